/**
 * What one change did to clauses besides their words: which were moved among the others, which words went from one
 * clause into a new one (split), and from one that is gone into its neighbour (merge). Pure: it compares the clauses in
 * order before and after. That others were inserted or deleted around a clause does not move it.
 */

export interface Positioned {
  /** The clause's id, or any other name that is the same before and after. */
  key: string;
  words: string;
}

export interface ClauseChanges {
  moved: Set<string>;
  /** Of each new clause that took its words from the one before it: that one. */
  splits: Map<string, string>;
  /** Of each clause that is gone and left its words to a neighbour: that one. */
  merges: Map<string, string>;
}

export function changesBetween(before: readonly Positioned[], after: readonly Positioned[]): ClauseChanges {
  const was = new Map(before.map((one) => [one.key, one.words]));
  const is = new Map(after.map((one) => [one.key, one.words]));
  return { moved: movedAmong(before, after), splits: splitsIn(was, after), merges: mergesIn(before, is) };
}

/** Is `whole` these two parts, but for spaces where it was cut? Nothing is not a part. */
export function isJoined(whole: string, first: string, second: string): boolean {
  if (!first.trim() || !second.trim()) return false;
  return (
    (whole.startsWith(first) && whole.slice(first.length).trim() === second.trim()) ||
    (whole.endsWith(second) && whole.slice(0, whole.length - second.length).trim() === first.trim())
  );
}

function splitsIn(was: Map<string, string>, after: readonly Positioned[]): ClauseChanges["splits"] {
  const splits: ClauseChanges["splits"] = new Map();
  for (const [at, { key, words }] of after.entries()) {
    const one = after[at - 1];
    if (was.has(key) || !one) continue;
    if (isJoined(was.get(one.key) ?? "", one.words, words)) splits.set(key, one.key);
  }
  return splits;
}

function mergesIn(before: readonly Positioned[], is: Map<string, string>): ClauseChanges["merges"] {
  const merges: ClauseChanges["merges"] = new Map();
  for (const [at, { key, words }] of before.entries()) {
    if (is.has(key)) continue;
    const [one, next] = [before[at - 1], before[at + 1]];
    if (one && isJoined(is.get(one.key) ?? "", one.words, words)) merges.set(key, one.key);
    else if (next && isJoined(is.get(next.key) ?? "", words, next.words)) merges.set(key, next.key);
  }
  return merges;
}

/** As few as explain the new order: all that both have, without the longest run of them that kept its order. */
function movedAmong(before: readonly Positioned[], after: readonly Positioned[]): Set<string> {
  const place = new Map(before.map((one, at) => [one.key, at]));
  const both = after.flatMap(({ key }) => {
    const at = place.get(key);
    return at === undefined ? [] : [{ key, at }];
  });
  const kept = longestRise(both.map((one) => one.at));
  return new Set(both.flatMap(({ key }, i) => (kept.has(i) ? [] : [key])));
}

/** Indices of a longest rising run of numbers, by the patience method. */
export function longestRise(numbers: readonly number[]): Set<number> {
  const ends: number[] = [];
  const before: number[] = [];
  for (const [i, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    before[i] = ends[low - 1] ?? -1;
    ends[low] = i;
  }
  const rise = new Set<number>();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] as number) rise.add(i);
  return rise;
}
