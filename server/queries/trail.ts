/** The trail of a text for those at its table: every entry, and whether the chain holds. */
import type { Refusal } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { type Break, firstBreak, type TrailEntry } from "#domain/trail/index.ts";
import { readableText } from "#server/queries/readable-text.ts";
import type { Shelf } from "#server/queries/shelf.ts";
import type { DelegationView } from "#server/store/meetings.ts";

export interface TrailPage {
  ok: true;
  text: { id: string; title: string; zone: string };
  delegations: DelegationView[];
  entries: TrailEntry[];
  broken: Break | null;
}

export function trail(shelf: Shelf) {
  return async (actor: Actor | null, id: string): Promise<TrailPage | Refusal> => {
    const found = await readableText(shelf, actor, id);
    if (!found.ok) return found;
    const { text, meeting } = found;
    const entries = await shelf.store.records.trail(id);
    const delegations = await shelf.store.meetings.delegations(text.meetingId);
    const facts = { id, title: text.title, zone: meeting.zone };
    return { ok: true, text: facts, delegations, entries, broken: firstBreak(entries) };
  };
}
