/** What was signed ad referendum is confirmed by the authority at home, and counts from then on. */
import { Button } from "#app/components/Button.tsx";
import { Field } from "#app/components/Field.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { type FormProps, handedTo } from "./form.ts";

export function ConfirmSignature({ result }: FormProps) {
  const { t } = useTranslation();
  return (
    <form method="post" className="card" id="confirm">
      <h2>{t("deciding.confirmSignature")}</h2>
      <p>{t("deciding.confirmHint")}</p>
      <Field
        label={t("deciding.confirmedWith")}
        hint={t("deciding.confirmedWithHint")}
        name="by"
        required
        maxLength={300}
        defaultValue={handedTo(result, "confirm-signature").by}
      />
      <Button name="intent" value="confirm-signature">
        {t("deciding.confirmSignature")}
      </Button>
    </form>
  );
}
