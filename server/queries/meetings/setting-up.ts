/** The set-up page of a meeting: everything that is set up there, with what this person may do about each. */

import type { Names } from "#domain/life/index.ts";
import { isAddress, type MeetingAct } from "#domain/meeting/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, invitable, may, mayFound, type Role } from "#domain/rights/index.ts";
import { wordsOf } from "#domain/text/index.ts";
import { readEdition, textIn } from "#domain/trail/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { type NextSteps, nextSteps } from "#server/queries/meetings/next-steps.ts";
import { listed } from "#server/queries/texts/texts-of.ts";
import { hashed } from "#server/store/database/one-time.ts";
import type { DelegationRow, MeetingView } from "#server/store/meetings/meetings.ts";
import type { InvitationRow, SeatRow } from "#server/store/meetings/setting-up.ts";

type OfMeeting<Row> = Omit<Row, "meeting">;

export interface SettingUpPage {
  ok: true;
  meeting: MeetingView;
  languages: string[];
  /** Everything, or, for a head, only the own people. */
  may: { setUp: boolean };
  /** Whether drafts of its adopted texts are shown to the public. */
  draftViews: boolean;
  /** In seat order; `invitable` are the roles that this person may invite to it. */
  delegations: (DelegationRow & { invitable: readonly Role[] })[];
  bureau: { invitable: readonly Role[] };
  seats: SeatRow[];
  invitations: OfMeeting<InvitationRow>[];
  /** What is still to be set up; for its secretariat. */
  steps: NextSteps | null;
}

export function settingUp(context: QueryContext) {
  const { store, now } = context;
  return async (actor: Actor | null, id: string): Promise<SettingUpPage | Refusal> => {
    const meeting = actor && (await store.meetings.byId(id));
    if (actor && !meeting) return refuse("not-found");
    const permission = may(actor, "invite", { meeting: id });
    if (!meeting || !permission.ok) return permission.ok ? refuse("not-found") : permission;
    const [delegations, languages, seats, invitations, draftViews, texts] = await Promise.all([
      store.meetings.delegations(id),
      store.settingUp.languages(id),
      store.settingUp.seats(id),
      store.settingUp.openInvitations(id, now()),
      store.meetings.draftViews(id),
      store.texts.ofMeetings([id]),
    ]);
    const whole = may(actor, "set-up", { meeting: id }).ok;
    const begun = texts.map((text) => listed(text, null, now()));
    const { seat } = permission;
    const mine = (one: { delegation: string | null }) => whole || one.delegation === seat.delegation;
    return {
      ok: true,
      ...{ meeting, languages, draftViews, may: { setUp: whole } },
      delegations: delegations
        .filter(({ id: delegation }) => mine({ delegation }))
        .map((one) => ({ ...one, invitable: invitable(seat, one) })),
      bureau: { invitable: invitable(seat, null) },
      seats: seats.filter(mine),
      invitations: invitations.filter(mine),
      steps: await nextSteps(context, actor, id, begun),
    };
  };
}

export interface MeetingRecord {
  ok: true;
  meeting: MeetingView;
  acts: { n: number; at: string; by: string | null; act: MeetingAct }[];
}

/** The record of the meeting; for its secretariat. */
export function meetingRecord({ store }: QueryContext) {
  return async (actor: Actor | null, id: string): Promise<MeetingRecord | Refusal> => {
    const permission = may(actor, "set-up", { meeting: id });
    if (!permission.ok) return permission;
    const meeting = await store.meetings.byId(id);
    if (!meeting) return refuse("not-found");
    const acts = await store.settingUp.acts(id);
    const names = await store.meetings.namesOf(acts.flatMap(({ person }) => person ?? []));
    return {
      ok: true,
      meeting,
      acts: acts.map(({ n, at, person, act }) => ({
        ...{ n, act, at: at.toISOString() },
        by: person ? (names.get(person) ?? null) : null,
      })),
    };
  };
}

export interface Founding {
  ok: true;
  forums: { id: string; name: Names }[];
  /** Meetings whose secretariat this person is, newest first: what a new one can be copied from. */
  meetings: MeetingView[];
}

export function founding({ store }: QueryContext) {
  return async (actor: Actor | null): Promise<Founding | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    if (!mayFound(actor)) return refuse("not-your-role");
    const ids = actor.seats
      .map((seat) => seat.meeting)
      .filter((meeting) => may(actor, "set-up", { meeting }).ok);
    const [forums, meetings] = await Promise.all([store.settingUp.forums(), store.meetings.byIds(ids)]);
    return { ok: true, forums, meetings };
  };
}

export interface Beginnings {
  ok: true;
  meeting: MeetingView;
  languages: string[];
  editions: { slug: string; title: string }[];
}

/** What a text can begin from. */
export function beginnings({ store }: QueryContext) {
  return async (actor: Actor | null, id: string): Promise<Beginnings | Refusal> => {
    const permission = may(actor, "open-drafting", { meeting: id });
    if (!permission.ok) return permission;
    const meeting = await store.meetings.byId(id);
    if (!meeting) return refuse("not-found");
    const documents = await store.editions.documents();
    const editions = documents.flatMap((document) => {
      const read = readEdition(document);
      return read.ok ? [entitled(read.edition)] : [];
    });
    return { ok: true, meeting, languages: await store.settingUp.languages(id), editions };
  };
}

type ReadEdition = Extract<ReturnType<typeof readEdition>, { ok: true }>["edition"];

function entitled(edition: ReadEdition): { slug: string; title: string } {
  const title = textIn(edition).clauses.find((clause) => clause.kind === "title");
  const adopted = edition.trail.findLast(({ content }) => content?.event.type === "adopted")?.content?.event;
  const slug = adopted?.type === "adopted" ? adopted.slug : "";
  return { slug, title: title ? wordsOf(title) : slug };
}

export interface SeatOffered {
  ok: true;
  meeting: MeetingView;
  role: Role;
  delegation: DelegationRow | null;
  /** Where the invitation was sent; null where the link was passed on by hand. */
  address: string | null;
}

/** The seat behind a link, for the person who has it. */
export function seatOffered({ store, now }: QueryContext) {
  return async (token: string): Promise<SeatOffered | Refusal> => {
    const found = await store.settingUp.invitationFor(hashed(token), now());
    const meeting = found && (await store.meetings.byId(found.meeting));
    if (!found || !meeting) return refuse("link-spent");
    const delegation = found.delegation ? await store.meetings.delegation(found.delegation) : null;
    const address = isAddress(found.who) ? found.who : null;
    return { ok: true, meeting, role: found.role, delegation, address };
  };
}
