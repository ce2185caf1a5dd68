/**
 * Other words for a clause that keep their look: what the beginning and the end have in common stays as it was drawn,
 * and what is new takes the look of the place at which it stands.
 */
import type { Clause, Run } from "#domain/text/clause.ts";
import { tidy, wordsOf } from "#domain/text/clause.ts";

export function reworded(clause: Clause, words: string): Clause {
  const old = wordsOf(clause);
  const head = sameUntil(old, words);
  const tail = sameUntil(turned(old.slice(head)), turned(words.slice(head)));
  const fresh = words.slice(head, words.length - tail);
  const runs = [
    ...cut(clause.runs, 0, head),
    { ...lookAt(clause.runs, head), text: fresh },
    ...cut(clause.runs, old.length - tail, old.length),
  ];
  return { ...clause, runs: tidy(runs) };
}

function sameUntil(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at++;
  return at;
}

function turned(words: string): string {
  return words.split("").reverse().join("");
}

/** Of what stands before the place; at the very beginning, of what stands there. */
function lookAt(runs: readonly Run[], place: number): Omit<Run, "text"> {
  let end = 0;
  const found = runs.find((run) => {
    end += run.text.length;
    return place <= end;
  });
  const { text: _, ...marks } = found ?? { text: "" };
  return marks;
}

function cut(runs: readonly Run[], from: number, to: number): Run[] {
  let at = 0;
  return runs.map((run) => {
    const start = at;
    at += run.text.length;
    return { ...run, text: run.text.slice(Math.max(0, from - start), Math.max(0, to - start)) };
  });
}
