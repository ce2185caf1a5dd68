/**
 * Where a discussion goes when its clause is split, merged, moved or put together again: with the words that it is about,
 * as far as they were carried on; else to where they are read once; else with most of the clause. Pure; positions in the
 * shared document are the server's matter.
 */
import { quoted, type Stretch } from "#domain/comments/anchor.ts";
import { type Clause, wordsOf } from "#domain/text/clause.ts";
import { wordEdits } from "#domain/text/word-edits.ts";

/** Some clauses as they stood, and what became of them, both in the order of the text. */
export interface Passing {
  before: readonly Clause[];
  after: readonly Clause[];
  language: string;
}

export interface FollowedWords {
  clause: string;
  /** Where its words stood, if it was about words and they stood. */
  stretch: Stretch | null;
  /** As they were marked. */
  quote: string | null;
  /** The clause that it was begun at, where it has followed its words. */
  home: string | null;
}

export interface Goes {
  clause: string;
  /** Where its words are now; null where only the clause is left to it. */
  stretch: Stretch | null;
}

/** Null where it stays as it is: its clause stands and has the words, or nothing of it is left anywhere. */
export function goesTo(subject: FollowedWords, passing: Passing): Goes | null {
  const { before, after } = passing;
  const carried = subject.stretch && carriedIn(subject.clause, subject.stretch, passing);
  if (carried) return carried;
  const stands = (id: string) => after.some((one) => one.id === id);
  const read = subject.quote ? readOnce(subject.quote, after) : null;
  if (read) return read;
  const { home } = subject;
  const comesBack = home !== null && stands(home) && !before.some(({ id }) => id === home);
  if (comesBack) return { clause: home, stretch: null };
  if (stands(subject.clause)) return null;
  const heir = heirOf(subject.clause, passing);
  return heir === null ? null : { clause: heir, stretch: null };
}

/** Words that stand in one of these clauses, and there once. */
export function readOnce(quote: string, clauses: readonly Clause[]): Goes | null {
  const found = clauses.flatMap((clause) => {
    const words = wordsOf(clause);
    const stretch = quoted(words, quote);
    // In a clause where they stand twice they stand, too.
    return stretch || words.includes(quote) ? [{ clause: clause.id, stretch }] : [];
  });
  const [only] = found;
  return found.length === 1 && only?.stretch ? only : null;
}

/** Letter by letter: what is left of them, as far as it is in the clause in which they begin now. */
function carriedIn(clause: string, { from, to }: Stretch, passing: Passing): Goes | null {
  const start = startsOf(passing.before).get(clause);
  if (start === undefined) return null;
  const kept = survivorsIn(passing).filter(({ was }) => was >= start + from && was < start + to);
  const [first] = kept;
  if (!first) return null;
  const place = placeOf(first.is, passing.after);
  if (!place) return null;
  const last = kept.findLast(({ is }) => is < place.end);
  return {
    clause: place.id,
    stretch: { from: first.is - place.start, to: (last ?? first).is + 1 - place.start },
  };
}

/** The clause with most of its letters; where none is left, the only one that there is. */
function heirOf(clause: string, passing: Passing): string | null {
  const start = startsOf(passing.before).get(clause);
  const own = passing.before.find(({ id }) => id === clause);
  if (start === undefined || !own) return null;
  const end = start + wordsOf(own).length;
  const letters = survivorsIn(passing).filter(({ was }) => was >= start && was < end);
  const counts = new Map<string, number>();
  for (const { is } of letters) {
    const id = placeOf(is, passing.after)?.id;
    if (id) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  const [only] = passing.after;
  return most?.[0] ?? (passing.after.length === 1 && only ? only.id : null);
}

/** Each letter that both have, by its position in the words of all clauses before and after. */
function survivorsIn({ before, after, language }: Passing): { was: number; is: number }[] {
  const [was, is] = [before, after].map(joined) as [string, string];
  const kept: { was: number; is: number }[] = [];
  let [at, shift] = [0, 0];
  const keep = (to: number) => {
    for (; at < to; at++) kept.push({ was: at, is: at + shift });
  };
  for (const edit of wordEdits(was, is, language)) {
    keep(edit.from);
    shift += edit.words.length - (edit.to - edit.from);
    at = edit.to;
  }
  keep(was.length);
  return kept;
}

/** A clause ends in a break, which counts as a word. */
function joined(clauses: readonly Clause[]): string {
  return clauses.map((clause) => `${wordsOf(clause)}\n`).join("");
}

function startsOf(clauses: readonly Clause[]): Map<string, number> {
  let start = 0;
  return new Map(
    clauses.map((clause) => {
      const here = start;
      start += wordsOf(clause).length + 1;
      return [clause.id, here];
    }),
  );
}

function placeOf(at: number, clauses: readonly Clause[]): { id: string; start: number; end: number } | null {
  const starts = startsOf(clauses);
  const found = clauses.findLast(({ id }) => (starts.get(id) ?? 0) <= at);
  const start = found && (starts.get(found.id) ?? 0);
  if (!found || start === undefined) return null;
  const end = start + wordsOf(found).length;
  return at < end ? { id: found.id, start, end } : null;
}
