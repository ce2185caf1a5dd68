/** Finds the next clause of a kind after the one with the caret, then from the beginning; null where there is none. */
import type { Drawn } from "#app/editor/drawing/drawing.ts";

export function nextWhere(
  clauses: readonly Drawn[],
  current: number,
  wanted: (clause: Drawn) => boolean,
  step: 1 | -1 = 1,
): number | null {
  const { length } = clauses;
  for (let gone = 1; gone <= length; gone++) {
    const at = (current + step * gone + length * 2) % length;
    if (wanted(clauses[at] as Drawn)) return at;
  }
  return null;
}
