/** Two fields that several commands of a decision share: until when, and why. */
import { Area, Field } from "#app/components/Field.tsx";
import { MomentChoices } from "#app/components/MomentChoices.tsx";
import type { MomentChoice } from "#app/routes/http/local-time.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Until {
  label?: "deciding.expires" | "deciding.correctUntil";
  zone: string;
  /** As the field wants it: local time where the meeting is. */
  soonest: string;
  value: string | undefined;
  moments: readonly MomentChoice[];
}

/** A time limit, said in the meeting's own time; the form carries which that is. */
export function UntilField({ label = "deciding.expires", zone, soonest, value, moments }: Until) {
  const { t } = useTranslation();
  return (
    <>
      <input type="hidden" name="zone" value={zone} />
      <Field
        label={t(label)}
        hint={t("deciding.expiresHint", { zone })}
        type="datetime-local"
        name="expires"
        required
        min={soonest}
        defaultValue={value}
      />
      <MomentChoices moments={moments} />
    </>
  );
}

interface Reason {
  label?: "decision.reason" | "deciding.correctReason";
  value: string | undefined;
}

/** It stays on the record, as the hint says. */
export function ReasonArea({ label = "decision.reason", value }: Reason) {
  const { t } = useTranslation();
  return (
    <Area
      label={t(label)}
      hint={t("decision.reasonHint")}
      name="reason"
      required
      maxLength={4000}
      rows={2}
      defaultValue={value}
    />
  );
}
