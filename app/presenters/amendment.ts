/**
 * Amendments as pages show them: plain values, made by the loaders in the reader's language. They do not contain what a
 * reader may not see, and they contain what the reader may do: no component decides about rights.
 */

import type { AmendmentCommand, AmendmentStateName } from "#domain/life/index.ts";
import type { Fit, Piece, ProposalKind } from "#domain/text/index.ts";
import type { ChangeOfText } from "./change.ts";
import type { DelegationView } from "./delegation-view.ts";

export const STATES = [
  "drafted",
  "suggested",
  "released",
  "considered",
  "accepted",
  "modified",
  "merged",
  "rejected",
  "withdrawn",
  "overtaken",
] as const satisfies readonly ("drafted" | "suggested" | AmendmentStateName)[];
export type StateView = (typeof STATES)[number];

export interface When {
  /** ISO instant, and the same in words. */
  at: string;
  when: string;
}

/** Another amendment, as it is named in a sentence. */
export interface OtherView {
  id: string;
  /** "Kazakhstan: reword OP2". */
  name: string;
}

export interface OutcomeView {
  outcome: "accept" | "modify" | "merge" | "reject";
  into: OtherView | null;
  /** For a modification: the words that the chair's side proposes, against the present text. */
  words: ChangeOfText | null;
  comment: string;
  proposed: When;
  answer: ({ agrees: boolean; comment: string } & When) | null;
}

export interface AmendmentView {
  id: string;
  deed: ProposalKind;
  /** Id of the clause at which it is shown; nothing at the very top. */
  at: string;
  /** Of a merge the second clause. */
  with: string;
  /** "Reword OP2", and the label of the clause at which it is shown; nothing at the very top. */
  what: string;
  place: string;
  state: StateView;
  open: boolean;
  check: boolean;
  fit: Fit;
  /** Id of a delegation; null where it is not named to this reader. */
  by: string | null;
  own: boolean;
  sponsors: string[];
  suggestedBy: string | null;
  reason: string;
  released: When | null;
  /** When and why it was decided or withdrawn. */
  decided: (When & { reason: string; into: OtherView | null }) | null;
  /** Its redline against the present text, and against the words with which it began if those differ. */
  now: ChangeOfText;
  base: ChangeOfText | null;
  /** Its words, clause by clause: at its start, as proposed, and in the text when the page was made. */
  wording: { base: string[]; proposed: string[]; ground: string[] };
  /** The delegations whose amendments change the same words, as a list in the reader's language. */
  overlaps: string;
  outcome: OutcomeView | null;
  may: Record<AmendmentCommand, boolean>;
  /** Where its words are written live; null if it has no words. */
  sheet: string | null;
  /** The discussion from which it was drafted. */
  thread: string | null;
}

/** Released and not decided: what is under discussion. */
export function isReleased({ open, state }: Pick<AmendmentView, "open" | "state">): boolean {
  return open && state !== "drafted";
}

/** The amendments on the page of a text. */
export interface AmendmentsInText {
  may: { draft: boolean; suggest: boolean };
  amendments: AmendmentView[];
}

/** One line of an amendment's story. */
export interface MomentView extends When {
  what: string;
  /** Id of a delegation, or null: the chair's side, or nobody who is named here. */
  by: string | null;
  bureau: boolean;
  reason: string;
}

export interface MergeView {
  seen: string;
  pieces: Piece[];
  conflicts: number;
  /** The result, clause by clause, if there is no conflict to settle. */
  merged: string[] | null;
}

export interface AmendmentPage {
  text: { id: string; title: string; language: string };
  delegations: DelegationView[];
  amendment: AmendmentView;
  competing: AmendmentView[];
  /** The amendments into which it may be merged. */
  others: OtherView[];
  story: MomentView[];
  merge: MergeView | null;
}
