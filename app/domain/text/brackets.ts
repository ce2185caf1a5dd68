/**
 * Square brackets mark words that are not agreed. They are characters as typed, so they are parsed here and
 * nowhere stored: nested pairs count each, an opening or closing one without its partner is reported.
 */
import { type Clause, wordsOf } from "#domain/text/clause.ts";

export interface Brackets {
  /** Pairs, as [start, end) of the words including both brackets, in the order in which they open. */
  pairs: [start: number, end: number][];
  /** Offsets of brackets without a partner. */
  unbalanced: number[];
}

export function brackets(words: string): Brackets {
  const open: number[] = [];
  const pairs: [number, number][] = [];
  const unbalanced: number[] = [];
  for (let at = 0; at < words.length; at++) {
    if (words[at] === "[") open.push(at);
    if (words[at] !== "]") continue;
    const start = open.pop();
    if (start === undefined) unbalanced.push(at);
    else pairs.push([start, at + 1]);
  }
  return {
    pairs: pairs.sort((a, b) => a[0] - b[0]),
    unbalanced: [...open, ...unbalanced].sort((a, b) => a - b),
  };
}

/** Open brackets of a whole text, those in the fields of actions included: a lone one is open, too. */
export function countBrackets(clauses: readonly Pick<Clause, "runs" | "fields">[]): number {
  return clauses.reduce((sum, clause) => {
    const found = [wordsOf(clause), ...Object.values(clause.fields ?? {})].map(brackets);
    return sum + found.reduce((open, { pairs, unbalanced }) => open + pairs.length + unbalanced.length, 0);
  }, 0);
}
