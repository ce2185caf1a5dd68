/** The inputs of the commands on amendments, and their results other than "done" and a refusal. */
import type { Refusal } from "#domain/refusals.ts";
import type { Clause, Piece, ProposalKind, Shape } from "#domain/text/index.ts";

/** Opens a draft inside the delegation of the seat (for a guest: of what may become a suggestion). */
export interface DraftAmendment {
  text: string;
  deed: ProposalKind;
  /** The clause that it is about; not for an insertion. */
  clause?: string | null;
  /** For an insertion or a move: after which clause; nothing means the very top. */
  after?: string | null;
  /** For a merge: the second clause. */
  with?: string | null;
  /** For an insertion: the clause whose kind and level it begins with; otherwise those of its neighbours. */
  like?: string | null;
  /**
   * Begins with the words of this amendment and proposes the same: one of the own delegation that was decided or
   * withdrawn, or a guest's suggestion that is taken up.
   */
  from?: string | null;
  /**
   * The discussion from which it was drafted: its first words are the reason, where everybody in the meeting can read
   * them anyway.
   */
  thread?: string | null;
}

/** `sheet` is where its words are written; a deletion or a move has none. */
export type Drafted = { ok: true; amendment: string; sheet: string | null } | Refusal;

export interface OnAmendment {
  amendment: string;
}

export interface WithReason extends OnAmendment {
  reason: string;
}

/** A clause as the chair settled or wrote it; a new one has no id. */
export type SettledClause = Omit<Clause, "id"> & { id?: string | null };

export interface Settled {
  /** MergeView.seen: refused as "changed-meanwhile" where the words have changed since. */
  seen: string;
  clauses: SettledClause[];
}

export interface AcceptAmendment extends WithReason {
  /** Needed where there is a conflict. */
  settled?: Settled | null;
  /** The chair's own words: "accepted as modified". Needs `settled`. */
  modified?: boolean;
}

export interface CosponsorAmendment extends OnAmendment {
  /** False: leaves. */
  joins: boolean;
}

export interface MergeAmendment extends WithReason {
  into: string;
}

export interface UndoDecision extends WithReason {
  settled?: Settled | null;
}

/** Nothing was changed; these are the conflicts to settle. */
export interface Conflicted {
  ok: false;
  reason: "conflict";
  seen: string;
  pieces: Piece[];
  /** Kind, level and so on of the proposed clauses, in order. */
  shapes: Shape[];
}

export interface ProposeOutcome extends OnAmendment {
  outcome: "accept" | "modify" | "merge" | "reject";
  into?: string | null;
  /** For a modification. */
  words?: SettledClause[] | null;
  comment: string;
}

export interface AnswerOutcome extends OnAmendment {
  agrees: boolean;
  comment: string;
}

export interface SetAttribution {
  text: string;
  shown: boolean;
}
