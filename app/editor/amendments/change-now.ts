/**
 * The redline of an amendment while the text keeps changing: what its acceptance would change now. The loader's redline
 * shows the moment when the page was made; if the words have changed since, it is computed again. Pure.
 */

import type { Drawn } from "#app/editor/drawing/drawing.ts";
import type { AmendmentView } from "#app/presenters/amendment.ts";
import type { ChangeOfText } from "#app/presenters/change.ts";
import { type Part, passageDifference, settledAsProposed, wordsOf } from "#domain/text/index.ts";
import { merge } from "#domain/text/merge.ts";

/** The present words of the clauses that it changes; nothing for an insertion or a clause that is gone. */
export function statusWords(
  { deed, at, with: other }: Pick<AmendmentView, "deed" | "at" | "with">,
  clauses: readonly Pick<Drawn, "id" | "words">[],
): string[] {
  if (deed === "insert") return [];
  const wanted = deed === "merge" ? [at, other] : [at];
  return wanted.flatMap((id) => clauses.find((clause) => clause.id === id)?.words ?? []);
}

export function changeNow(
  { deed, wording, now }: Pick<AmendmentView, "deed" | "wording" | "now">,
  ground: readonly string[],
  language: string,
): ChangeOfText {
  if (deed === "insert" || deed === "move" || !ground.length) return now;
  if (same(ground, wording.ground)) return now;
  return { ...now, redline: redlineNow(deed, wording, ground, language) };
}

function redlineNow(
  deed: AmendmentView["deed"],
  { base, proposed }: AmendmentView["wording"],
  ground: readonly string[],
  language: string,
): Part[] {
  if (deed === "delete") return passageDifference(ground, [], language);
  const { pieces } = merge(plain(base), plain(ground), plain(proposed), language);
  const after = settledAsProposed(pieces).map((runs) => wordsOf({ runs }));
  return passageDifference(ground, after, language);
}

function plain(words: readonly string[]) {
  return words.map((text) => [{ text }]);
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((words, at) => words === other[at]);
}
