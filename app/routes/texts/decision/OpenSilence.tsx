/** The newest draft is placed under silence: until when, and, where the rules ask, by whose agreement. */
import { Field } from "#app/components/Field.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { useTranslation } from "#words/use-translation.ts";
import { Freezes } from "./Freezes.tsx";
import { type FormProps, handedTo, momentsTo } from "./form.ts";
import { UntilField } from "./OnTheRecord.tsx";
import { Scarce } from "./Scarce.tsx";

export function OpenSilence({ page, result }: FormProps) {
  const { t } = useTranslation();
  const values = handedTo(result, "open-silence");
  const { silenceHours, confirmMeeting } = page.rules;
  const facts = { count: page.rows.length, hours: silenceHours };
  return (
    <Freezes
      {...{ page, result }}
      intent="open-silence"
      title={t("deciding.openSilence")}
      hint={t("deciding.openSilenceHint", facts)}
    >
      <UntilField
        moments={momentsTo(result, "open-silence")}
        zone={page.text.zone}
        soonest={page.earliest}
        value={values.expires ?? page.earliest}
      />
      {page.scarce.length ? (
        <Notice tone="warn">
          <Scarce scarce={page.scarce} />
        </Notice>
      ) : null}
      {confirmMeeting ? (
        <div className="side-by-side">
          <Field
            label={t("deciding.agreedAt")}
            name="meeting"
            required
            maxLength={300}
            defaultValue={values.meeting}
          />
          <Field label={t("deciding.agreedOn")} type="date" name="date" required defaultValue={values.date} />
        </div>
      ) : null}
    </Freezes>
  );
}
