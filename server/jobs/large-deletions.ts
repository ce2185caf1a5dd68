/**
 * Finds, in a log that is being folded, who deleted much of a text at once, or in several steps within a few seconds.
 * Any client can delete, so this does not rely on the question that the editor asks. What was put back within that time
 * does not count as deleted.
 */
import { type Clause, countWords, type Deletion, largeDeletion } from "#domain/text/index.ts";

/** Deletions of one person that are closer than this count as one. */
export const ONE_STROKE_MS = 5_000;

interface Author {
  n: number;
  at: number;
  delegation: string | null;
  person: string | null;
  amendment: string | null;
}

/** One change of the log as one clause saw it. */
interface Seen {
  clauseId: string;
  was: Clause | null;
  clause: Clause | null;
}

export interface LargeDeletion extends Deletion {
  /** The number of the last change before it, and of its own last change. */
  before: number;
  n: number;
  at: number;
  delegation: string | null;
  person: string;
}

export interface DeletionWatch {
  see(author: Author, seen: readonly Seen[]): void;
  /** What was found since the last call. In: the text after the last change that was seen. */
  found(now: () => readonly Clause[]): LargeDeletion[];
}

interface Stroke {
  author: Author & { person: string };
  before: number;
  was: Map<string, Clause>;
  is: Map<string, Clause | null>;
}

export function watchDeletions(): DeletionWatch {
  const open = new Map<string, Stroke>();
  const over: Stroke[] = [];
  let newest = 0;

  return {
    see(author, seen) {
      const { person, amendment, at, n } = author;
      newest = at;
      // What a command of the server wrote is on the record.
      if (person === null || amendment !== null) return;
      let stroke = open.get(person);
      const losing = seen.some(({ was, clause }) => was && sizeOf(clause) < sizeOf(was));
      if (losing && stroke && at - stroke.author.at > ONE_STROKE_MS) {
        over.push(stroke);
        stroke = undefined;
      }
      if (losing) {
        stroke ??= { author: { ...author, person }, before: n - 1, was: new Map(), is: new Map() };
        stroke.author = { ...author, person };
        open.set(person, stroke);
      }
      if (stroke) take(stroke, seen, losing);
    },
    found(now) {
      const large = [...over.splice(0), ...open.values()].flatMap((stroke) => {
        const deletion = measured(stroke, now);
        // Once a deletion is known, what follows is a new one.
        if (deletion) open.delete(stroke.author.person);
        return deletion ?? [];
      });
      for (const [person, { author }] of open) if (newest - author.at > ONE_STROKE_MS) open.delete(person);
      return large;
    },
  };
}

/** Of a change that removes no words, only what its author puts back counts. */
function take({ was, is }: Stroke, seen: readonly Seen[], losing: boolean): void {
  for (const one of seen) {
    if (!losing && !was.has(one.clauseId)) continue;
    if (one.was && !was.has(one.clauseId)) was.set(one.clauseId, one.was);
    is.set(one.clauseId, one.clause);
  }
}

function measured({ author, before, was, is }: Stroke, now: () => readonly Clause[]): LargeDeletion | null {
  const pair = [[...was.values()], [...is.values()].filter((one) => one !== null)] as const;
  const some = largeDeletion(...pair, { total: 0 });
  if (!some) return null;
  // The whole text is counted only where there is a reason to.
  const total = now().reduce((sum, clause) => sum + countWords(clause), some.words);
  const deletion = largeDeletion(...pair, { total });
  const { n, at, delegation, person } = author;
  return deletion && { ...deletion, before, n, at, delegation, person };
}

function sizeOf(clause: Clause | null): number {
  return clause ? countWords(clause) : 0;
}
