/** What a person finds after signing in: the meetings with a seat, and their texts. */
import type { Names } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, mayFound, type Role, type Seat } from "#domain/rights/index.ts";
import { type Awaiting, awaiting } from "#server/queries/awaiting.ts";
import { type NextSteps, nextSteps } from "#server/queries/next-steps.ts";
import { readsLetters } from "#server/queries/outbox.ts";
import type { Shelf } from "#server/queries/shelf.ts";
import { type ListedText, listed } from "#server/queries/texts-of.ts";
import type { DeskNotice } from "#server/store/desk-notices.ts";
import type { DelegationView } from "#server/store/meetings.ts";

export interface DeskMeeting {
  id: string;
  slug: string;
  zone: string;
  name: Names;
  place: Names;
  starts: string;
  ends: string;
  role: Role;
  delegation: DelegationView | null;
  texts: ListedText[];
  /** What this person may do next on them. */
  awaiting: Awaiting[];
  /** What is still to be set up; for its desk. */
  steps: NextSteps | null;
}

export interface DeskPage {
  ok: true;
  /** May this person found a meeting? */
  found: boolean;
  /** May this person read letters that are sent to others? */
  outbox: boolean;
  meetings: DeskMeeting[];
  /** What this person was told and has not seen, newest first. */
  news: DeskNotice[];
}

/** More is on the pages of the texts themselves. */
const NEWS = 12;

export function desk(shelf: Shelf) {
  const { store, now } = shelf;
  return async (actor: Actor | null): Promise<DeskPage | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const ids = actor.seats.map((seat) => seat.meeting);
    const [meetings, texts] = await Promise.all([store.meetings.byIds(ids), store.texts.ofMeetings(ids)]);
    const found = meetings.map(async ({ id, slug, name, place, starts, ends, zone }) => {
      const { role, delegation } = actor.seats.find((seat) => seat.meeting === id) as Seat;
      const own = texts
        .filter((text) => text.meetingId === id)
        .map((text) => listed(text, delegation, now()));
      const view = delegation ? await store.meetings.delegation(delegation) : null;
      const ofOurs = own.map((text) => text.id);
      const waiting = delegation ? await store.amendments.waiting(ofOurs, delegation) : new Map();
      return {
        id,
        slug,
        zone,
        name,
        place,
        starts,
        ends,
        role,
        delegation: view,
        texts: own,
        awaiting: awaiting(actor, id, own, waiting),
        steps: await nextSteps(shelf, actor, id, own),
      };
    });
    const news = (await store.deskNotices.of(actor.person, NEWS)).filter((one) => !one.seen);
    return {
      ok: true,
      found: mayFound(actor),
      outbox: readsLetters(actor) !== null,
      meetings: await Promise.all(found),
      news,
    };
  };
}
