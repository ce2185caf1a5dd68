/**
 * Amendments as pages show them: plain values, made by the loaders in the reader's language. What a reader may not see
 * is not in them, and what he may do comes with them: no component computes a right.
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

/** Another amendment, as one speaks of it in a sentence. */
export interface OtherView {
  id: string;
  /** "Kazakhstan: reword OP2". */
  name: string;
}

export interface OutcomeView {
  outcome: "accept" | "modify" | "merge" | "reject";
  into: OtherView | null;
  /** Of a modification: what the chair's side has in mind, against the text as it stands. */
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
  /** "Reword OP2", and what the clause is called where it is shown; nothing at the very top. */
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
  /** Its redline against the text as it stands, and against the words that it began with where those are others. */
  now: ChangeOfText;
  base: ChangeOfText | null;
  /** Its words, clause by clause: as it found them, as it would have them, and as they stood when the page was made. */
  wording: { base: string[]; proposed: string[]; ground: string[] };
  /** Whose amendments change the same words, as a list in the reader's language. */
  overlaps: string;
  outcome: OutcomeView | null;
  may: Record<AmendmentCommand, boolean>;
  /** Where its words are written live; null where it has none. */
  sheet: string | null;
  /** The discussion that it was drafted from. */
  thread: string | null;
}

/** Released and not decided: what is under discussion. */
export function isReleased({ open, state }: Pick<AmendmentView, "open" | "state">): boolean {
  return open && state !== "drafted";
}

/** What the page of a text shows of amendments in the text. */
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
  /** What comes out, clause by clause, where nothing is to be settled. */
  merged: string[] | null;
}

export interface AmendmentPage {
  text: { id: string; title: string; language: string };
  delegations: DelegationView[];
  amendment: AmendmentView;
  competing: AmendmentView[];
  /** What it may be merged into. */
  others: OtherView[];
  story: MomentView[];
  merge: MergeView | null;
}
