/**
 * The matrix: every clause against every member delegation in seat order, with the positions that this reader may see
 * and no trace of the others.
 */
import { type ClauseName, type ClauseStatus, clauseStatus } from "#domain/life/index.ts";
import { type Consensus, consensusOf, type PositionViewer, seenBy } from "#domain/positions/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { countBrackets, numbering, wordsOf } from "#domain/text/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { type PositionData, positionViews, viewerAt } from "#server/queries/positions/position-view.ts";
import { readableText } from "#server/queries/texts/readable-text.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";

export interface PositionRow {
  name: ClauseName;
  words: string;
  status: ClauseStatus;
  brackets: number;
  consensus: Consensus;
  /** In seat order, those that there are for this reader. */
  positions: PositionData[];
}

export interface PositionsPage {
  ok: true;
  text: { id: string; title: string; language: string; zone: string; leftOut: number };
  viewer: PositionViewer;
  /** Member delegations, in seat order. */
  delegations: DelegationRow[];
  rows: PositionRow[];
  at: string;
}

export function positions(context: QueryContext) {
  const { store } = context;
  return async (actor: Actor | null, id: string): Promise<PositionsPage | Refusal> => {
    const found = await readableText(context, actor, id);
    if (!found.ok) return found;
    const { text, seat, meeting, may } = found;
    if (!may["see-positions"]) return refuse("not-your-role");
    const viewer = viewerAt(seat);
    const [{ clauses, leftOut }, taken, all] = await Promise.all([
      store.sheets.read(text.sheet),
      store.positions.of(id),
      store.meetings.delegations(text.meetingId),
    ]);
    const members = new Set(text.record.signatories.map((party) => party.delegation));
    const delegations = all.filter((one) => members.has(one.id));
    const marks = numbering(clauses);
    const visible = Map.groupBy(seenBy(taken, viewer), (position) => position.clause);
    const { title, language } = text;
    return {
      ok: true,
      text: { id, title, language, zone: meeting.zone, leftOut },
      ...{ viewer, delegations, at: context.now().toISOString() },
      rows: clauses.map((clause, at) => {
        const own = visible.get(clause.id) ?? [];
        return {
          name: { id: clause.id, kind: clause.kind, reference: marks[at]?.reference ?? "" },
          words: wordsOf(clause),
          status: clauseStatus(text.record, clause.id),
          brackets: countBrackets([clause]),
          consensus: consensusOf(own),
          positions: positionViews(own, clause, delegations),
        };
      }),
    };
  };
}
