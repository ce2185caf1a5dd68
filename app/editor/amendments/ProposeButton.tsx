/**
 * Among the tools: proposes a change to the clause with the caret. Absent for people who may neither propose nor
 * suggest.
 */

import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { Sign } from "#app/editor/drawing/Initials.tsx";
import { useClauseName } from "#app/editor/drawing/use-clause-name.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Amending } from "./use-amending.ts";

interface Props {
  page: TextPage;
  clause: Drawn | undefined;
  amending: Amending;
}

export function ProposeButton({ page, clause, amending }: Props) {
  const { t } = useTranslation();
  const nameOf = useClauseName();
  const { may } = page.proposals ?? {};
  if (!(may?.draft || may?.suggest)) return null;
  const view = Boolean(clause) && amending.proposing === clause?.id;
  return (
    <button
      type="button"
      className="button button-small propose-button"
      disabled={!clause?.id}
      aria-expanded={view}
      title={
        clause && t(may.draft ? "amendments.proposeAt" : "amendments.suggestAt", { place: nameOf(clause) })
      }
      onClick={() => clause && amending.propose(view ? "" : clause.id)}
    >
      <Sign path="M3 13l.7-2.8 7-7 2.1 2.1-7 7ZM9.2 4.7l2.1 2.1" />
      <span className="propose-words">{t(may.draft ? "amendments.propose" : "amendments.suggest")}</span>
    </button>
  );
}
