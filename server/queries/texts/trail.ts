/**
 * The trail of a text for the people of its meeting: every entry, by its digest alone where this reader may not see its
 * content, and whether the hash chain is intact.
 */
import { audienceIncludes, type TextEvent, type Viewer } from "#domain/life/index.ts";
import type { Refusal } from "#domain/refusals.ts";
import { type Actor, type Seat, sideOf } from "#domain/rights/index.ts";
import { type Break, firstBreak, type TrailEntry } from "#domain/trail/index.ts";
import { namesTo } from "#server/queries/amendments/attribution.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { readableText } from "#server/queries/texts/readable-text.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";

export interface TrailPage {
  ok: true;
  text: { id: string; title: string; zone: string };
  delegations: DelegationRow[];
  entries: TrailEntry[];
  broken: Break | null;
}

export function trail(context: QueryContext) {
  return async (actor: Actor | null, id: string): Promise<TrailPage | Refusal> => {
    const found = await readableText(context, actor, id);
    if (!found.ok) return found;
    const { text, meeting, seat } = found;
    const whole = await context.store.records.trail(id);
    const viewer = viewerFrom(seat);
    const named = namesTo(found);
    const entries = whole.map((entry) => unnamed(entryView(entry, viewer), named));
    const delegations = await context.store.meetings.delegations(text.meetingId);
    const facts = { id, title: text.title, zone: meeting.zone };
    return { ok: true, text: facts, delegations, entries, broken: firstBreak(whole) };
  };
}

/**
 * Where delegations are not named, an entry that names one is shown by its digest alone: its content is what was
 * hashed.
 */
export function unnamed(entry: TrailEntry, named: (delegation: string | null) => string | null): TrailEntry {
  if (!entry.content || !("amendment" in entry.content.event)) return entry;
  const { actor, event } = entry.content;
  const parties = [actor.delegation, ...namedDelegationsIn(event)];
  return parties.every((one) => one === null || named(one)) ? entry : { ...entry, content: null };
}

function namedDelegationsIn(event: TextEvent): (string | null)[] {
  if (event.type === "amendment-cosponsored") return [event.party.delegation];
  if (event.type !== "amendment-released") return [];
  return [event.party.delegation, event.suggestedBy?.delegation ?? null];
}

export function viewerFrom({ role, delegation }: Seat): Viewer {
  return sideOf(role) === "chair" ? { side: "chair" } : { side: "delegation", delegation };
}

export function entryView(entry: TrailEntry, viewer: Viewer): TrailEntry {
  return entry.content && !audienceIncludes(entry.content.event, viewer)
    ? { ...entry, content: null }
    : entry;
}
