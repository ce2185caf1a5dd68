/** Shown when a person types into a closed clause: which clause it is, why nothing changed, and who can open it. */

import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { useClauseName } from "#app/editor/drawing/use-clause-name.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  page: TextPage;
  clauses: readonly Drawn[];
  /** Id of the clause in which the person tried to type. */
  refused: string | null;
}

export function RefusedTyping({ page, clauses, refused }: Props) {
  const { t } = useTranslation();
  const nameOf = useClauseName();
  const clause = clauses.find(({ id }) => id === refused);
  const clauseState = refused === null ? undefined : page.negotiation.statuses[refused];
  const how = clauseState?.correction ? "correction" : clauseState?.status;
  return (
    <div role="alert" className="refused-typing">
      {clause && how ? <p>{t(`clauseStatus.refused.${how}`, { name: nameOf(clause) })}</p> : null}
    </div>
  );
}
