/**
 * What pages read of amendments. Everything that a reader may not see is left out here: a delegation's draft for
 * others, a proposed outcome for all but the chair's side and the submitter, the delegation where the chair hides
 * attribution.
 */
import type { AmendmentCommand, AmendmentState, AmendmentStateName, Phase } from "#domain/life/index.ts";
import type { Clause, ClauseChange, Fit, Piece, Proposal, Shape } from "#domain/text/index.ts";
import type { NamedClause } from "#server/queries/texts/clause.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";

/** Before the record knows it, it is drafted in a delegation, or a guest's suggestion. */
export type StateData = { name: "drafted" } | { name: "suggested"; at: string } | AmendmentState;
export type StateName = "drafted" | "suggested" | AmendmentStateName;

export type ProposedOutcome = "accept" | "modify" | "merge" | "reject";

/** What the chair's side proposed to the submitter; nobody else sees it. */
export interface OutcomeData {
  outcome: ProposedOutcome;
  /** For a merger: the other amendment. */
  into: string | null;
  /** For a modification: the words that the chair's side has in mind. */
  words: Clause[] | null;
  comment: string;
  at: string;
  answer: { agrees: boolean; comment: string; at: string } | null;
}

export interface AmendmentData {
  id: string;
  proposal: Proposal;
  /** The clause where it is shown, as it is called now, or was called last; null at the very top. */
  place: NamedClause | null;
  /** Of a merge the second clause, of a move the clause after which it goes. */
  other: NamedClause | null;
  state: StateData;
  open: boolean;
  /** The clause changed, so that its delegation was asked to check it. */
  check: boolean;
  /** Null where it is not shown to this reader. */
  delegation: string | null;
  own: boolean;
  sponsors: string[];
  /** The guest delegation whose suggestion it is, or was. */
  suggestedBy: string | null;
  /** Given at its release. */
  reason: string;
  releasedAt: string | null;
  /** The clauses that it is about, as they were when it was drafted, and as it proposes them. */
  base: Clause[];
  proposed: Clause[];
  /** Its redline: against the present text, and against its own base. */
  redline: { now: ClauseChange[]; base: ClauseChange[] };
  fit: Fit;
  /** Open amendments that would change the same words, go to the same position or delete what it changes. */
  overlaps: string[];
  /** Only for its delegation and the chair's side. */
  outcome: OutcomeData | null;
  may: Record<AmendmentCommand, boolean>;
  /** Where its words are written, for people who may read them live; null where it has none. */
  sheet: string | null;
  /** The discussion that it was drafted from, where this reader sees that too. */
  thread: string | null;
}

export interface AskedAmendments {
  /** "open" (also where nothing is given), "all", or one state. */
  state?: string | null;
  delegation?: string | null;
  clause?: string | null;
}

export interface AmendmentsPage {
  ok: true;
  text: { id: string; title: string; zone: string; language: string; phase: Phase };
  may: { draft: boolean; suggest: boolean; decide: boolean; setAttribution: boolean };
  /** Whether delegations are named to everybody. */
  attribution: boolean;
  delegations: DelegationRow[];
  /** How much of the text could not be read. */
  leftOut: number;
  /** The filters of the request, as they were understood. */
  asked: { state: StateName | "open" | "all"; delegation: string | null; clause: string | null };
  /** In the order of the text, at one clause in the order of release. */
  amendments: AmendmentData[];
  /** How many there are in each state, of all that this reader may see. */
  counts: Partial<Record<StateName, number>>;
  /** Clauses that have amendments, in the order of the text. */
  places: NamedClause[];
}

/** One thing that happened to an amendment on the record. */
export interface AmendmentMoment {
  at: string;
  /** Key of the catalogues under `trail.events`. */
  event: string;
  /** Null for the chair's side, and where attribution is hidden. */
  delegation: string | null;
  side: "chair" | "secretariat" | "delegation" | "system";
  reason: string;
}

/** What the chair decides on: each place settled, the whole is sent back with `seen`. */
export interface MergeData {
  /** The words that were settled against; sent back with the settled ones, and refused where they changed since. */
  seen: string;
  pieces: Piece[];
  /** Kind, level and so on of the proposed clauses, in order. */
  shapes: Shape[];
  /** Which clauses they are; nothing for a new one. */
  ids: string[];
  conflicts: number;
  /** The result where there is no conflict. */
  merged: Clause[] | null;
}

export interface AmendmentPageData {
  ok: true;
  text: AmendmentsPage["text"];
  delegations: DelegationRow[];
  attribution: boolean;
  amendment: AmendmentData;
  /** What else is open at the same clause. */
  competing: AmendmentData[];
  /** Those that it may be merged into. */
  others: AmendmentData[];
  story: AmendmentMoment[];
  /** Of an open one that has words: how they go into the text as it stands now. Of an accepted one: how they go out of it. */
  merge: MergeData | null;
}
