/** Where words that stayed are drawn otherwise than before: italic or bold, or no longer so. */
import type { Run } from "#domain/text/clause.ts";
import type { Part } from "#domain/text/difference.ts";

export type Marked = Pick<Run, "italic" | "bold">;

export interface MarkChange {
  text: string;
  before: Marked;
  after: Marked;
}

export function sameMarks(was: readonly Run[], is: readonly Run[]): boolean {
  if (was.length !== is.length) return false;
  return was.every((run, at) => run.text === is[at]?.text && alike(run, is[at]));
}

/** `parts` is the difference of the two wordings; only what they share is looked at. */
export function markChanges(parts: readonly Part[], was: readonly Run[], is: readonly Run[]): MarkChange[] {
  const [old, fresh] = [markReader(was), markReader(is)];
  const found: MarkChange[] = [];
  for (const { text, change } of parts) {
    if (change === "added") fresh(text.length);
    if (change === "removed") old(text.length);
    if (change === "same") found.push(...between(old(text.length), fresh(text.length)));
  }
  return found;
}

/** Hands out the next so many characters, as runs. */
export function markReader(runs: readonly Run[]): (length: number) => Run[] {
  let [at, used] = [0, 0];
  return (length) => {
    const taken: Run[] = [];
    for (let left = length; left > 0 && at < runs.length; ) {
      const run = runs[at] as Run;
      const text = run.text.slice(used, used + left);
      if (text) taken.push({ ...run, text });
      left -= text.length;
      used += text.length;
      if (used < run.text.length) continue;
      at++;
      used = 0;
    }
    return taken;
  };
}

/** Two looks of the same words: the stretches where they differ, neighbours of one change joined. */
function between(was: readonly Run[], is: readonly Run[]): MarkChange[] {
  const words = is.map((run) => run.text).join("");
  const cuts = [...new Set([...ends(was), ...ends(is)])].sort((a, b) => a - b);
  const found: (MarkChange & { end: number })[] = [];
  let start = 0;
  for (const end of cuts) {
    const [before, after] = [lookAt(was, start), lookAt(is, start)];
    const [text, last] = [words.slice(start, end), found.at(-1)];
    if (!alike(before, after)) {
      if (last?.end === start && alike(last.before, before) && alike(last.after, after)) {
        last.text += text;
        last.end = end;
      } else found.push({ text, before, after, end });
    }
    start = end;
  }
  return found.map(({ text, before, after }) => ({ text, before, after }));
}

function ends(runs: readonly Run[]): number[] {
  let end = 0;
  return runs.map((run) => (end += run.text.length));
}

function lookAt(runs: readonly Run[], place: number): Marked {
  const run = runs[ends(runs).findIndex((end) => end > place)];
  return { ...(run?.italic && { italic: true }), ...(run?.bold && { bold: true }) };
}

function alike(a: Marked, b: Marked | undefined): boolean {
  return a.italic === b?.italic && a.bold === b?.bold;
}
