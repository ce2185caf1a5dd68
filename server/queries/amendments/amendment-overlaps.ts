/**
 * Which open amendments collide: they would change the same words, or put clauses in the same position. Found by
 * applying one and then the other, before anybody decides.
 */
import { isOpen } from "#domain/life/index.ts";
import { clausesAfter, clausesOf, currentPlace, revise } from "#domain/text/index.ts";
import type { AmendmentGround, Worked } from "#server/queries/amendments/amendment-ground.ts";

/** By id, the ids of the others. */
export function overlapsOf(all: readonly Worked[], ground: AmendmentGround): Map<string, string[]> {
  const open = all.filter(({ row, onRecord }) => (onRecord ? isOpen(onRecord) : row.stage !== "taken-up"));
  const found = new Map<string, string[]>();
  const add = (one: Worked, other: Worked) =>
    found.set(one.row.id, [...(found.get(one.row.id) ?? []), other.row.id]);
  for (const [at, one] of open.entries())
    for (const other of open.slice(at + 1)) {
      if (!collide(one, other, ground)) continue;
      add(one, other);
      add(other, one);
    }
  return found;
}

function collide(one: Worked, other: Worked, ground: AmendmentGround): boolean {
  if (sameSpot(one, other, ground)) return true;
  if (!sharesClause(one, other)) return false;
  if (one.revised.kind !== "fits" || other.revised.kind !== "fits") return true;
  const now = clausesAfter(ground.now, one.revised.edits);
  return revise(other.revision, { now, language: ground.language, newId: () => "" }).kind !== "fits";
}

function sharesClause(one: Worked, other: Worked): boolean {
  const clauses = clausesOf(one.row.proposal);
  return clausesOf(other.row.proposal).some((id) => clauses.includes(id));
}

function sameSpot(one: Worked, other: Worked, { now }: AmendmentGround): boolean {
  const [here, there] = [one, other].map(({ revision }) =>
    revision.after === undefined ? undefined : currentPlace(revision.after, revision.order, now),
  );
  return here !== undefined && here === there;
}
