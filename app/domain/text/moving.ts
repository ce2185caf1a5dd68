/**
 * Where a clause may be moved to, and what is done for it. It goes with its sub-paragraphs and with all wordings of its
 * paragraph, and comes to stand between clauses, never inside a paragraph that is not its parent's. The title stays.
 */
import type { Clause } from "#domain/text/clause.ts";
import type { ClauseEdit } from "#domain/text/clause-edits.ts";
import { depths } from "#domain/text/depths.ts";
import { endOf, slotOf } from "#domain/text/variants.ts";

type Positioned = Pick<Clause, "id" | "kind" | "level" | "variant">;

/** What moves together: [start, end) in the list of clauses; null where there is no such clause, or it is the title. */
export function blockOf(clauses: readonly Positioned[], id: string): { start: number; end: number } | null {
  const at = clauses.findIndex((one) => one.id === id);
  if (!id || at < 0 || clauses[at]?.kind === "title") return null;
  const slot = slotOf(clauses, id) ?? [{ start: at, end: endOf(clauses, depths(clauses), at) }];
  return { start: Math.min(...slot.map((one) => one.start)), end: Math.max(...slot.map((one) => one.end)) };
}

/** Behind which clauses it may stand, in the order of the text, the one behind which it stands among them; null is the top. */
export function destinationsFor(clauses: readonly Positioned[], id: string): (string | null)[] {
  const block = blockOf(clauses, id);
  if (!block) return [];
  const deep = depths(clauses);
  const own = deep[block.start] ?? 0;
  const within = (at: number) => at > block.start && at < block.end;
  const fits = (at: number) => {
    const next = clauses[at];
    if (within(at) || next?.kind === "title" || next?.variant) return false;
    // At its own beginning and end it stands where it stands.
    return at === block.start || at === block.end || !next || (deep[at] ?? 0) <= own;
  };
  const ends = [...clauses.keys(), clauses.length].filter((at) => at !== block.end && fits(at));
  return ends.map((at) => (at === 0 ? null : (clauses[at - 1]?.id ?? null)));
}

/** Which of `destinationsFor` is where it stands now. */
export function placeNow(clauses: readonly Positioned[], id: string): string | null {
  const block = blockOf(clauses, id);
  return block && block.start > 0 ? (clauses[block.start - 1]?.id ?? null) : null;
}

/** The edits that bring it there, one clause behind the other; null where it may not stand there. */
export function movesTo(
  clauses: readonly Positioned[],
  id: string,
  after: string | null,
): ClauseEdit[] | null {
  const block = blockOf(clauses, id);
  if (!block || !destinationsFor(clauses, id).includes(after)) return null;
  if (after === placeNow(clauses, id)) return [];
  const ids = clauses.slice(block.start, block.end).map((one) => one.id);
  return ids.map((clause, n) => ({ type: "move", clause, after: n ? (ids[n - 1] as string) : after }));
}
