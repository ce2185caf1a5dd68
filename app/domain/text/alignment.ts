/**
 * Which clause of one text is which of another. By id where the two texts have a history in common; where they do not,
 * by the likeness of their words, and it is said that it was so. And which of the pairs were moved: as few as possible,
 * for the longest sequence that kept its order stayed, whatever else happened around it.
 */
import { type Clause, wordsOf } from "#domain/text/clause.ts";
import { ALIKE_ELSEWHERE, alikeInOrder, type Bag, bagger, likeness } from "#domain/text/similarity.ts";

export interface Alignment {
  by: "id" | "similarity";
  /** For each clause of the second text its place in the first one, or null where it is new. */
  origins: (number | null)[];
}

/** Texts with a common history share most ids even after a rewriting; imports share none. */
const TOO_FEW = 0.2;

export function align(before: readonly Clause[], after: readonly Clause[], language: string): Alignment {
  const origins = byKey(before, after, (clause) => clause.id);
  const shared = origins.filter((origin) => origin !== null).length;
  if (!before.length || !after.length || shared >= TOO_FEW * Math.min(before.length, after.length))
    return { by: "id", origins };
  return { by: "similarity", origins: byLikeness(before, after, origins, language) };
}

/** Places in `after` of the clauses that kept their order; the other pairs were moved. */
export function stayed(origins: Alignment["origins"]): Set<number> {
  const ends: number[] = []; // ends[k]: where the best sequence of length k + 1 ends ...
  const values: number[] = []; // ... and with which origin
  const previous = new Map<number, number | undefined>();
  for (const [at, origin] of origins.entries()) {
    if (origin === null) continue;
    const length = firstNotBelow(values, origin);
    previous.set(at, ends[length - 1]);
    ends[length] = at;
    values[length] = origin;
  }
  const kept = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous.get(at)) kept.add(at);
  return kept;
}

function firstNotBelow(values: readonly number[], value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Pairs those whose key is in both texts, once in each; an empty key is none. */
function byKey(
  before: readonly Clause[],
  after: readonly Clause[],
  keyOf: (clause: Clause) => string,
): (number | null)[] {
  const [old, fresh] = [onceOnly(before.map(keyOf)), onceOnly(after.map(keyOf))];
  return after.map((clause, at) => {
    const key = keyOf(clause);
    return fresh.get(key) === at ? (old.get(key) ?? null) : null;
  });
}

function onceOnly(keys: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const twice = new Set<string>();
  for (const [at, key] of keys.entries()) {
    if (places.has(key)) twice.add(key);
    places.set(key, at);
  }
  for (const key of [...twice, ""]) places.delete(key);
  return places;
}

/**
 * First what is word for word the same, once in each text; then, between those that kept their order, the likest in
 * order; then, among all that is left, what is so alike that it was moved.
 */
function byLikeness(
  before: readonly Clause[],
  after: readonly Clause[],
  byId: readonly (number | null)[],
  language: string,
): (number | null)[] {
  const sameWords = byKey(before, after, (clause) => `${clause.kind} ${wordsOf(clause)}`.trim());
  const named = new Set(byId);
  const origins = byId.map(
    (own, at) => own ?? (named.has(sameWords[at] ?? null) ? null : (sameWords[at] ?? null)),
  );
  const bagOf = bagger(language);
  const taken = new Set(origins);
  // Only what is still open: cutting words is most of the work.
  const was = before.map((clause, place) => (taken.has(place) ? NO_WORDS : bagOf(clause)));
  const is = after.map((clause, place) => (origins[place] === null ? bagOf(clause) : NO_WORDS));
  for (const [first, second] of stretches(origins, before.length))
    for (const [i, j] of alikeInOrder(at(was, first), at(is, second)))
      origins[second[j] as number] = first[i] as number;
  pairElsewhere(origins, was, is);
  return origins;
}

const NO_WORDS: Bag = { words: new Uint32Array(), kind: "note" };

const at = (bags: readonly Bag[], places: readonly number[]) => places.map((place) => bags[place] as Bag);

/** What is not paired yet between each two neighbours that stayed: places in the first and in the second text. */
function stretches(origins: readonly (number | null)[], length: number): [number[], number[]][] {
  const kept = stayed([...origins]);
  const taken = new Set(origins);
  const found: [number[], number[]][] = [];
  let [first, second]: [number[], number[]] = [[], []];
  let next = 0;
  const upTo = (end: number) => {
    for (; next < end; next++) if (!taken.has(next)) first.push(next);
    found.push([first, second]);
    [first, second] = [[], []];
  };
  for (const [place, origin] of origins.entries()) {
    if (kept.has(place)) upTo(origin as number);
    else if (origin === null) second.push(place);
  }
  upTo(length);
  return found.filter(([one, other]) => one.length && other.length);
}

function pairElsewhere(origins: (number | null)[], was: readonly Bag[], is: readonly Bag[]): void {
  const taken = new Set(origins);
  const left = was.flatMap((_, place) => (taken.has(place) ? [] : [place]));
  for (const [place, origin] of origins.entries()) {
    if (origin !== null) continue;
    const scores = left.map((one) => likeness(was[one] as Bag, is[place] as Bag));
    const best = scores.reduce((most, score, i) => (score > (scores[most] ?? 0) ? i : most), 0);
    if ((scores[best] ?? 0) >= ALIKE_ELSEWHERE) origins[place] = left.splice(best, 1)[0] ?? null;
  }
}
