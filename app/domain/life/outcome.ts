/**
 * What time alone does to a text. Deadlines are computed from the record and the moment. So every reader sees the
 * outcome at once, and the event can be written later, by a job or by the next command, with the same content.
 */
import type { TextEvent } from "#domain/life/events.ts";
import { evolve } from "#domain/life/evolve.ts";
import { frozenOf } from "#domain/life/freezing.ts";
import type { TextRecord } from "#domain/life/record.ts";

/** The outcomes that have come about by `now` (ISO instant) and are not on the record yet. */
export function outcomesDue(record: TextRecord, now: string): TextEvent[] {
  return [...silenceOutcome(record, now), ...correctionOutcome(record, now)];
}

/** The record as it truly is at this moment: with the outcomes that nobody has written down yet. */
export function asOf(record: TextRecord, now: string): TextRecord {
  return outcomesDue(record, now).reduce((known, event) => evolve(known, event, now), record);
}

/** At the instant of expiry the time is over: who objects then is late. */
export function silenceOutcome({ phase }: TextRecord, now: string): TextEvent[] {
  if (phase.name !== "silence" || now < phase.expires) return [];
  return [{ type: "silence-kept", draft: phase.draft, hash: phase.hash, expired: phase.expires }];
}

export function correctionOutcome({ correction }: TextRecord, now: string): TextEvent[] {
  if (!correction || now < correction.expires) return [];
  const { edition, reason, expires } = correction;
  return [{ type: "corrected", edition, reason, expired: expires, ...frozenOf(correction) }];
}

/**
 * Is the installation the author, and not the person whose request happened to write it? Either time did it, or its
 * author is not for everybody to know.
 */
export function decidedByServer(event: TextEvent): boolean {
  switch (event.type) {
    case "silence-kept":
    case "corrected":
    case "silence-broken":
    case "correction-objected":
      return true;
    case "objection-noted":
      return event.party === null;
    default:
      return false;
  }
}
