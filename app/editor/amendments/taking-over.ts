/**
 * A draft whose clause has changed meanwhile: the changes of the text are merged into the draft, around the words of
 * its delegation. Where both changed the same words nothing is guessed: the delegation reads the redline and decides.
 * Pure.
 */
import { merge } from "#domain/text/merge.ts";

/** How a draft relates to the present clause. */
export type Behind =
  /** The clause is unchanged, or its changes are in the draft. */
  | { name: "no" }
  /** The draft with the changes in it, paragraph by paragraph. */
  | { name: "takes"; words: string[] }
  /** Both changed the same words. */
  | { name: "meets" };

/** In: the paragraphs at the start of the draft, the present ones, and the drafted ones. */
export function behind(
  base: readonly string[],
  ground: readonly string[],
  draft: readonly string[],
  language: string,
): Behind {
  if (!base.length || !ground.length || same(base, ground)) return { name: "no" };
  const { merged } = merge(plain(base), plain(ground), plain(draft), language);
  if (!merged) return { name: "meets" };
  const words = merged.map((runs) => runs.map(({ text }) => text).join(""));
  if (same(words, draft)) return { name: "no" };
  // Added or removed paragraphs are not applied by hand: ids and caret would be lost.
  return words.length === draft.length ? { name: "takes", words } : { name: "meets" };
}

function plain(words: readonly string[]) {
  return words.map((text) => [{ text }]);
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((words, at) => words === other[at]);
}
