/** What can be wished of a text: one union for each chapter of its life. */
import type {
  AmendingEvent,
  ClauseDigest,
  ClauseName,
  Names,
  Party,
  Pen,
  Released,
  TextEvent,
} from "#domain/life/events.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Clause } from "#domain/text/clause.ts";

export type Command =
  | DraftingCommand
  | AmendingCommand
  | AgreementCommand
  | SigningCommand
  | WithdrawalCommand;

export type DraftingCommand =
  | { type: "open-drafting" }
  | { type: "hand-pen"; pen: Pen }
  /** One more full pass through the text; `reading` is the one that ends, so that two clicks open one. */
  | { type: "open-reading"; after: number }
  /** An ISO instant until which amendments may be released; null takes the clock away. */
  | { type: "set-amendments-close"; closes: string | null }
  /** The hash and the digests are those of the sheet's words at this moment. */
  | { type: "issue-draft"; name: string; note: string; hash: string; clauses: ClauseDigest[] };

/** What a decision did to the words, and to the other amendments on the same clauses. */
export interface Effect {
  before: Clause[];
  after: Clause[];
  others: Omit<Extract<AmendingEvent, { type: "amendment-affected" }>, "type" | "by">[];
}

export type AmendingCommand =
  | ({ type: "release-amendment" } & Released)
  | { type: "cosponsor-amendment"; amendment: string; party: Party; joins: boolean }
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
/** A clause as it stands on the table at this moment. */
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
  /** `seen` is the draft's hash on the chair's page, `current` that of the sheet now. */
  | { type: "open-signing"; seen: string; current: string }
  | { type: "sign"; delegation: string; seen: string; signatory: string; title: string }
  | { type: "refuse"; delegation: string; seen: string; reason: string }
  | { type: "reopen"; reason: string }
  | { type: "adopt"; seen: string; slug: string; place: Names; date: string };

export type WithdrawalCommand = { type: "withdraw"; reason: string };

export type Decision = { ok: true; events: TextEvent[] } | Refusal;
