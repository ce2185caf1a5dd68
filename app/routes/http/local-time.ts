/** A local time from a form, read by the domain's one parser; where it has to be asked, the two moments in words. */
import { type LocalTime, localTimeIn } from "#domain/meeting/index.ts";
import type { Reason } from "#domain/refusals.ts";
import type { Formats } from "#words/format.ts";

/** One of the two that a time on the day of a clock change can mean. */
export interface MomentChoice {
  instant: string;
  words: string;
}

export interface TimeRefused {
  reason: Reason;
  moments: MomentChoice[];
}

/** Null where the time is one instant, or where none was asked for. */
export function timeRefused(
  values: { local: string; zone: string; moment?: string } | null,
  formats: Formats,
): TimeRefused | null {
  const time = values && localTimeIn(values.local, values.zone, values.moment);
  if (!time || time.ok) return null;
  return { reason: time.reason, moments: momentsOf(time, values.zone, formats) };
}

function momentsOf(time: LocalTime, zone: string, { moment }: Formats): MomentChoice[] {
  if (time.ok || !("moments" in time)) return [];
  return time.moments.map((instant) => ({ instant, words: moment(instant, zone) }));
}
