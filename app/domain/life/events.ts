/**
 * What can happen to a text. Events are the content of the trail and the only cause for a record to change. They carry
 * everything that a reader in twenty years needs, so names and titles are as they were on the day. A field that came
 * later is optional: trails of the past stay as they are, byte for byte.
 */
import type { ObjectionAudience, ProcessRules, Step } from "#domain/life/rules-of-process.ts";
import type { Obstacle } from "#domain/refusals.ts";
import type { Clause, Kind, TextKind } from "#domain/text/clause.ts";
import type { Proposal } from "#domain/text/proposal.ts";

/** The same name in several languages: {"en": "...", "ru": "..."}. */
export type Names = Record<string, string>;

/** A delegation as the record names it. */
export interface NamedDelegation {
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

/** The chair goes on although something stands in the way: what, and why. */
export interface Override {
  reason: string;
  which: Obstacle[];
}

/** The text in one of its languages, by hash. */
export interface LanguageHash {
  language: string;
  hash: string;
}

/** One union for each chapter of a text's life; the file of that name has its rules. */
export type TextEvent =
  | CreatedEvent
  | RulesEvent
  | DraftingEvent
  | AmendingEvent
  | AgreementEvent
  | SilenceEvent
  | MeetingEvent
  | SigningEvent
  | AdoptionEvent
  | StatementEvent
  | CorrectionEvent
  | WithdrawalEvent;

export interface CreatedEvent {
  type: "text-created";
  text: string;
  title: string;
  kind: TextKind;
  language: string;
  occasion: Occasion;
  /** Who takes part in the decision, in seat order; whose signature is needed say the process rules. */
  signatories: NamedDelegation[];
  /** Set where the record is a demonstration: what it was made from. */
  demonstration: string | null;
}

export type RulesEvent =
  /** Every acceptance before it is void. The reason stands where drafting had begun. */
  | { type: "rules-set"; rules: ProcessRules; reason?: string }
  | { type: "rules-accepted"; party: NamedDelegation };

export type DraftingEvent =
  | { type: "drafting-opened"; pen: Pen; override?: Override }
  | { type: "pen-handed"; pen: Pen }
  | { type: "reading-opened"; reading: number }
  | { type: "amendments-close-set"; closes: string | null }
  | ({ type: "text-restored" } & Restored)
  | {
      type: "draft-issued";
      number: number;
      name: string;
      note: string;
      /** Of the negotiating language. */
      hash: string;
      clauses: ClauseDigest[];
      /** The other languages in which the text stood, clause by clause under the same ids. */
      languages?: (LanguageHash & { clauses: ClauseDigest[] })[];
    };

/** The text of an earlier moment, brought back by the chair's side. */
export interface Restored {
  /** The last change of the log that it holds, and when that was made. */
  n: number;
  at: string;
  /** Of a language version. */
  language?: string;
  back: ClauseName[];
  changed: ClauseName[];
  removed: ClauseName[];
}

/** An amendment as it is made known: from here on its words are fixed. */
export interface Released {
  amendment: string;
  proposal: Proposal;
  party: NamedDelegation;
  suggestedBy: NamedDelegation | null;
  base: Clause[];
  proposed: Clause[];
  reason: string;
}

export type AmendingEvent =
  | ({ type: "amendment-released" } & Released)
  | { type: "amendment-cosponsored"; amendment: string; party: NamedDelegation; joins: boolean }
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
  | { type: "clause-agreed-ad-ref"; clause: ClauseName; digest: string; parties: NamedDelegation[] }
  | { type: "clause-agreed"; clause: ClauseName; digest: string }
  | { type: "ad-ref-joined"; clause: ClauseName; party: NamedDelegation }
  /** With the last one the clause is agreed. */
  | { type: "ad-ref-lifted"; clause: ClauseName; party: NamedDelegation }
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

/** What freezes a text names the draft and every hash: of the negotiating language, and of the other authentic ones. */
interface Freezing {
  draft: number;
  hash: string;
  languages?: LanguageHash[];
  override?: Override;
}

export type SilenceEvent =
  | ({
      type: "silence-opened";
      expires: string;
      /** Who was asked: a snapshot. */
      asked: NamedDelegation[];
      /** The meeting at which it was agreed to use the silence procedure. */
      agreedAt?: { meeting: string; date: string };
    } & Freezing)
  | { type: "silence-extended"; previous: string; expires: string; reason: string }
  /** A positive answer: possible, never needed. `to` says who sees it. */
  | { type: "silence-joined"; party: NamedDelegation; to: ObjectionAudience }
  /** The fact alone; who and why stand in the objection-noted entries that follow, for those who may know. */
  | { type: "silence-broken"; draft: number; hash: string }
  | ObjectionNoted
  /** Came after the expiry: recorded, without effect. */
  | {
      type: "objection-late";
      party: NamedDelegation;
      reason: string;
      amendment: string;
      expired: string;
      to: ObjectionAudience;
    }
  /** Nobody objected until `expired`; from that instant it holds, whenever it was written down. */
  | { type: "silence-kept"; draft: number; hash: string; expired: string };

/**
 * Who objected and why: to a silence procedure, at a meeting, or to a correction. What its readers are not to know is
 * null here and stands, for the chair alone, in another entry.
 */
export interface ObjectionNoted {
  type: "objection-noted";
  party: NamedDelegation | null;
  reason: string | null;
  amendment: string | null;
  to: ObjectionAudience;
}

export type MeetingEvent =
  | ({ type: "put-to-meeting"; present: NamedDelegation[] } & Freezing)
  | { type: "no-objection"; draft: number; hash: string }
  /** The fact alone, as with silence. */
  | { type: "meeting-objected"; draft: number; hash: string };

/** WebAuthn: what the signatory's passkey signed, each in base64url, kept so that anybody can check it. */
export interface Assertion {
  credentialId: string;
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
}

/** A key as every delegation is shown it before signing begins; only such a key counts. Everything in it is public. */
export interface SigningKey {
  /** The credential's id, base64url. */
  id: string;
  delegation: string;
  /** SubjectPublicKeyInfo, base64url: the form that every other tool reads, too. */
  spki: string;
  /** The site at which it was made, and the name that its authenticator knows that site by. */
  origin: string;
  rpId: string;
}

/** Heads of institutions sign in their own capacity; a deputy states the authority. */
export type Capacity = { kind: "own" } | { kind: "deputy"; authority: string };

/** A signature as it is given. What is optional was not asked in the first trails. */
export interface SignatureDetails {
  party: NamedDelegation;
  /** Of the text in `language`. */
  hash: string;
  /** The negotiating language where it is left out. */
  language?: string;
  signatory: string;
  title: string;
  capacity?: Capacity;
  /** Counts only once the authority at home confirms. */
  adReferendum?: true;
  place?: string;
  /** ISO calendar day. */
  date?: string;
  assertion?: Assertion;
}

export type SigningEvent =
  | ({
      type: "signing-opened";
      /** The delegations' keys as they were announced; none where nobody had any. */
      keys?: SigningKey[];
    } & Freezing)
  | ({ type: "signed" } & SignatureDetails)
  | { type: "refused"; party: NamedDelegation; hash: string; reason: string }
  /** The authority at home confirmed what was signed ad referendum; `by` names it. */
  | { type: "signature-confirmed"; party: NamedDelegation; by: string }
  /** The delegation takes its signatures, or its refusal, back. */
  | { type: "signature-withdrawn"; party: NamedDelegation; reason: string };

export type AdoptionEvent =
  | { type: "reopened"; reason: string }
  | { type: "adopted"; slug: string; hash: string; place: Names; date: string; override?: Override }
  /** The outcome of a silence procedure or of a meeting was announced at a later one. */
  | { type: "outcome-announced"; step: Step; meeting: string; date: string }
  /** Joined after the adoption; the text is that of the edition. */
  | ({ type: "acceded"; edition: number } & SignatureDetails);

export const STATEMENT_KINDS = ["reservation", "interpretation", "explanation", "disassociation"] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

export type StatementEvent =
  | {
      type: "statement-filed";
      number: number;
      kind: StatementKind;
      party: NamedDelegation;
      /** On these clauses, by id; on the text as a whole where there are none. */
      clauses: string[];
      /** Of the text that it is made on. */
      hash: string;
      language: string;
      words: string;
    }
  | { type: "statement-joined"; number: number; party: NamedDelegation }
  | { type: "statement-left"; number: number; party: NamedDelegation }
  | { type: "statement-withdrawn"; number: number; party: NamedDelegation };

export type CorrectionEvent =
  /** The corrected text was issued as `draft` just before. */
  | ({
      type: "correction-proposed";
      edition: number;
      reason: string;
      expires: string;
      asked: NamedDelegation[];
    } & Freezing)
  | { type: "correction-objected"; edition: number }
  | { type: "correction-withdrawn"; edition: number; reason: string }
  /** Nobody objected until `expired`: edition `edition` takes the place of the one before. */
  | ({ type: "corrected"; edition: number; reason: string; expired: string } & Freezing);

export type WithdrawalEvent = { type: "withdrawn"; reason: string };

/** Who edits the main sheet. */
export type Pen = "open" | "chair";

export interface ClauseDigest {
  id: string;
  digest: string;
}
