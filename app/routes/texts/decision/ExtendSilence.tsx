/** A silence procedure is put off: only before its expiry, only to later, with a reason that stays on the record. */
import { Button } from "#app/components/Button.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { type FormProps, handedTo, momentsTo } from "./form.ts";
import { ReasonArea, UntilField } from "./OnTheRecord.tsx";

export function ExtendSilence({ page, result }: FormProps) {
  const { t } = useTranslation();
  const values = handedTo(result, "extend-silence");
  if (!page.silence) return null;
  return (
    <details className="card" open={result?.intent === "extend-silence"}>
      <summary>{t("deciding.extendSilence")}</summary>
      <form method="post">
        <p>{t("deciding.extendHint")}</p>
        <UntilField
          moments={momentsTo(result, "extend-silence")}
          zone={page.text.zone}
          soonest={page.silence.soonest}
          value={values.expires ?? page.silence.suggested}
        />
        <ReasonArea value={values.reason} />
        <Button appearance="quiet" name="intent" value="extend-silence">
          {t("deciding.extendSilence")}
        </Button>
      </form>
    </details>
  );
}
