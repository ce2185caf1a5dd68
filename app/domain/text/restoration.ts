/**
 * The text as it stood at an earlier moment, brought back into the text as it stands now. What was deleted since comes
 * back under its old ids in its place; what others wrote since stays wherever both have room. Where they collide, and of
 * what was added, somebody chooses clause by clause. Agreed clauses are the caller's business. Pure.
 */
import { frozenClause, hashOf } from "#domain/text/canonical.ts";
import { type ActionFields, type Clause, type Run, tidy, wordsOf } from "#domain/text/clause.ts";
import type { ClauseEdit } from "#domain/text/clause-edits.ts";
import { isEmptyClause } from "#domain/text/large-deletion.ts";
import { markReader } from "#domain/text/marks.ts";
import { merge } from "#domain/text/merge.ts";
import { numbering } from "#domain/text/numbering.ts";
import { wordEdits } from "#domain/text/word-edits.ts";

/**
 * What became of a clause since: deleted; left without words; some of its words deleted; its words taken into another
 * clause; written otherwise; new; or the empty clause that an editor puts where everything was deleted.
 */
export type Since = "deleted" | "emptied" | "shortened" | "joined" | "reworded" | "added" | "leftover";

export interface Restorable {
  id: string;
  since: Since;
  earlier: Clause | null;
  now: Clause | null;
  /** What it will be where it is chosen; null where it will be removed. */
  result: Clause | null;
}

/** What comes back unless somebody chooses otherwise: all that was deleted, nothing that was written. */
const USUAL: readonly Since[] = ["deleted", "emptied", "shortened", "leftover"];

export function isUsual({ since }: Pick<Restorable, "since">): boolean {
  return USUAL.includes(since);
}

/** Every clause that is not as it was: first in the order of that text, then what is new. */
export function restorable(
  earlier: readonly Clause[],
  now: readonly Clause[],
  language: string,
): Restorable[] {
  const here = new Map(now.map((clause) => [clause.id, clause]));
  const there = new Set(earlier.map(({ id }) => id));
  const old = earlier.flatMap((clause) => {
    const is = here.get(clause.id);
    return (is ? changed(clause, is, language) : gone(clause, earlier, now)) ?? [];
  });
  const erased = !earlier.some(({ id }) => here.has(id));
  const fresh = now
    .filter(({ id }) => id && !there.has(id))
    .map((clause): Restorable => {
      const since = erased && isEmptyClause(clause) ? "leftover" : "added";
      return { id: clause.id, since, earlier: null, now: clause, result: null };
    });
  return [...old, ...fresh];
}

/** The edits that bring the chosen clauses back. */
export function restoration(
  earlier: readonly Clause[],
  now: readonly Clause[],
  chosen: readonly Restorable[],
): ClauseEdit[] {
  const results = new Map(chosen.map((one) => [one.id, one]));
  const removed = chosen.filter(({ result }) => result === null);
  const edits: ClauseEdit[] = removed.map(({ id }) => ({ type: "remove", clause: id }));
  const present = new Set(now.map(({ id }) => id));
  let after: string | null = null;
  for (const { id } of earlier) {
    const result = results.get(id)?.result;
    if (result && present.has(id)) edits.push({ type: "reword", clause: result });
    else if (result) edits.push({ type: "insert", clause: result, after });
    if (result || present.has(id)) after = id;
  }
  return edits;
}

/** The words on which somebody chose, as one digest: chosen on other words it is chosen no longer. Others may type elsewhere. */
export function groundOfRestoration(chosen: readonly Restorable[]): string {
  const ground = chosen.map(({ id, now, result }) => [id, formOf(now), formOf(result)]);
  return hashOf(JSON.stringify(ground.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))));
}

function gone(clause: Clause, earlier: readonly Clause[], now: readonly Clause[]): Restorable | null {
  // Nothing would come back.
  if (isEmptyClause(clause)) return null;
  const since = isElsewhere(clause, earlier, now) ? "joined" : "deleted";
  return { id: clause.id, since, earlier: clause, now: null, result: clause };
}

/** Shorter words may stand anywhere by chance. */
const OWN_WORDS = 12;

function isElsewhere(clause: Clause, earlier: readonly Clause[], now: readonly Clause[]): boolean {
  const words = wordsOf(clause);
  if (words.length < OWN_WORDS) return false;
  const before = new Map(earlier.map((one) => [one.id, wordsOf(one)]));
  return now.some((one) => wordsOf(one).includes(words) && !before.get(one.id)?.includes(words));
}

function changed(earlier: Clause, now: Clause, language: string): Restorable | null {
  if (formOf(earlier) === formOf(now)) return null;
  const one = { id: now.id, earlier, now };
  if (isEmptyClause(now))
    return isEmptyClause(earlier) ? null : { ...one, since: "emptied", result: earlier };
  const result = withDeletedWords(earlier, now, language);
  if (result && formOf(result) !== formOf(now)) return { ...one, since: "shortened", result };
  return { ...one, since: "reworded", result: earlier };
}

/** The clause as it is now with the words that were deleted; null where others wrote something in their stead. */
function withDeletedWords(earlier: Clause, now: Clause, language: string): Clause | null {
  const { merged } = merge([sharedRuns(earlier, now, language)], [now.runs], [earlier.runs], language);
  const [runs] = merged ?? [];
  if (!runs || merged?.length !== 1) return null;
  const fields = now.kind === "action" ? { ...filled(earlier.fields), ...filled(now.fields) } : {};
  const { fields: _, ...bare } = now;
  return { ...bare, runs, ...(Object.keys(fields).length && { fields }) };
}

/** The words of then that stand now: from these one side deleted, and the other wrote. */
function sharedRuns(earlier: Clause, now: Clause, language: string): Run[] {
  const next = markReader(earlier.runs);
  const shared: Run[] = [];
  let at = 0;
  for (const { from, to } of wordEdits(wordsOf(earlier), wordsOf(now), language)) {
    shared.push(...next(from - at));
    next(to - from);
    at = to;
  }
  return tidy([...shared, ...next(wordsOf(earlier).length - at)]);
}

function filled(fields: ActionFields = {}): ActionFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
}

function formOf(clause: Clause | null): string {
  return clause ? JSON.stringify(frozenClause(clause)) : "";
}

/** What each clause of a text is called. */
export function calledIn(
  clauses: readonly Clause[],
): Map<string, Pick<Clause, "id" | "kind"> & { reference: string }> {
  const marks = numbering(clauses);
  return new Map(
    clauses.map(({ id, kind }, at) => [id, { id, kind, reference: marks[at]?.reference ?? "" }]),
  );
}
