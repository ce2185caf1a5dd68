/**
 * Square brackets mark words that are not agreed. They are characters as typed, so they are parsed here and
 * nowhere stored: nested pairs count each, an opening or closing one without its partner is reported. What is in a pair
 * may be words, or only keep a place. How one is resolved: resolution.ts.
 */
import { type ActionFields, type Clause, wordsOf } from "#domain/text/clause.ts";

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

/** A pair, or a bracket without its partner, of a whole text. */
export interface OpenBracket {
  /** The clause's id. */
  clause: string;
  /** The field of an action in which it stands; null for the words of the clause. */
  field: keyof ActionFields | null;
  /** Where it begins in those words. */
  start: number;
  /** With its brackets. */
  words: string;
  lone: boolean;
  placeholder: boolean;
}

type Bracketed = Pick<Clause, "runs" | "fields"> & Partial<Pick<Clause, "id">>;

/** Every bracket that is open in a text, in reading order, those in the fields of actions included. */
export function openBrackets(clauses: readonly Bracketed[]): OpenBracket[] {
  return clauses.flatMap((clause) => {
    const id = clause.id ?? "";
    const fields = Object.entries(clause.fields ?? {}) as [keyof ActionFields, string][];
    return [
      ...openIn(wordsOf(clause), id, null),
      ...fields.flatMap(([name, words]) => openIn(words, id, name)),
    ];
  });
}

/** Those of them that only keep a place: words are still to come, and a text with a hole in it is not adopted. */
export function placeholders(clauses: readonly Bracketed[]): OpenBracket[] {
  return openBrackets(clauses).filter((one) => one.placeholder);
}

/** Open brackets of a whole text: a lone one is open, too. */
export function countBrackets(clauses: readonly Bracketed[]): number {
  return openBrackets(clauses).length;
}

function openIn(words: string, clause: string, field: OpenBracket["field"]): OpenBracket[] {
  const { pairs, unbalanced } = brackets(words);
  const paired = pairs.map(([start, end]) => {
    const own = words.slice(start, end);
    return { clause, field, start, words: own, lone: false, placeholder: isPlaceholder(own.slice(1, -1)) };
  });
  const lone = unbalanced.map((start) => {
    return { clause, field, start, words: words[start] ?? "", lone: true, placeholder: false };
  });
  return [...paired, ...lone].sort((a, b) => a.start - b.start);
}

/** What drafters write where words are still to come: [tbc], [TBD: number], [to be confirmed], [уточняется], [XX]. */
const TO_COME =
  /(?<!\p{L})(?:tb[acd]|to be (?:added|agreed|completed|confirmed|determined|inserted)|placeholder|[xх]{1,4}|(?:будет |подлежит )?(?:уточн(?:яется|ить|ению|ено)|согласованию|дополнению))(?!\p{L})/iu;

/** In: what stands between two brackets. Nothing but dots, lines and spaces is no words: [], [...], [___]. */
export function isPlaceholder(inside: string): boolean {
  return !/[\p{L}\p{N}]/u.test(inside) || TO_COME.test(inside);
}
