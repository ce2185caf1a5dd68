/** Shows for a while what was decided about clauses since the page was last loaded, also for screen readers. */
import { useEffect, useState } from "react";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { useClauseName } from "#app/editor/drawing/use-clause-name.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { changedStatuses } from "./status.ts";
import { useStatusWords } from "./use-statuses.ts";

const TOAST_MS = 6_000;

export function StatusAnnouncements({ page, clauses }: { page: TextPage; clauses: readonly Drawn[] }) {
  const { t } = useTranslation();
  const nameOf = useClauseName();
  const wordsOf = useStatusWords(page);
  const { statuses } = page.negotiation;
  const [known, setKnown] = useState(statuses);
  const [changed, setChanged] = useState<readonly string[]>([]);
  if (known !== statuses) {
    const updates = changedStatuses(known, statuses);
    setKnown(statuses);
    if (updates.length) setChanged(updates);
  }
  useEffect(() => {
    if (!changed.length) return;
    const timer = setTimeout(setChanged, TOAST_MS, []);
    return () => clearTimeout(timer);
  }, [changed]);
  return (
    <div role="status" className="standing-news">
      {clauses
        .filter(({ id }) => changed.includes(id))
        .map((clause) => {
          const clauseState = statuses[clause.id];
          const words = clauseState ? wordsOf(clauseState) : t("clauseStatus.openAgain");
          return <p key={clause.id}>{t("clauseStatus.changes", { name: nameOf(clause), words })}</p>;
        })}
    </div>
  );
}
