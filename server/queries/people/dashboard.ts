/** The dashboard, which a person sees after signing in: the meetings with a seat, and their texts. */
import type { Names } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, mayFound, type Role, type Seat } from "#domain/rights/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { type Awaiting, awaiting } from "#server/queries/decision/awaiting.ts";
import { type NextSteps, nextSteps } from "#server/queries/meetings/next-steps.ts";
import { readsMails } from "#server/queries/notifications/outbox.ts";
import { type ListedText, listed } from "#server/queries/texts/texts-of.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";
import type { Notification } from "#server/store/notifications/notifications.ts";

export interface DashboardMeeting {
  id: string;
  slug: string;
  zone: string;
  name: Names;
  place: Names;
  starts: string;
  ends: string;
  role: Role;
  delegation: DelegationRow | null;
  texts: ListedText[];
  /** What this person may do next on them. */
  awaiting: Awaiting[];
  /** What is still to be set up; for its secretariat. */
  steps: NextSteps | null;
}

export interface DashboardPage {
  ok: true;
  /** Whether this person may found a meeting. */
  found: boolean;
  /** May this person read mails that are sent to others? */
  outbox: boolean;
  meetings: DashboardMeeting[];
  /** The notifications that this person has not seen, newest first. */
  notifications: Notification[];
}

/** More are on the pages of the texts themselves. */
const NEWEST = 12;

export function dashboard(context: QueryContext) {
  const { store, now } = context;
  return async (actor: Actor | null): Promise<DashboardPage | Refusal> => {
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
        steps: await nextSteps(context, actor, id, own),
      };
    });
    const notifications = (await store.notifications.of(actor.person, NEWEST)).filter((one) => !one.seen);
    return {
      ok: true,
      found: mayFound(actor),
      outbox: readsMails(actor) !== null,
      meetings: await Promise.all(found),
      notifications,
    };
  };
}
