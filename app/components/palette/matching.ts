/** Which commands a few letters mean: each typed word begins a word of the name, in any order. */
import type { Action } from "./actions.ts";

export function matching(actions: readonly Action[], typed: string): Action[] {
  const wanted = wordsOf(typed);
  return actions.filter(({ name, group }) => {
    const words = wordsOf(`${name} ${group}`);
    return wanted.every((one) => words.some((word) => word.startsWith(one)));
  });
}

/** Marks over letters and the two dots of "ё" are often left out. */
function wordsOf(text: string): string[] {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
