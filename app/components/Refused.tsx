/** Why something was refused, in words, also for screen readers. */
import type { Reason } from "#domain/refusals.ts";
import { useTranslation } from "#words/use-translation.ts";

export function Refused({ reason, id }: { reason: Reason | null | undefined; id?: string }) {
  const { t } = useTranslation();
  if (!reason) return null;
  return (
    <p id={id} role="alert" className="field-error">
      {t(`refusals.${reason}`)}
    </p>
  );
}
