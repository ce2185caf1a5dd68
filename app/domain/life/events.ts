/**
 * What can happen to a text. Events are the content of the trail and the only cause for a record to change; they
 * carry everything that a reader in twenty years needs, so names and titles stand in them as they were on the day.
 */
import type { Clause, Kind, TextKind } from "#domain/text/clause.ts";
import type { Proposal } from "#domain/text/proposal.ts";

/** The same name in several languages: {"en": "...", "ru": "..."}. */
export type Names = Record<string, string>;

/** A delegation as the record names it. */
export interface Party {
  delegation: string;
  /** ISO 3166-1 alpha-2, or null for an organisation, which has a name. */
  country: string | null;
  name: Names | null;
  institution: Names;
}

export interface Occasion {
  forum: Names;
  forumSlug: string;
  meeting: Names;
  meetingSlug: string;
  place: Names;
  host: string;
  starts: string;
  ends: string;
  zone: string;
}

/** One union for each chapter of a text's life; the file of that name has its rules. */
export type TextEvent =
  | CreatedEvent
  | DraftingEvent
  | AmendingEvent
  | AgreementEvent
  | SigningEvent
  | WithdrawalEvent;

export interface CreatedEvent {
  type: "text-created";
  text: string;
  title: string;
  kind: TextKind;
  language: string;
  occasion: Occasion;
  /** Whose signatures are needed, in seat order. */
  signatories: Party[];
  /** Set where the record is a demonstration: what it was made from. */
  demonstration: string | null;
}

export type DraftingEvent =
  | { type: "drafting-opened"; pen: Pen }
  | { type: "pen-handed"; pen: Pen }
  | { type: "reading-opened"; reading: number }
  | { type: "amendments-close-set"; closes: string | null }
  | {
      type: "draft-issued";
      number: number;
      name: string;
      note: string;
      hash: string;
      clauses: ClauseDigest[];
    };

/** An amendment as it is made known: from here on its words are fixed. */
export interface Released {
  amendment: string;
  proposal: Proposal;
  party: Party;
  suggestedBy: Party | null;
  base: Clause[];
  proposed: Clause[];
  reason: string;
}

export type AmendingEvent =
  | ({ type: "amendment-released" } & Released)
  | { type: "amendment-cosponsored"; amendment: string; party: Party; joins: boolean }
  | { type: "amendment-considered"; amendment: string }
  | { type: "amendment-checked"; amendment: string }
  | { type: "amendment-withdrawn"; amendment: string; reason: string }
  | {
      type: "amendment-accepted";
      amendment: string;
      modified: boolean;
      reason: string;
      /** The clauses that it changed, before and after. */
      before: Clause[];
      after: Clause[];
    }
  | { type: "amendment-merged"; amendment: string; into: string; reason: string }
  | { type: "amendment-rejected"; amendment: string; reason: string }
  /** Of the clause's other open amendments: it fits in as before, must be looked at, or has nothing left to say. */
  | {
      type: "amendment-affected";
      amendment: string;
      by: string | null;
      how: "rebased" | "check" | "overtaken";
    }
  | { type: "decision-undone"; amendment: string; reason: string; before: Clause[]; after: Clause[] }
  | { type: "attribution-set"; shown: boolean };
/** What a clause was called on the day: labels are derived and change. */
export interface ClauseName {
  id: string;
  kind: Kind;
  /** numbering.ts: "OP2 (a)", or the kind. */
  reference: string;
}

export type AgreementEvent =
  /** The digest is of the clause as agreed. */
  | { type: "clause-agreed-ad-ref"; clause: ClauseName; digest: string; parties: Party[] }
  | { type: "clause-agreed"; clause: ClauseName; digest: string }
  | { type: "ad-ref-joined"; clause: ClauseName; party: Party }
  /** With the last one the clause is agreed. */
  | { type: "ad-ref-lifted"; clause: ClauseName; party: Party }
  | { type: "clause-reopened"; clause: ClauseName; reason: string }
  | { type: "clause-held"; clause: ClauseName }
  | { type: "clause-freed"; clause: ClauseName }
  /** An agreed clause is open to the chair's side alone, for spelling, numbers and names. */
  | { type: "correction-begun"; clause: ClauseName; note: string; was: ClauseWords }
  | { type: "clause-corrected"; clause: ClauseName; note: string; was: ClauseWords; is: ClauseWords }
  /** Nothing was changed. */
  | { type: "correction-ended"; clause: ClauseName };

export interface ClauseWords {
  words: string;
  digest: string;
}

export type SigningEvent =
  | { type: "signing-opened"; draft: number; hash: string }
  | { type: "signed"; party: Party; hash: string; signatory: string; title: string }
  | { type: "refused"; party: Party; hash: string; reason: string }
  | { type: "reopened"; reason: string }
  | { type: "adopted"; slug: string; hash: string; place: Names; date: string };

export type WithdrawalEvent = { type: "withdrawn"; reason: string };

/** Who edits the main sheet. */
export type Pen = "open" | "chair";

export interface ClauseDigest {
  id: string;
  digest: string;
}
