/** Whose a place in the words of a clause is, although others may have typed since that was asked. */

import type { WritersView, WrittenView } from "#app/presenters/text.ts";
import { difference } from "#domain/text/difference.ts";

/** In: an offset in the words as they stand. Null where the words there are newer than what is known. */
export function writerAt(
  { written }: WritersView,
  words: string,
  offset: number,
  language: string,
): WrittenView | null {
  const known = written.map(({ text }) => text).join("");
  const place = known === words ? offset : placeBefore(known, words, offset, language);
  if (place === null) return null;
  let end = 0;
  for (const one of written) {
    end += one.text.length;
    if (place < end) return one;
  }
  return null;
}

/** Where a place stood in an earlier wording; null where it did not. */
function placeBefore(before: string, after: string, offset: number, language: string): number | null {
  let [was, is] = [0, 0];
  for (const { text, change } of difference(before, after, language)) {
    if (change !== "removed" && offset < is + text.length)
      return change === "same" ? was + offset - is : null;
    if (change !== "added") was += text.length;
    if (change !== "removed") is += text.length;
  }
  return null;
}
