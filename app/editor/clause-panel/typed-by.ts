/** Finds who typed at a position in a clause, although others may have typed since the writers were loaded. */

import type { WritersView, WrittenView } from "#app/presenters/text.ts";
import { difference } from "#domain/text/difference.ts";

/** In: an offset in the present words. Null where the words there are newer than what is known. */
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

/** The offset of a position in an earlier wording; null where it did not exist there. */
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
