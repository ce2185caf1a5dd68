/**
 * In which version of which clause each character of a clause was first written, and so who may have written it. Words
 * that a split or merge carried into another clause, that a restoration brought back, or that reappeared, are followed
 * to where they were written first. Pure.
 */
import { wordsOf } from "#domain/text/clause.ts";
import { carried, follow, type Line, NOTHING, type Origin, Past, type Worded } from "#domain/text/lines.ts";
import type { Cause, ClauseVersion } from "#domain/text/versions.ts";

/** Versions by clause, oldest first. */
export type Histories = ReadonlyMap<string, readonly ClauseVersion[]>;

/** Causes by which words of another clause come in. */
const CARRIES: readonly Cause[] = ["split", "merged"];

/** The clauses that words of these versions came from. */
export function sourcesOf(versions: readonly ClauseVersion[]): string[] {
  const sources = versions.map(({ cause, otherClause }) => (CARRIES.includes(cause) ? otherClause : null));
  return [...new Set(sources.filter((one) => one !== null))];
}

/** The newest words of a clause that its versions know, with where each was first written. */
export function lineage(histories: Histories, clause: string, language: string): Worded {
  return new Lineage(histories, language).at(clause, (histories.get(clause)?.length ?? 0) - 1) ?? NOTHING;
}

interface Known {
  lines: Line[];
  past: Past;
  busy: boolean;
}

class Lineage {
  readonly #histories: Histories;
  readonly #language: string;
  readonly #known = new Map<string, Known>();

  constructor(histories: Histories, language: string) {
    this.#histories = histories;
    this.#language = language;
  }

  /** A clause as it stood at one of its versions. Null where there is none, or where that waits for this very question. */
  at(clause: string, wanted: number): Worded | null {
    const versions = this.#histories.get(clause) ?? [];
    const version = versions[wanted];
    if (!version) return null;
    const known = this.#known.get(clause) ?? { lines: [], past: new Past(), busy: false };
    this.#known.set(clause, known);
    if (!known.busy) {
      known.busy = true;
      // One after the other: however many there are, nothing calls itself for each of them.
      while (known.lines.length <= wanted) known.lines.push(this.#next(versions, known));
      known.busy = false;
    }
    const line = known.lines[wanted];
    return line ? { words: wordsOf(version.clause), line } : null;
  }

  #next(versions: readonly ClauseVersion[], { lines, past }: Known): Line {
    const version = versions[lines.length] as ClauseVersion;
    const last = versions[lines.length - 1];
    const state = last ? { words: wordsOf(last.clause), line: lines.at(-1) ?? [] } : NOTHING;
    const before = version.cause === "moved" || last?.cause === "deleted" ? anew(state) : state;
    const words = wordsOf(version.clause);
    const from = this.#taken(version, before) ?? before;
    const { line, gone } = follow(from, words, namedDelegationOf(version), this.#language, past);
    past.take(words, line, gone);
    return line;
  }

  /** What a split took its words from, and what a merge put together. */
  #taken(version: ClauseVersion, before: Worded): Worded | null {
    const { cause, otherClause, number } = version;
    if (cause === "split" && number === 1 && otherClause) return this.#cutFrom(version, otherClause);
    return cause === "merged" && otherClause ? this.#mergedWith(version, otherClause, before) : null;
  }

  #cutFrom({ clauseId }: ClauseVersion, whole: string): Worded | null {
    const cut = (this.#histories.get(whole) ?? []).findIndex(
      (one) => one.cause === "split" && one.otherClause === clauseId,
    );
    const found = this.at(whole, cut - 1);
    return found && anew(found);
  }

  #mergedWith(version: ClauseVersion, gone: string, before: Worded): Worded | null {
    const { clause, fromN } = version;
    const last = (this.#histories.get(gone) ?? []).findLastIndex(
      (one) => one.cause === "deleted" && one.fromN <= fromN,
    );
    const found = this.at(gone, last);
    if (!found) return null;
    const put = anew(found);
    const words = wordsOf(clause);
    const [first, second] = words.startsWith(before.words) ? [before, put] : [put, before];
    return joined(first, second, words, namedDelegationOf(version));
  }
}

function anew({ words, line }: Worded): Worded {
  return { words, line: carried(line) };
}

/** With the space between them that the two have in `words`, written by whoever joined them. */
function joined(first: Worded, second: Worded, words: string, by: Origin): Worded {
  const gap = /^\s*/.exec(words.slice(first.words.length))?.[0] ?? "";
  const space = gap && second.words.startsWith(gap) ? "" : gap;
  return {
    words: first.words + space + second.words,
    line: [...first.line, { length: space.length, from: by }, ...second.line],
  };
}

function namedDelegationOf({ delegations, people }: ClauseVersion): Origin {
  return { delegations, people };
}
