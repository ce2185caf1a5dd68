/** Which clauses the outline shows: all, or those that stand alike, with their number. */
import { useTranslation } from "../../words/use-translation.ts";
import type { Drawn } from "../drawing.ts";
import type { NegotiationShown } from "./shown.ts";
import { countsOf, type ShownStatus, STATUSES } from "./status.ts";

interface Props {
  clauses: readonly Drawn[];
  standings: NegotiationShown["standings"];
  only: ShownStatus | null;
  onChoose(only: ShownStatus | null): void;
}

export function StatusFilter({ clauses, standings, only, onChoose }: Props) {
  const { t } = useTranslation();
  const counts = countsOf(clauses, standings);
  return (
    <label className="status-filter">
      <span className="visually-hidden">{t("clauseStanding.filter")}</span>
      <select
        value={only ?? ""}
        onChange={({ target }) => onChoose((target.value || null) as ShownStatus | null)}
      >
        <option value="">{t("clauseStanding.all")}</option>
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`clauseStanding.counts.${status}`, { count: counts[status] })}
          </option>
        ))}
      </select>
    </label>
  );
}
