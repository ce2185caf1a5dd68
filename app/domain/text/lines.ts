/**
 * Where each character of some words was first written, as stretches, because characters are many and origins few; and
 * what becomes of that when the words change. Pure.
 */
import { difference } from "#domain/text/difference.ts";

/** Who took part in the version in which words were first written; nobody where the text was prepared. */
export interface Origin {
  delegations: readonly string[];
  people: readonly string[];
  /** False where no version knows of the words yet. */
  recorded?: false;
  /** Of words that were written anew since: the document no longer shows who wrote them. */
  carried?: true;
  /** Of letters that the word before had at the same index: where those were first written. */
  or?: Origin;
}

interface Stretch {
  length: number;
  from: Origin;
}

/** As long as the words that it is of. */
export type Line = readonly Stretch[];

export interface Worded {
  words: string;
  line: Line;
}

export const NOTHING: Worded = { words: "", line: [] };

/** The line of changed words, and what was removed from them. */
export interface Followed {
  line: Line;
  gone: Worded[];
}

export function follow(
  before: Worded,
  words: string,
  party: Origin,
  language: string,
  past?: Past,
): Followed {
  const again = past?.again(words, before.words);
  const line: Stretch[] = [];
  const gone: Worded[] = [];
  /** What stood in the place of the words that come next. */
  let replaced = NOTHING;
  let [was, is] = [0, 0];
  for (const { text, change } of difference(before.words, words, language)) {
    const [old, fresh] = [
      change !== "added" && cut(before.line, was, text.length),
      again && carried(cut(again, is, text.length)),
    ];
    if (change === "same") line.push(...(old || []));
    if (change === "added")
      line.push(...(fresh ?? past?.back(text, party) ?? joinedIn(text, replaced, party)));
    replaced = change === "removed" ? { words: text, line: old || [] } : NOTHING;
    if (change === "removed") gone.push(replaced);
    if (change !== "added") was += text.length;
    if (change !== "removed") is += text.length;
  }
  return { line, gone };
}

/** The same words, put in anew. */
export function carried(line: Line): Line {
  return line.map(({ length, from }) => ({ length, from: { ...from, carried: true } }));
}

/** What a line says of each character. */
export function spread(line: Line): Origin[] {
  return line.flatMap(({ length, from }) => Array<Origin>(length).fill(from));
}

/** Shorter words come back by chance. */
const COMES_BACK = 12;
/** What went longest ago comes back least; every new word is looked for in all of them. */
const REMEMBERED = 300;

/** What a clause said before: words that come back are theirs who wrote them, not theirs who brought them. */
export class Past {
  readonly #wordings = new Map<string, Line>();
  readonly #gone = new Map<string, Line>();

  take(words: string, line: Line, gone: readonly Worded[]): void {
    this.#wordings.set(words, line);
    for (const one of gone) {
      const own = one.words.trim();
      if (own.length >= COMES_BACK) this.#gone.set(own, cut(one.line, one.words.indexOf(own), own.length));
    }
    for (const oldest of this.#gone.keys()) {
      if (this.#gone.size <= REMEMBERED) break;
      this.#gone.delete(oldest);
    }
  }

  /** The line of an earlier wording that is here again. */
  again(words: string, before: string): Line | undefined {
    return words === before ? undefined : this.#wordings.get(words);
  }

  /** Words that went by themselves and are here again, the longest of them; what stands around them is new. */
  back(words: string, party: Origin): Line | undefined {
    let found = "";
    for (const own of this.#gone.keys()) if (own.length > found.length && words.includes(own)) found = own;
    const line = this.#gone.get(found);
    if (!line) return undefined;
    const lead = words.indexOf(found);
    const around = [lead, words.length - lead - found.length].map((length) => ({ length, from: party }));
    return [around[0], ...carried(line), around[1]].filter((one) => one?.length) as Stretch[];
  }
}

/** In a word that was replaced, the letters that have their place still may be the old ones. */
function joinedIn(words: string, replaced: Worded, party: Origin): Line {
  const most = Math.min(words.length, replaced.words.length);
  let start = 0;
  while (start < most && words[start] === replaced.words[start]) start++;
  let end = 0;
  while (end < most - start && words.at(-1 - end) === replaced.words.at(-1 - end)) end++;
  const kept = (from: number, length: number) =>
    cut(replaced.line, from, length).map((one) => ({ length: one.length, from: { ...party, or: one.from } }));
  const middle = { length: words.length - start - end, from: party };
  return [...kept(0, start), ...(middle.length ? [middle] : []), ...kept(replaced.words.length - end, end)];
}

function cut(line: Line, start: number, length: number): Stretch[] {
  const found: Stretch[] = [];
  let end = 0;
  for (const { length: own, from } of line) {
    const [first, last] = [Math.max(end, start), Math.min(end + own, start + length)];
    if (last > first) found.push({ length: last - first, from });
    end += own;
  }
  return found;
}
