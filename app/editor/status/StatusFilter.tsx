/** Which clauses the outline shows: all, or those with one status, with their number. */

import type { Drawn } from "#app/editor/drawing/drawing.ts";
import type { NegotiationView } from "#app/presenters/negotiation.ts";
import { STATUSES, type StatusName } from "#app/presenters/negotiation.ts";
import { useTranslation } from "#words/use-translation.ts";
import { countsOf } from "./status.ts";

interface Props {
  clauses: readonly Drawn[];
  statuses: NegotiationView["statuses"];
  only: StatusName | null;
  onChoose(only: StatusName | null): void;
}

export function StatusFilter({ clauses, statuses, only, onChoose }: Props) {
  const { t } = useTranslation();
  const counts = countsOf(clauses, statuses);
  return (
    <label className="status-filter">
      <span className="visually-hidden">{t("clauseStatus.filter")}</span>
      <select
        value={only ?? ""}
        onChange={({ target }) => onChoose((target.value || null) as StatusName | null)}
      >
        <option value="">{t("clauseStatus.all")}</option>
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {t(`clauseStatus.counts.${status}`, { count: counts[status] })}
          </option>
        ))}
      </select>
    </label>
  );
}
