/** Before anybody signs: the closing line of the text names another place or day than the adoption would. */
import { Notice } from "#app/components/Notice.tsx";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { useTranslation } from "#words/use-translation.ts";

export function ClosingLine({ closing }: Pick<DecisionView, "closing">) {
  const { t } = useTranslation();
  if (!closing) return null;
  const { place, day, adopted } = closing;
  return (
    <Notice tone="warn">
      <p>
        <strong>{t("deciding.closing.title")}</strong>
      </p>
      <ul>
        {place ? <li>{t("deciding.closing.venue", { place, meeting: adopted.place })}</li> : null}
        {day ? <li>{t("deciding.closing.day", { day, adopted: adopted.day })}</li> : null}
      </ul>
    </Notice>
  );
}
