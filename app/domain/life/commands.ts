/** What can be wished of a text: one union for each chapter of its life. */
import type { ClauseDigest, Names, Pen, TextEvent } from "#domain/life/events.ts";
import type { Refusal } from "#domain/refusals.ts";

export type Command = DraftingCommand | SigningCommand | WithdrawalCommand;

export type DraftingCommand =
  | { type: "open-drafting" }
  | { type: "hand-pen"; pen: Pen }
  /** The hash and the digests are those of the sheet's words at this moment. */
  | { type: "issue-draft"; name: string; note: string; hash: string; clauses: ClauseDigest[] };

export type SigningCommand =
  /** `seen` is the draft's hash on the chair's page, `current` that of the sheet now. */
  | { type: "open-signing"; seen: string; current: string }
  | { type: "sign"; delegation: string; seen: string; signatory: string; title: string }
  | { type: "refuse"; delegation: string; seen: string; reason: string }
  | { type: "reopen"; reason: string }
  | { type: "adopt"; seen: string; slug: string; place: Names; date: string };

export type WithdrawalCommand = { type: "withdraw"; reason: string };

export type Decision = { ok: true; events: TextEvent[] } | Refusal;
