/** That the outcome was announced at a later meeting, which and when. */
import { Button } from "#app/components/Button.tsx";
import { Field } from "#app/components/Field.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { type FormProps, handedTo } from "./form.ts";

export function Announce({ result }: FormProps) {
  const { t } = useTranslation();
  const values = handedTo(result, "announce-outcome");
  return (
    <details className="card" open={result?.intent === "announce-outcome"}>
      <summary>{t("deciding.announce")}</summary>
      <form method="post">
        <p>{t("deciding.announceHint")}</p>
        <div className="side-by-side">
          <Field
            label={t("deciding.meetingName")}
            name="meeting"
            required
            maxLength={300}
            defaultValue={values.meeting}
          />
          <Field
            label={t("deciding.meetingDate")}
            name="date"
            type="date"
            required
            defaultValue={values.date}
          />
        </div>
        <Button appearance="quiet" name="intent" value="announce-outcome">
          {t("deciding.announce")}
        </Button>
      </form>
    </details>
  );
}
