/**
 * A mail, from its fact to its end. It names its words in the catalogue and what fills their gaps, and is put into the
 * reader's language when it is sent. So no person's words are in it, and a day is written as its reader writes it.
 */
import type { Names } from "#domain/life/events.ts";

/** Why somebody gets a mail. */
export const MAIL_KINDS = [
  "mention",
  "decision",
  "deadline",
  "drafting",
  "comments",
  "invitation",
  "seat",
  "digest",
  "account",
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** What is nobody's business but the reader's: that somebody was spoken to, and what was missed. */
export const PERSONAL_KINDS: readonly MailKind[] = ["mention", "comments", "drafting", "digest"];

/** What fills a gap: words as they are, or something that each language writes in its own way. */
export type Fact =
  | string
  | number
  | { names: Names }
  | { moment: string; zone: string }
  | { day: string }
  | { role: string }
  /** A delegation, as its reader calls it. */
  | { party: { country: string | null; name: Names | null } }
  /** "OP2 (a)", or what such a clause is called. */
  | { clause: { kind: string; reference: string } | null }
  /** A sentence of the catalogue with gaps of its own. */
  | { say: string; with: Facts }
  /** The items of a digest. */
  | { lines: { about: Fact; content: Fact; when: Fact; path: string }[] };
export interface Facts {
  [name: string]: Fact;
}

/** Secrets: a path with a token in it, a code. Stored until the mail is sent or too late, and shown to nobody else. */
export type Secrets = Record<string, string>;

export const MAIL_STATES = ["waiting", "sent", "dead", "lapsed"] as const;
export type MailState = (typeof MAIL_STATES)[number];

export interface Mail {
  id: string;
  key: string;
  kind: MailKind;
  /** A person of this installation; null where a stranger is invited. */
  person: string | null;
  meeting: string | null;
  address: string;
  name: string;
  language: string;
  template: string;
  facts: Facts;
  path: string;
  secrets: Secrets | null;
  state: MailState;
  writtenAt: Date;
  /** When it is tried next. */
  due: Date;
  until: Date;
  tries: number;
  error: string;
  endedAt: Date | null;
}

const MINUTE_MS = 60_000;
/** A mail server that greylists wants minutes, one that is rebuilt wants a morning. */
const PAUSES = [1, 5, 30, 120, 720];

/** When a mail that failed so often is tried again; null where it is dead. */
export function nextTry(tries: number, now: Date): Date | null {
  const pause = PAUSES[tries - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause * MINUTE_MS);
}

/** What is not said otherwise is of no use to anybody after three days. */
export const OF_USE_MS = 3 * 24 * 60 * MINUTE_MS;
