/**
 * How much of a text one stroke takes away, and whether that is so much that the editor asks first and the chair's side
 * is notified: more than three clauses, or a fifth of all words. Words that only went to another clause are not counted.
 * The same function in the browser and on the server. Pure.
 */
import { type Clause, wordsOf } from "#domain/text/clause.ts";

/** One may be a mistake, three are a paragraph with its points; more is seldom meant. */
const MOST_CLAUSES = 3;
const SHARE = 0.2;
/** In a text of a few lines a fifth is a handful of words, which everybody deletes all day. */
const FEWEST_WORDS = 20;

export interface Deletion {
  /** Clauses that are gone, or were left without a word. */
  clauses: number;
  words: number;
}

interface Scale {
  /** Words of the whole text, where `before` is only a part of it. */
  total?: number;
  /** Which part of all words is much. */
  share?: number;
}

export function largeDeletion(
  before: readonly Clause[],
  after: readonly Clause[],
  { total, share = SHARE }: Scale = {},
): Deletion | null {
  const { clauses, words } = deletionOf(before, after);
  const all = total ?? before.reduce((sum, clause) => sum + countWords(clause), 0);
  const large = clauses > MOST_CLAUSES || (words >= FEWEST_WORDS && words >= all * share);
  return large ? { clauses, words } : null;
}

/** Words of a clause, those in its fields included. */
export function countWords(clause: Clause): number {
  return wordsIn(clause).length;
}

export function isEmptyClause(clause: Clause): boolean {
  return countWords(clause) === 0;
}

function deletionOf(before: readonly Clause[], after: readonly Clause[]): Deletion {
  const pairs = pairsOf(before, after);
  const gone = pairs.filter(([was, is]) => countWords(was) > 0 && (!is || isEmptyClause(is)));
  const deleted = gone.filter(([was]) => !isJoinedTo(was, before, after));
  const stayed = pairs.filter((pair) => !gone.includes(pair));
  const inStayed = stayed.reduce((sum, [was, is]) => sum + missing([was], is ? [is] : []), 0);
  const words = deleted.reduce((sum, [was]) => sum + countWords(was), 0);
  return { clauses: deleted.length, words: words + Math.min(inStayed, missing(before, after)) };
}

/** A clause that has no id yet is known by its words alone. */
function pairsOf(before: readonly Clause[], after: readonly Clause[]): [Clause, Clause | undefined][] {
  const byId = new Map(after.map((clause) => [clause.id || wordsOf(clause), clause]));
  return before.map((was) => [was, byId.get(was.id || wordsOf(was))]);
}

/** Its words were joined to a clause that stood before: Backspace at the beginning of a clause deletes nothing. */
function isJoinedTo(was: Clause, before: readonly Clause[], after: readonly Clause[]): boolean {
  const words = wordsOf(was);
  const old = new Map(before.map((clause) => [clause.id, wordsOf(clause)]));
  return after.some((clause) => {
    const earlier = old.get(clause.id);
    if (!clause.id || clause.id === was.id || earlier === undefined) return false;
    return wordsOf(clause).includes(words) && !earlier.includes(words);
  });
}

/** How many words of the first are not in the second. */
function missing(before: readonly Clause[], after: readonly Clause[]): number {
  const left = new Map<string, number>();
  for (const word of after.flatMap(wordsIn)) left.set(word, (left.get(word) ?? 0) + 1);
  return before.flatMap(wordsIn).filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  }).length;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’ʻ-]*/gu;

function wordsIn({ runs, fields = {} }: Clause): string[] {
  return [wordsOf({ runs }), ...Object.values(fields)].flatMap((words) => words.match(WORD) ?? []);
}
