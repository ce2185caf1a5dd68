/**
 * An amendment on the record: from its release on, what it would do, whose it is and where it stands. Its words stand
 * in the trail and beside the record, so that the record stays small. What is still drafted inside a delegation is on
 * no record; proposing.ts has its rules.
 */
import type { NamedDelegation } from "#domain/life/events.ts";
import type { Proposal } from "#domain/text/proposal.ts";

/** Each state has the fields that exist in it, and no others. */
export type AmendmentState =
  | { name: "released" }
  | { name: "considered"; at: string }
  | { name: "accepted"; at: string; reason: string }
  /** Accepted in other words than were proposed. */
  | { name: "modified"; at: string; reason: string }
  /** What it wanted is in another amendment. */
  | { name: "merged"; at: string; reason: string; into: string }
  | { name: "rejected"; at: string; reason: string }
  | { name: "withdrawn"; at: string; reason: string }
  /** Its clause is gone, or says already what it wanted; `by` is the amendment that did it. */
  | { name: "overtaken"; at: string; by: string | null };

export type AmendmentStateName = AmendmentState["name"];

/** What somebody may do with one now: rights and state are both asked, and a page is sent the answers. */
export type AmendmentCommand =
  | "edit"
  | "discard"
  | "suggest"
  | "take-back"
  | "take-up"
  | "propose-again"
  | "release"
  | "cosponsor"
  | "leave"
  | "withdraw"
  | "check"
  | "consider"
  | "propose"
  | "answer"
  | "accept"
  | "merge"
  | "reject"
  | "set-aside"
  | "undo";

export interface Amendment {
  id: string;
  proposal: Proposal;
  party: NamedDelegation;
  /** A guest whose suggestion it was. */
  suggestedBy: NamedDelegation | null;
  sponsors: NamedDelegation[];
  releasedAt: string;
  /** The clause changed so that the amendment no longer fits without help: its delegation is asked to check. */
  check: boolean;
  state: AmendmentState;
}

export const OPEN_STATES = ["released", "considered"] as const satisfies readonly AmendmentStateName[];
export const DECIDED_STATES = [
  "accepted",
  "modified",
  "merged",
  "rejected",
  "overtaken",
] as const satisfies readonly AmendmentStateName[];

/** The record of a text, as far as amendments go. */
interface OnRecord {
  amendments: readonly Amendment[];
}

export function isOpen({ state }: Pick<Amendment, "state">): boolean {
  return (OPEN_STATES as readonly AmendmentStateName[]).includes(state.name);
}

/** Released and not decided yet, in the order of their release: what stands between a text and its decision. */
export function openAmendments({ amendments }: OnRecord): Amendment[] {
  return amendments.filter(isOpen);
}

export function amendmentOf({ amendments }: OnRecord, id: string): Amendment | null {
  return amendments.find((one) => one.id === id) ?? null;
}
