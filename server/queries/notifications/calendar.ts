/**
 * Deadlines for a calendar: of a text, of a meeting with its texts, and of every meeting at which a person has a seat.
 */
import { asOf, rulesOf, type TextRecord } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may } from "#domain/rights/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { hashed } from "#server/store/database/one-time.ts";
import type { MeetingView } from "#server/store/meetings/meetings.ts";
import type { TextRow } from "#server/store/texts/texts.ts";

export interface Deadline {
  what: "silence" | "amendments" | "statements" | "correction";
  text: string;
  title: string;
  /** ISO instant. */
  at: string;
}

export interface Calendar {
  ok: true;
  /** The text to which it belongs, if any. */
  title: string | null;
  meetings: { meeting: MeetingView; deadlines: Deadline[] }[];
}

export function textCalendar({ store, now }: QueryContext) {
  return async (actor: Actor | null, id: string): Promise<Calendar | Refusal> => {
    const text = await store.texts.byId(id);
    if (!text) return refuse(actor ? "not-found" : "not-signed-in");
    const permission = may(actor, "read", { meeting: text.meetingId });
    if (!permission.ok) return permission;
    const meetings = await store.meetings.byIds([text.meetingId]);
    return { ok: true, title: text.title, meetings: together(meetings, [text], now()) };
  };
}

export function meetingCalendar({ store, now }: QueryContext) {
  return async (actor: Actor | null, id: string): Promise<Calendar | Refusal> => {
    const permission = may(actor, "read", { meeting: id });
    if (!permission.ok) return permission;
    return { ok: true, title: null, meetings: await of(store, [id], now()) };
  };
}

/** By the token of a person's own address, which a calendar program sends instead of a cookie. */
export function ownCalendar({ store, now }: QueryContext) {
  return async (token: string): Promise<(Calendar & { language: string }) | Refusal> => {
    const owner = await store.calendarAddresses.owner(hashed(token));
    if (!owner) return refuse("not-found");
    const seats = await store.meetings.seatsOf(owner.person, now());
    const meetings = await of(
      store,
      seats.map(({ meeting }) => meeting),
      now(),
    );
    return { ok: true, title: null, language: owner.language, meetings };
  };
}

async function of(store: QueryContext["store"], ids: string[], now: Date): Promise<Calendar["meetings"]> {
  const [meetings, texts] = await Promise.all([store.meetings.byIds(ids), store.texts.ofMeetings(ids)]);
  return together(meetings, texts, now);
}

function together(
  meetings: readonly MeetingView[],
  texts: readonly TextRow[],
  now: Date,
): Calendar["meetings"] {
  return meetings.map((meeting) => {
    const own = texts.filter((text) => text.meetingId === meeting.id);
    return { meeting, deadlines: own.flatMap((text) => deadlinesOf(text, now.toISOString())) };
  });
}

function deadlinesOf({ id: text, title, record }: TextRow, now: string): Deadline[] {
  const due = moments(asOf(record, now));
  return due.flatMap(([what, at]) => (at ? [{ what, text, title, at }] : []));
}

function moments(record: TextRecord): [Deadline["what"], string | null | undefined][] {
  const { phase, amendmentsClose, correction } = record;
  const frozen = ["silence", "meeting", "agreed", "signing"].includes(phase.name);
  return [
    ["silence", phase.name === "silence" ? phase.expires : null],
    ["amendments", phase.name === "drafting" ? amendmentsClose : null],
    ["statements", frozen ? rulesOf(record).statementsUntil : null],
    ["correction", correction?.expires],
  ];
}
