/** What others changed in a text since this person last saw it. */
import type { Refusal } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { type ClauseChange, compare, isChanged } from "#domain/text/index.ts";
import { attributed } from "#server/queries/amendments/attribution.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { readableText } from "#server/queries/texts/readable-text.ts";
import { clausesIn } from "#server/store/log/text-at.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";

export interface SinceVisit {
  /** When the text was last seen, and the change up to which this comparison reaches. */
  at: string;
  n: number;
  changes: { change: ClauseChange; by: string[] }[];
}

export interface SinceVisitPage {
  ok: true;
  /** The first visit: there is nothing to show. */
  first: boolean;
  /** Null where nobody else changed anything. */
  since: SinceVisit | null;
  text: { language: string; zone: string };
  delegations: DelegationRow[];
}

export function sinceVisit(context: QueryContext) {
  const { store } = context;
  return async (actor: Actor | null, id: string): Promise<SinceVisitPage | Refusal> => {
    const found = await readableText(context, actor, id);
    if (!found.ok) return found;
    const { text, meeting, actor: reader } = found;
    const visit = await store.visits.last(reader.person, id);
    const facts = { text: { language: text.language, zone: meeting.zone } };
    if (!visit || visit.n >= text.head)
      return { ok: true, first: !visit, since: null, delegations: [], ...facts };
    const [then, now, touches, delegations] = await Promise.all([
      store.changes.stateAt(text.sheet, visit.n),
      store.changes.stateAt(text.sheet, text.head),
      store.folding.touchedSince(text.sheet, visit.n),
      store.meetings.delegations(text.meetingId),
    ]);
    const { rows } = compare({ clauses: clausesIn(then) }, { clauses: clausesIn(now) }, text);
    const by = Map.groupBy(attributed(found, touches), (touch) => touch.clauseId);
    const changes = rows.flatMap(({ change, left }) => {
      const hands = by.get(change.id) ?? [];
      const onlyMine = hands.length > 0 && hands.every(({ people }) => people.join() === reader.person);
      if (left || onlyMine || !isChanged(change)) return [];
      return [{ change, by: [...new Set(hands.flatMap((one) => one.delegations))] }];
    });
    const since = { at: visit.at.toISOString(), n: text.head, changes };
    return { ok: true, first: false, since: changes.length ? since : null, delegations, ...facts };
  };
}
