/**
 * Which of a person's notifications are mailed now, each alone or together in a digest, and which never. Pure: the time
 * is an argument, and asking again after everything was done gives nothing.
 */
import { type Digest, kindOf, type Preferences, preferenceFor } from "#domain/notifications/kinds.ts";

export interface WaitingNotification {
  matter: string;
  /** ISO instant. */
  at: string;
  facts: { until?: string };
  seen: boolean;
  /** IANA zone of its meeting. */
  zone: string;
}

export interface Sorted<One> {
  once: One[];
  /** All in one mail; empty while its hour has not come. */
  digest: One[];
  /** Not wanted, seen meanwhile, or too late. */
  dropped: One[];
}

/** In: those that are in no mail yet, oldest first. */
export function sorted<One extends WaitingNotification>(
  waiting: readonly One[],
  preferences: Preferences,
  now: string,
): Sorted<One> {
  const fate = (one: One) => fateOf(one, preferences, now);
  const gathered = waiting.filter((one) => fate(one) === "digest");
  const [oldest, newest] = [gathered[0], gathered.at(-1)];
  const due = oldest && newest && digestDue(preferences.digest, oldest.at, newest.zone, now);
  return {
    once: waiting.filter((one) => fate(one) === "once"),
    digest: due ? gathered : [],
    dropped: waiting.filter((one) => fate(one) === "none"),
  };
}

function fateOf(
  { matter, facts, seen }: WaitingNotification,
  preferences: Preferences,
  now: string,
): "once" | "digest" | "none" {
  const kind = kindOf(matter);
  if (kind === "deadline" && facts.until && facts.until <= now) return "none";
  const preference = preferenceFor(kind, preferences);
  if (preference !== "digest") return preference;
  return seen || preferences.digest === "none" ? "none" : "digest";
}

const HOUR_MS = 3_600_000;
/** Before the working day begins where the meeting is. */
const MORNING = "T07:00";

/** Is it time for a digest whose oldest notice is of `since`? */
export function digestDue(digest: Digest, since: string, zone: string, now: string): boolean {
  if (digest === "none") return false;
  if (digest === "hourly") return Date.parse(since) + HOUR_MS <= Date.parse(now);
  const here = clockIn(zone, now);
  const before = clockIn(zone, new Date(Date.parse(now) - 24 * HOUR_MS).toISOString());
  const morning = here.slice(10) >= MORNING ? here.slice(0, 10) + MORNING : before.slice(0, 10) + MORNING;
  return clockIn(zone, since) < morning;
}

/** "2026-11-27T14:05", the local time of that zone: comparable as a string. */
function clockIn(timeZone: string, at: string): string {
  const view = new Date(at).toLocaleString("sv-SE", { timeZone, hourCycle: "h23" });
  return view.slice(0, 16).replace(" ", "T");
}
