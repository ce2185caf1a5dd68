/**
 * What the secretariat does at a meeting: the entries of its record, which is separate from the trails of its texts.
 * Names are as they were on the day.
 */
import type { Names } from "#domain/life/events.ts";
import type { Role } from "#domain/rights/may.ts";

/** A delegation as the record of the meeting names it. */
export interface Named {
  id: string;
  country: string | null;
  name: Names | null;
}

export type MeetingAct =
  | { type: "founded"; copiedFrom: string | null }
  | { type: "changed"; fields: string[] }
  | { type: "delegation-added"; delegation: Named }
  | { type: "delegation-changed"; delegation: Named }
  | { type: "delegation-removed"; delegation: Named }
  | { type: "seats-ordered"; delegations: Named[] }
  | { type: "invited"; who: string; role: Role; delegation: Named | null }
  | { type: "invitation-revoked"; who: string; role: Role; delegation: Named | null }
  | { type: "seat-taken"; person: string; role: Role; delegation: Named | null }
  | { type: "seat-changed"; person: string; role: Role; from: string | null; until: string | null }
  | { type: "seat-closed"; person: string; role: Role; delegation: Named | null }
  | { type: "seat-opened"; person: string; role: Role; delegation: Named | null }
  /** The picture's SHA-256 names what was shown from then on. */
  | { type: "logo-set"; of: "forum" | "meeting"; hash: string }
  | { type: "logo-removed"; of: "forum" | "meeting" }
  | { type: "text-begun"; title: string }
  | { type: "drafts-published" }
  | { type: "drafts-withheld" }
  /** A passkey with which a delegation may sign; `person` enrolled it, `key` is what it is called. */
  | { type: "key-enrolled"; person: string; delegation: Named | null; key: string }
  | { type: "key-removed"; person: string; delegation: Named | null; key: string };
