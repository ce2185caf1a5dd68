/** The status of a text in its negotiation, as its page shows it: plain values, with every moment in words. */
import type { ClauseStatus } from "#domain/life/index.ts";
import type { Reason } from "#domain/refusals.ts";

/** A clause in lists and signs: its degree of agreement, or what keeps it open. */
export const STATUSES = ["open", "bracketed", "held", "agreed-ad-ref", "agreed"] as const;
export type StatusName = (typeof STATUSES)[number];

/** The answer to a command on the text. */
export type CommandDone =
  | { ok: true }
  /** `moments`: which of them is meant, if a local time comes twice or not at all. */
  | { ok: false; reason: Reason; moments?: { instant: string; words: string }[] };

export interface NegotiationView {
  /** The server's time when the page was made: the time left is counted from it, not from the reader's clock. */
  now: string;
  zone: string;
  reading: number;
  /** By clause; nothing for a clause that is simply open. */
  statuses: Record<string, StatusView>;
  /** Ids of the delegations that sign, in seat order. */
  signatories: string[];
  amendments: {
    /** The instant, the same in words in the time of the venue, and as the value of a date and time input. */
    closes: { at: string; when: string; local: string } | null;
    /** Released and not decided. */
    waiting: number;
  };
  may: Record<NegotiationCommand, boolean>;
}

export const NEGOTIATION_COMMANDS = [
  "agree-clause",
  "reopen-clause",
  "ad-ref",
  "hold-clause",
  "correct-clause",
  "see-positions",
  "hand-pen",
  "open-reading",
  "set-amendments-close",
  "point-room",
] as const;
export type NegotiationCommand = (typeof NEGOTIATION_COMMANDS)[number];

export interface StatusView {
  status: Exclude<ClauseStatus, "open">;
  /** This person may not write in it. */
  closed: boolean;
  when: string;
  /** Ids of the delegations whose capitals are still asked. */
  asked: string[];
  /** An editorial correction is under way. */
  correction: { note: string; when: string } | null;
}
