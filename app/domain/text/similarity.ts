/**
 * How alike two wordings are, by the words that they share, and which clauses of two texts belong together by that
 * alone. For texts that come from outside and have no ids in common. Order is kept: the pairs of a stretch do not
 * cross, and their likeness adds up to the most that is possible.
 */
import { type Clause, wordsOf } from "#domain/text/clause.ts";
import { tokens } from "#domain/text/difference.ts";

/** A clause as it is compared: its words by number, in order, each as often as it stands there. */
export interface Bag {
  words: Uint32Array;
  kind: Clause["kind"];
}

/** As low as the likeness of a clause with its own new wording falls in drafts and adopted resolutions. */
export const ALIKE = 0.45;
/** What was moved is found among all that is left over, so more is asked of it. */
export const ALIKE_ELSEWHERE = 0.75;
/** A preambular paragraph rarely becomes an operative one: then its words must say so. */
const OTHER_KIND = 0.8;

export function bagger(language: string): (clause: Clause) => Bag {
  const numbers = new Map<string, number>();
  const numberOf = (word: string) => {
    const known = numbers.get(word) ?? numbers.size;
    numbers.set(word, known);
    return known;
  };
  return (clause) => {
    const words = tokens(wordsOf(clause).toLowerCase(), language).filter((token) => WORD.test(token));
    return { words: Uint32Array.from(words, numberOf).sort(), kind: clause.kind };
  };
}

/** Spaces and marks are in every clause and say nothing. */
const WORD = /[\p{L}\p{N}]/u;

/** Twice the shared words by all words (Dice); between 0 and 1. */
export function likeness(a: Bag, b: Bag): number {
  const all = a.words.length + b.words.length;
  const best = (2 * Math.min(a.words.length, b.words.length)) / all;
  if (!all || best < ALIKE) return 0;
  let shared = 0;
  for (let i = 0, j = 0; i < a.words.length && j < b.words.length; ) {
    const [x, y] = [a.words[i] as number, b.words[j] as number];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return ((2 * shared) / all) * (a.kind === b.kind ? 1 : OTHER_KIND);
}

/** Pairs [in `was`, in `is`] of two stretches, in order. Dynamic programming over both. */
export function alikeInOrder(was: readonly Bag[], is: readonly Bag[]): [number, number][] {
  const wide = is.length + 1;
  const alike = new Float32Array(was.length * is.length);
  const best = new Float32Array((was.length + 1) * wide);
  for (let i = was.length - 1; i >= 0; i--)
    for (let j = is.length - 1; j >= 0; j--) {
      const found = likeness(was[i] as Bag, is[j] as Bag);
      alike[i * is.length + j] = found;
      const skip = Math.max(best[(i + 1) * wide + j] as number, best[i * wide + j + 1] as number);
      const take = found < ALIKE ? 0 : found + (best[(i + 1) * wide + j + 1] as number);
      best[i * wide + j] = Math.max(skip, take);
    }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < was.length && j < is.length; ) {
    const here = best[i * wide + j] as number;
    if (here === best[(i + 1) * wide + j]) i++;
    else if (here === best[i * wide + j + 1]) j++;
    else pairs.push([i++, j++]);
  }
  return pairs;
}
