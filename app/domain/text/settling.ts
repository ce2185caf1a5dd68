/**
 * A merge with its conflicts settled by a person: at each place the words as they stand, the proposed ones, or others.
 * And words that were written into a plain field: they keep the look that they had. Pure; the page shows what comes
 * out while the chair still chooses, and the server gets the same.
 */
import { type Run, tidy, wordsOf } from "#domain/text/clause.ts";
import { difference } from "#domain/text/difference.ts";
import { markReader } from "#domain/text/marks.ts";
import { BREAK } from "#domain/text/passage.ts";
import type { Piece } from "#domain/text/pieces.ts";

/** As it stands, as it is proposed, or written anew. */
export type Settlement = { take: "ours" | "theirs" } | { write: string };

/** In: the pieces of a merge and a choice for each conflict, in order. Out: the paragraphs; null where one is missing. */
export function settled(
  pieces: readonly Piece[],
  choices: readonly (Settlement | undefined)[],
): Run[][] | null {
  let at = 0;
  const runs: Run[] = [];
  for (const piece of pieces) {
    if (piece.kind === "agreed") {
      runs.push(...piece.runs);
      continue;
    }
    const choice = choices[at++];
    if (!choice) return null;
    runs.push(...("take" in choice ? piece[choice.take] : [{ text: lines(choice.write) }]));
  }
  return paragraphs(runs);
}

/** As if the proposed words were taken wherever somebody must settle: what a merge would change, and no more. */
export function settledAsProposed(pieces: readonly Piece[]): Run[][] {
  const conflicts = pieces.filter(({ kind }) => kind === "conflict");
  return (
    settled(
      pieces,
      conflicts.map(() => ({ take: "theirs" })),
    ) ?? []
  );
}

/** Words that somebody wrote over others: what stayed keeps its look, what is new has none. */
export function redressed(words: string, from: readonly Run[], language: string): Run[] {
  const marks = markReader(from);
  const runs = difference(wordsOf({ runs: [...from] }), words, language).flatMap(({ text, change }) => {
    if (change === "added") return [{ text }];
    const was = marks(text.length);
    return change === "same" ? was : [];
  });
  return tidy(runs);
}

/** Runs with breaks in them, cut into paragraphs. */
export function paragraphs(runs: readonly Run[]): Run[][] {
  const found: Run[][] = [[]];
  for (const run of runs) {
    for (const [at, text] of run.text.split(BREAK).entries()) {
      if (at) found.push([]);
      if (text) found.at(-1)?.push({ ...run, text });
    }
  }
  return found.map(tidy);
}

/** A field of a page ends its lines in its own way. */
function lines(written: string): string {
  return written.replaceAll(/\r\n?/g, BREAK);
}
