/** The words with which the sheet of an amendment begins: the present clause, or what another amendment proposed. */
import {
  type Clause,
  type Ground,
  isNumbered,
  type Kind,
  type Proposal,
  revise,
  revisionOf,
} from "#domain/text/index.ts";
import type { AmendmentRow } from "#server/store/amendments/amendments.ts";

export function firstWords(
  proposal: Proposal,
  base: readonly Clause[],
  ground: Ground & { like?: string | null | undefined },
  origin: AmendmentRow | null,
): Clause[] {
  if (origin) return wordsOfOther(origin, ground);
  if (proposal.deed === "insert") return [emptyAfter(proposal.after, ground, ground.like)];
  return proposal.deed === "merge" ? [joined(base, proposal.clause)] : [...base];
}

/** As they fit into the present text; where they do not fit, unchanged. */
function wordsOfOther({ proposal, base, proposed, order }: AmendmentRow, ground: Ground): Clause[] {
  const words = proposed ?? [];
  const revised = revise(revisionOf(proposal, { base, proposed: words }, order), ground);
  const clauses = revised.kind === "fits" ? revised.after : words;
  const known = new Set(ground.now.map((clause) => clause.id));
  return clauses.map((clause) => (known.has(clause.id) ? clause : { ...clause, id: ground.newId() }));
}

/** Like the named clause; otherwise of the kind of its neighbours, at the level of the clause that it follows. */
function emptyAfter(after: string | null, { now, newId }: Ground, model: string | null = null): Clause {
  const at = now.findIndex((clause) => clause.id === after);
  const named = now.find((clause) => clause.id === model);
  const like = [named, now[at], now[at + 1]].find((clause) => clause && isNumbered(clause.kind));
  const kind: Kind = like?.kind ?? "operative";
  return { id: newId(), kind, level: like?.level ?? 0, runs: [] };
}

/** Two clauses as one, to be edited further; the first one keeps its position. */
function joined(base: readonly Clause[], id: string): Clause {
  const kept = base.find((clause) => clause.id === id) as Clause;
  const runs = base.flatMap((clause, at) => [...(at ? [{ text: " " }] : []), ...clause.runs]);
  return { ...kept, runs };
}
