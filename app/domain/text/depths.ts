/** How deep a clause is drawn, which is not always the level that somebody gave it. */
import { isNumbered, type Kind, type Level } from "#domain/text/clause.ts";

/**
 * The depth at which each clause is drawn: a sub-paragraph needs a parent, so one that stands alone, or skips a
 * level, is drawn only as deep as its predecessor of the same kind allows.
 */
export function depths(clauses: readonly { kind: Kind; level: Level }[]): number[] {
  let before: Kind | null = null;
  let depth = 0;
  return clauses.map(({ kind, level }) => {
    depth = kind === before && isNumbered(kind) ? Math.min(level, depth + 1) : 0;
    before = kind;
    return depth;
  });
}
