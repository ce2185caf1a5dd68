/**
 * What an amendment would do to a text, and the clauses that it speaks of, as they stood when it was drafted and as
 * they are to be. `base` and `proposed` are lists, because a split makes several clauses of one and a merge one of two;
 * of a deletion nothing is proposed, of an insertion there is no base.
 */
import { isBlank } from "#domain/names/index.ts";
import { frozenClause } from "#domain/text/canonical.ts";
import { type Clause, wordsOf } from "#domain/text/clause.ts";

/** Places are ids of clauses; after nothing is the very top. */
export type Proposal =
  | { deed: "replace"; clause: string }
  | { deed: "insert"; after: string | null }
  | { deed: "delete"; clause: string }
  | { deed: "move"; clause: string; after: string | null }
  | { deed: "merge"; clause: string; with: string }
  | { deed: "split"; clause: string };

export type ProposalKind = Proposal["deed"];

export interface Wording {
  base: readonly Clause[];
  proposed: readonly Clause[];
}

/** Those that have words of their own, and so a sheet on which they are drafted. */
export function hasWords({ deed }: Proposal): boolean {
  return deed !== "delete" && deed !== "move";
}

/** The clauses that it would change, each by id; an insertion changes none. */
export function clausesOf(proposal: Proposal): string[] {
  if (proposal.deed === "insert") return [];
  return proposal.deed === "merge" ? [proposal.clause, proposal.with] : [proposal.clause];
}

/** The clause at which it is shown: the one that it is about, or the one after which it inserts. */
export function standsAt(proposal: Proposal): string | null {
  return proposal.deed === "insert" ? proposal.after : proposal.clause;
}

/** Why these words do not make the proposal, or null where they do. */
export function wordingError(
  { deed }: Proposal,
  { base, proposed }: Wording,
): "says-the-same" | "empty" | "not-fitting" | null {
  if (deed === "delete" || deed === "move") return null;
  if (!proposed.length || proposed.some((clause) => isBlank(wordsOf(clause)))) return "empty";
  if (deed === "split") return proposed.length > 1 ? null : "not-fitting";
  if (deed === "insert") return null;
  if (proposed.length > 1) return "not-fitting";
  return deed === "replace" && sameClause(base[0], proposed[0]) ? "says-the-same" : null;
}

function sameClause(one: Clause | undefined, other: Clause | undefined): boolean {
  return JSON.stringify(one && frozenClause(one)) === JSON.stringify(other && frozenClause(other));
}
