/**
 * How one wording becomes another, word by word and with nothing between two changes touched: so words that somebody
 * types there at the same time stay whole. A redline (difference.ts) joins scraps to be read; this does not.
 */
import { diffArrays } from "diff";
import { tokens } from "#domain/text/difference.ts";
import type { Edit } from "#domain/text/resolution.ts";

/** From left to right, as offsets in the words before. No two touch. */
export function wordEdits(before: string, after: string, language: string): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  for (const { added, removed, value } of diffArrays(tokens(before, language), tokens(after, language))) {
    const words = value.join("");
    if (!added && !removed) {
      at += words.length;
      continue;
    }
    const last = edits.at(-1);
    const edit = last?.to === at ? last : { from: at, to: at, words: "" };
    if (edit !== last) edits.push(edit);
    if (added) edit.words += words;
    else edit.to = at += words.length;
  }
  return edits;
}
