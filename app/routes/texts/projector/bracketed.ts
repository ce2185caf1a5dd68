/** Words cut where brackets open and close, so that what is not agreed can be drawn as such: by how many brackets stand around it. */
import { brackets, type Run } from "#domain/text/index.ts";

export interface BracketedStretch {
  runs: Run[];
  depth: number;
}

export function bracketed(runs: readonly Run[]): BracketedStretch[] {
  const words = runs.map((run) => run.text).join("");
  const { pairs } = brackets(words);
  const cuts = [...new Set([0, ...pairs.flat(), words.length])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] as number;
    const depth = pairs.filter(([from, to]) => from <= start && end <= to).length;
    return { runs: between(runs, start, end), depth };
  });
}

function between(runs: readonly Run[], start: number, end: number): Run[] {
  let at = 0;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += run.text.length;
    return text ? [{ ...run, text }] : [];
  });
}
