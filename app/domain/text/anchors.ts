/**
 * Which words of one wording certainly are which of another. Of all ways to keep the most words, only what is the same
 * in every one of them is certain: where an "of the" could be this one or that one, it is neither. So whatever lies
 * between two neighbouring certain words is the whole of what may have changed there.
 */

/**
 * The two tables take four bytes a cell, and a cell 5 ns. Past this (a clause of 3,000 words written anew) nothing is
 * certain, and who changed the clause, too, has to look at it whole.
 */
const MOST_CELLS = 9_000_000;

/** Of each word of `was` its place in `is`, or -1. Places rise. */
export function anchors(was: readonly string[], is: readonly string[]): Int32Array {
  const places = new Int32Array(was.length).fill(-1);
  if (was.length === is.length && was.every((word, at) => word === is[at])) return places.map((_, at) => at);
  if ((was.length + 1) * (is.length + 1) > MOST_CELLS) return places;
  const kept = survivorsIn(was, is);
  return places.map((_, i) => certainIndex(kept, was[i] as string, i, is));
}

/** How many words can be kept: of the first i and the first j, and of those from i and from j on. */
interface Survivors {
  before(i: number, j: number): number;
  after(i: number, j: number): number;
  most: number;
}

function certainIndex(
  { before, after, most }: Survivors,
  word: string,
  i: number,
  is: readonly string[],
): number {
  let found = -1;
  for (let j = 0; j <= is.length; j++) {
    // As much is kept without it.
    if (before(i, j) + after(i + 1, j) === most) return -1;
    if (is[j] !== word || before(i, j) + 1 + after(i + 1, j + 1) !== most) continue;
    if (found >= 0) return -1;
    found = j;
  }
  return found;
}

function survivorsIn(was: readonly string[], is: readonly string[]): Survivors {
  const [n, m, wide] = [was.length, is.length, is.length + 1];
  const [before, after] = [new Uint16Array((n + 1) * wide), new Uint16Array((n + 1) * wide)];
  for (let i = 1; i <= n; i++)
    for (let j = 1; j <= m; j++) {
      const at = i * wide + j;
      if (was[i - 1] === is[j - 1]) before[at] = (before[at - wide - 1] as number) + 1;
      else before[at] = Math.max(before[at - wide] as number, before[at - 1] as number);
    }
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      const at = i * wide + j;
      if (was[i] === is[j]) after[at] = (after[at + wide + 1] as number) + 1;
      else after[at] = Math.max(after[at + wide] as number, after[at + 1] as number);
    }
  return {
    before: (i, j) => before[i * wide + j] as number,
    after: (i, j) => after[i * wide + j] as number,
    most: before[n * wide + m] as number,
  };
}
