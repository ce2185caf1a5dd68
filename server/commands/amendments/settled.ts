/** Words that somebody settled by hand, as clauses of the domain. What cannot be a clause is refused before. */
import { isBlank } from "#domain/names/index.ts";
import {
  type Clause,
  fittedClause,
  isClauseId,
  isNumbered,
  KINDS,
  tidy,
  wordsOf,
} from "#domain/text/index.ts";
import { z } from "#domain/zod.ts";
import type { SettledClause } from "#server/commands/amendments/inputs.ts";

/** Longer than any clause that was ever negotiated; a settled text comes from a form. */
const LONGEST_CLAUSE = 100_000;
const MOST_CLAUSES = 100;

const shape = z.strictObject({
  id: z.string().max(64).nullish(),
  kind: z.enum(KINDS),
  level: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  runs: z.array(
    z.strictObject({
      text: z.string(),
      italic: z.literal(true).optional(),
      bold: z.literal(true).optional(),
    }),
  ),
  fields: z.record(z.string(), z.string().max(LONGEST_CLAUSE)).optional(),
  variant: z.string().max(64).optional(),
});
const all = z.array(shape).max(MOST_CLAUSES);

/** Whether clauses can be made of this, each with words. */
export function isSettled(clauses: unknown): clauses is SettledClause[] {
  const read = all.safeParse(clauses);
  if (!read.success) return false;
  return read.data.every(({ runs }) => {
    const { length } = runs.map((run) => run.text).join("");
    return length > 0 && length <= LONGEST_CLAUSE;
  });
}

/** An id that is none of ours is ignored: the clause gets a new one. */
export function clauseOfSettled({ id, runs, kind, level, fields, variant }: SettledClause): Clause {
  const more = {
    ...(kind === "action" && fields && { fields }),
    ...(isNumbered(kind) && isClauseId(variant) && { variant }),
  };
  const named = isClauseId(id) ? id : "";
  return fittedClause({ id: named, kind, level, runs: tidy(runs), ...more });
}

export function hasNoWords(clauses: readonly Clause[]): boolean {
  return clauses.some((clause) => isBlank(wordsOf(clause)));
}
