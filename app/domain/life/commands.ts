/** What can be asked of a text: one union for each chapter of its life. */
import type {
  AmendingEvent,
  Assertion,
  Capacity,
  ClauseDigest,
  ClauseName,
  LanguageHash,
  NamedDelegation,
  Names,
  Pen,
  Released,
  Restored,
  SigningKey,
  StatementKind,
  TextEvent,
} from "#domain/life/events.ts";
import type { ProcessRules } from "#domain/life/rules-of-process.ts";
import type { Obstacle, Refusal } from "#domain/refusals.ts";
import type { Clause } from "#domain/text/clause.ts";

export type Command =
  | RulesCommand
  | DraftingCommand
  | AmendingCommand
  | AgreementCommand
  | SilenceCommand
  | MeetingCommand
  | SigningCommand
  | AdoptionCommand
  | StatementCommand
  | CorrectionCommand
  | WithdrawalCommand;

export type RulesCommand =
  | { type: "set-rules"; rules: ProcessRules; reason: string }
  | { type: "accept-rules"; delegation: string };

export type DraftingCommand =
  /** `override`: the chair's reason for going on although not everybody accepted the rules. */
  | { type: "open-drafting"; override?: string | undefined }
  | { type: "hand-pen"; pen: Pen }
  /** One more full pass through the text; `after` is the reading that ends, so that two clicks open one. */
  | { type: "open-reading"; after: number }
  /** An ISO instant until which amendments may be released; null takes the clock away. */
  | { type: "set-amendments-close"; closes: string | null }
  | ({ type: "restore-text" } & Restored)
  /** The hashes and the digests are those of the sheets' words at this moment. */
  | {
      type: "issue-draft";
      name: string;
      note: string;
      hash: string;
      clauses: ClauseDigest[];
      languages?: (LanguageHash & { clauses: ClauseDigest[] })[];
    };

/** `seen` is the draft's hash on the chair's page, `current` that of the sheet now. */
interface Freeze {
  seen: string;
  current: string;
  /** What the words themselves, or what is still undecided about them, put in the way. */
  obstacles?: Obstacle[];
  /** The chair's reason for going on all the same. */
  override?: string | undefined;
}

export type SilenceCommand =
  | ({
      type: "open-silence";
      expires: string;
      agreedAt?: { meeting: string; date: string } | undefined;
    } & Freeze)
  | { type: "extend-silence"; expires: string; reason: string }
  | { type: "join-silence"; delegation: string; seen: string }
  /** `confidential`: reason and amendment are for the chair alone. */
  | {
      type: "break-silence";
      delegation: string;
      seen: string;
      reason: string;
      amendment: string;
      confidential: boolean;
    };

export type MeetingCommand =
  | ({ type: "put-to-meeting"; present: string[] } & Freeze)
  | { type: "note-no-objection"; seen: string }
  | { type: "note-objection"; seen: string; delegations: string[]; reason: string };

/** What a signatory confirms; `seen` is the hash of the text in `language`, on the page that was signed. */
export interface SignatureInput {
  seen: string;
  language?: string | undefined;
  signatory: string;
  title: string;
  capacity?: Capacity | undefined;
  adReferendum?: boolean | undefined;
  place?: string | undefined;
  date?: string | undefined;
  /** What the signatory's passkey gave back; it is checked with everything else. */
  assertion?: Assertion | undefined;
}

/** What a decision did to the words, and to the other amendments on the same clauses. */
export interface Effect {
  before: Clause[];
  after: Clause[];
  others: Omit<Extract<AmendingEvent, { type: "amendment-affected" }>, "type" | "by">[];
}

export type AmendingCommand =
  | ({ type: "release-amendment" } & Released)
  | { type: "cosponsor-amendment"; amendment: string; party: NamedDelegation; joins: boolean }
  | { type: "consider-amendment"; amendment: string }
  | { type: "check-amendment"; amendment: string }
  | { type: "withdraw-amendment"; amendment: string; reason: string }
  | { type: "accept-amendment"; amendment: string; modified: boolean; reason: string; effect: Effect }
  | { type: "merge-amendment"; amendment: string; into: string; reason: string }
  | { type: "reject-amendment"; amendment: string; reason: string }
  /** The chair says that the text has gone past it. */
  | { type: "set-aside-amendment"; amendment: string }
  | { type: "undo-decision"; amendment: string; reason: string; effect: Effect }
  | { type: "set-attribution"; shown: boolean };
/** A clause of the main sheet at this moment. */
export interface ClauseNow extends ClauseName {
  digest: string;
  words: string;
  /** Open brackets, in words and fields. */
  brackets: number;
}

export type AgreementCommand =
  /** `seen` is the clause's digest on the chair's page; `adRef` names the delegations whose capitals are still asked. */
  | { type: "agree-clause"; clause: ClauseNow; seen: string; adRef: readonly string[] }
  | { type: "join-ad-ref"; clause: ClauseName; delegation: string }
  | { type: "lift-ad-ref"; clause: ClauseName; delegation: string }
  | { type: "reopen-clause"; clause: ClauseName; reason: string }
  | { type: "hold-clause"; clause: ClauseName }
  | { type: "free-clause"; clause: ClauseName }
  | { type: "begin-correction"; clause: ClauseNow; note: string }
  | { type: "end-correction"; clause: ClauseNow };

export type SigningCommand =
  /** `keys`: all that the delegations have shown each other. */
  | ({ type: "open-signing"; keys?: SigningKey[] } & Freeze)
  | ({ type: "sign"; delegation: string } & SignatureInput)
  | { type: "refuse"; delegation: string; seen: string; reason: string }
  | { type: "confirm-signature"; delegation: string; by: string }
  | { type: "withdraw-signature"; delegation: string; reason: string };

export type AdoptionCommand =
  | { type: "reopen"; reason: string }
  | {
      type: "adopt";
      seen: string;
      slug: string;
      place: Names;
      date: string;
      obstacles?: Obstacle[];
      override?: string | undefined;
    }
  | { type: "announce-outcome"; meeting: string; date: string }
  | ({ type: "accede"; party: NamedDelegation } & SignatureInput);

export type StatementCommand =
  | {
      type: "file-statement";
      delegation: string;
      kind: StatementKind;
      clauses: string[];
      language: string;
      words: string;
      seen: string;
    }
  | { type: "join-statement"; delegation: string; number: number }
  | { type: "withdraw-statement"; delegation: string; number: number };

export type CorrectionCommand =
  /** The corrected words, frozen; `seen` is the hash of the newest edition. */
  | {
      type: "propose-correction";
      seen: string;
      hash: string;
      clauses: ClauseDigest[];
      languages?: (LanguageHash & { clauses: ClauseDigest[] })[];
      expires: string;
      reason: string;
      obstacles?: Obstacle[];
      override?: string | undefined;
    }
  | { type: "object-to-correction"; delegation: string; seen: string; reason: string }
  | { type: "withdraw-correction"; reason: string };

export type WithdrawalCommand = { type: "withdraw"; reason: string };

/** A refusal may have to be recorded, too: an objection that came too late. */
export type Decision = { ok: true; events: TextEvent[] } | (Refusal & { events?: TextEvent[] });
