/**
 * A text in a further language: a separate sheet with the clauses of the original, by id. The person who renders a
 * clause confirms it, and it is stored which words of the original were rendered; that a clause is behind the original
 * is derived from that.
 */
import { canonicalJson, frozenClause, hashOf } from "#domain/text/canonical.ts";
import type { Clause } from "#domain/text/clause.ts";
import { longestRise } from "#domain/text/clause-changes.ts";
import type { ClauseEdit } from "#domain/text/clause-edits.ts";

export type RenderingState = "unrendered" | "current" | "behind";

/** What a clause of the source says, whatever it is called: its words and, of an action, what stands beside them. */
export function sourceDigest(clause: Clause): string {
  const { runs, fields } = frozenClause(clause);
  return hashOf(canonicalJson({ runs, ...(fields && { fields }) }));
}

/** In: a clause of the source as it stands, and the digest that was rendered last, if any. */
export function renderingState(source: Clause, rendered: string | undefined): RenderingState {
  if (rendered === undefined) return "unrendered";
  return rendered === sourceDigest(source) ? "current" : "behind";
}

/** Where a version's clauses are not those of the source, as ids. */
export interface Divergence {
  /** In the source alone. */
  missing: string[];
  /** In the version alone. */
  extra: string[];
  /** In both, but of another kind, level or slot, or in another place. */
  displaced: string[];
}

export function divergence(source: readonly Clause[], version: readonly Clause[]): Divergence {
  const [ours, theirs] = [new Set(version.map(({ id }) => id)), new Set(source.map(({ id }) => id))];
  const shared = source.filter(({ id }) => ours.has(id));
  const here = version.filter(({ id }) => theirs.has(id));
  return {
    missing: source.filter(({ id }) => !ours.has(id)).map(({ id }) => id),
    extra: version.filter(({ id }) => !theirs.has(id)).map(({ id }) => id),
    displaced: shared.filter((clause, at) => !alike(clause, here[at])).map(({ id }) => id),
  };
}

export function diverges({ missing, extra, displaced }: Divergence): boolean {
  return missing.length + extra.length + displaced.length > 0;
}

/**
 * What brings a version in line with its source: clauses that the source has no more go, those that it has alone come
 * with its words, and as few as possible of the others change places. Words that stand in the version are not touched.
 */
export function followingEdits(source: readonly Clause[], version: readonly Clause[]): ClauseEdit[] {
  const { extra } = divergence(source, version);
  const state = new Map(version.map((clause) => [clause.id, clause]));
  const stays = staying(source, version);
  const edits: ClauseEdit[] = extra.map((clause) => ({ type: "remove", clause }));
  for (const [at, clause] of source.entries()) {
    const after = source[at - 1]?.id ?? null;
    const here = state.get(clause.id);
    if (!here) edits.push({ type: "insert", clause, after });
    else if (!stays.has(clause.id)) edits.push({ type: "move", clause: clause.id, after });
    if (here && !sameSlot(here, clause)) edits.push({ type: "reword", clause: inSlot(here, clause) });
  }
  return edits;
}

function staying(source: readonly Clause[], version: readonly Clause[]): Set<string> {
  const places = new Map(source.map(({ id }, at) => [id, at]));
  const shared = version.filter(({ id }) => places.has(id));
  const kept = longestRise(shared.map(({ id }) => places.get(id) as number));
  return new Set([...kept].map((at) => shared[at]?.id as string));
}

/** The version's words in the source's slot. */
function inSlot(here: Clause, { kind, level, variant }: Clause): Clause {
  const { variant: _, ...clause } = here;
  return { ...clause, kind, level, ...(variant && { variant }) };
}

function sameSlot(a: Clause, b: Clause): boolean {
  return a.kind === b.kind && a.level === b.level && a.variant === b.variant;
}

function alike(a: Clause, b: Clause | undefined): boolean {
  return b !== undefined && a.id === b.id && sameSlot(a, b);
}
