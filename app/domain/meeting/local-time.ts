/**
 * A date and time as a form has it, in the zone of a meeting: the one parser for all forms. It takes exactly what a
 * datetime-local field sends. Where clocks are changed a time may come twice or not at all: then it guesses nothing and
 * names the two instants that can be meant.
 */
import { isZone } from "#domain/meeting/zones.ts";

export type LocalTime =
  /** An instant in the form of Date.toISOString. */
  | { ok: true; instant: string }
  | { ok: false; reason: "malformed-moment" | "zone-unknown" }
  | { ok: false; reason: "time-twice" | "time-skipped"; moments: [string, string] };

/** Hours to 23: midnight belongs to the day that it begins, so that 24:00 has one spelling. Seconds where a field has them. */
const FORM = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;

/** `chosen` counts only where the time was asked for, and only if it is one of the two. */
export function localTimeIn(local: string, zone: string, chosen = ""): LocalTime {
  if (!isZone(zone)) return { ok: false, reason: "zone-unknown" };
  const plain = plainTime(local);
  if (!plain) return { ok: false, reason: "malformed-moment" };
  const [first, second] = (["earlier", "later"] as const).map((disambiguation) =>
    new Date(plain.toZonedDateTime(zone, { disambiguation }).epochMilliseconds).toISOString(),
  ) as [string, string];
  if (!YEARS.test(first) || !YEARS.test(second)) return { ok: false, reason: "malformed-moment" };
  if (first === second || chosen === first) return { ok: true, instant: first };
  if (chosen === second) return { ok: true, instant: second };
  const there = Temporal.Instant.from(first).toZonedDateTimeISO(zone).toPlainDateTime();
  return { ok: false, reason: there.equals(plain) ? "time-twice" : "time-skipped", moments: [first, second] };
}

/** Instants are compared as strings, so their years have four digits; and no database has a year 0. */
const YEARS = /^(?!0000)\d{4}-/;

function plainTime(local: string): Temporal.PlainDateTime | null {
  if (!FORM.test(local)) return null;
  try {
    return Temporal.PlainDateTime.from(local, { overflow: "reject" });
  } catch {
    return null;
  }
}

/** As an input for date and time has it. */
export function localTime(instant: string, zone: string): string {
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  return there.toPlainDateTime().toString({ smallestUnit: "second" });
}

/** What is not one instant stays as it was typed, and is refused in words. */
export function instantIn(local: string, zone: string, moment?: string): string {
  const time = localTimeIn(local, zone, moment);
  return time.ok ? time.instant : local;
}
