/** A silence procedure is put off: only before its expiry, only to later, with a reason that stays on the record. */
import { Button } from "../../components/Button.tsx";
import { Area, Field } from "../../components/Field.tsx";
import { useTranslation } from "../../words/use-translation.ts";
import { type FormProps, givenTo } from "./form.ts";

export function ExtendSilence({ page, came }: FormProps) {
  const { t } = useTranslation();
  const given = givenTo(came, "extend-silence");
  if (!page.silence) return null;
  return (
    <details className="card" open={came?.intent === "extend-silence"}>
      <summary>{t("deciding.extendSilence")}</summary>
      <form method="post">
        <p>{t("deciding.extendHint")}</p>
        <input type="hidden" name="zone" value={page.text.zone} />
        <Field
          label={t("deciding.expires")}
          hint={t("deciding.expiresHint", { zone: page.text.zone })}
          type="datetime-local"
          name="expires"
          required
          min={page.silence.soonest}
          defaultValue={given.expires ?? page.silence.suggested}
        />
        <Area
          label={t("decision.reason")}
          hint={t("decision.reasonHint")}
          name="reason"
          required
          maxLength={4000}
          rows={2}
          defaultValue={given.reason}
        />
        <Button look="quiet" name="intent" value="extend-silence">
          {t("deciding.extendSilence")}
        </Button>
      </form>
    </details>
  );
}
