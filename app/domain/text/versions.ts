/**
 * Folds the log into versions of each clause. A burst of one delegation is one version: it goes on while its pauses are
 * short and nobody else touches the clause. When delegations type in turns within seconds of each other, the bursts
 * cannot be separated, so they become one version that names both. Pure: the job feeds it, and feeding it the whole log
 * again gives the same versions.
 */
import { type Clause, wordsOf } from "#domain/text/clause.ts";
import { isJoined } from "#domain/text/clause-changes.ts";

/** A pause longer than this ends a burst: people stop to read or talk for about as long. */
export const BURST_PAUSE_MS = 120_000;
/** Turns closer than this are typing at once. */
export const TOGETHER_MS = 10_000;

/** How many of the newest versions of a clause folding may look at and change; delegations that type in turns are fewer. */
export const TAIL = 32;

export type Cause = "seeded" | "typed" | "moved" | "split" | "merged" | "deleted";

export interface ClauseVersion {
  clauseId: string;
  number: number;
  /** First and last change of the log that this version covers. */
  fromN: number;
  toN: number;
  /** Empty for what the server did. In the order of their first keystroke. */
  delegations: string[];
  people: string[];
  /** Milliseconds since 1970, by the database's clock. */
  startedAt: number;
  endedAt: number;
  cause: Cause;
  /** Of a split or a merge: the clause that words were given to or taken from. Of a deletion: who has its words now. */
  otherClause: string | null;
  /** What the clause was called at the end of this version (numbering.ts). */
  reference: string;
  /** Of a deleted clause: the one that it stood after. */
  stoodAfter: string | null;
  /** The amendment that a decision carried out here, or took back. */
  amendment: string | null;
  clause: Clause;
}

/** One change of the log as one clause saw it. `clause` is null when the clause is gone after it. */
export interface Touch {
  clauseId: string;
  n: number;
  at: number;
  /** The delegation, or "chair" for the chair's side; null for the server. */
  delegation: string | null;
  person: string | null;
  /** The amendment that it carries out or takes back. */
  amendment: string | null;
  clause: Clause | null;
  /** What it is called after the change; of one that is gone, what it was called. */
  reference: string;
  /** The clause before it; of one that is gone, the one that it stood after. */
  after: string | null;
  /** What the change did to it besides its words, and with which other clause. */
  change: "moved" | "split" | "merged" | null;
  other: string | null;
  /** Of a new clause: the change in which it began, a little before it had its id. */
  bornAt: number;
}

/**
 * In: the newest versions of the clauses that `clausesNeeded` names (oldest first, at least TAIL of each, or all) and
 * changes in the order of the log. Out: the versions after them.
 */
export function foldTouches(
  tails: ReadonlyMap<string, readonly ClauseVersion[]>,
  touches: readonly Touch[],
): Map<string, readonly ClauseVersion[]> {
  const folded = new Map(tails);
  const returned = new Set<string>();
  for (const touch of touches) {
    const before = folded.get(touch.clauseId) ?? [];
    const back = comesBackElsewhere(before, touch, returned);
    if (back) returned.add(`${touch.n} ${touch.clauseId}`);
    const after = back ? movedOver(before, touch, back) : foldVersion(before, touch);
    folded.set(touch.clauseId, emptiedAndDeleted(after, touch));
    tieWithNeighbour(folded, touch);
  }
  return folded;
}

/** The clauses whose newest versions decide what these changes were. */
export function clausesNeeded(touches: readonly Touch[]): Set<string> {
  return new Set(
    touches.flatMap(({ clauseId, after, other }) => [clauseId, after, other].filter((one) => one !== null)),
  );
}

/**
 * In: the versions of one clause so far (oldest first) and a change to it. Out: the versions after it; only the
 * newest few differ.
 */
export function foldVersion(before: readonly ClauseVersion[], touch: Touch): readonly ClauseVersion[] {
  const newest = before.at(-1);
  const clause = touch.clause ?? newest?.clause;
  if (!clause) return before;
  const next = versionOf(touch, clause, newest);
  if (!newest || next.cause !== newest.cause || !GOES_ON.includes(next.cause)) return [...before, next];
  if (goesOnFrom(newest, touch)) return [...before.slice(0, -1), joined([newest], touch, clause)];
  const turns = turnsOf(before, touch);
  return turns
    ? [...before.slice(0, -turns), joined(before.slice(-turns), touch, clause)]
    : [...before, next];
}

/** The earlier version, not the one just before, whose wording and shape this one has again. */
export function restoredFrom(versions: readonly ClauseVersion[], at: number): number | null {
  const [version, before] = [versions[at], versions[at - 1]];
  if (version?.cause !== "typed" || !before) return null;
  const now = JSON.stringify(version.clause);
  if (before.cause !== "deleted" && JSON.stringify(before.clause) === now) return null;
  const same = versions
    .slice(0, at)
    .findLast((one) => one.cause !== "deleted" && JSON.stringify(one.clause) === now);
  return same?.number ?? null;
}

/** Typing and moving go on; each split, merge and deletion is a separate event. */
const GOES_ON: readonly Cause[] = ["seeded", "typed", "moved"];

function versionOf(touch: Touch, clause: Clause, newest: ClauseVersion | undefined): ClauseVersion {
  const { clauseId, n, at, delegation, person, change, other, reference, after } = touch;
  const gone = touch.clause === null;
  return {
    ...{ clauseId, number: (newest?.number ?? 0) + 1, fromN: n, toN: n },
    delegations: delegation ? [delegation] : [],
    people: person ? [person] : [],
    ...{ startedAt: at, endedAt: at },
    cause: gone ? "deleted" : (change ?? (delegation ? "typed" : "seeded")),
    ...{ otherClause: other, reference, stoodAfter: gone ? after : null },
    amendment: touch.amendment,
    clause,
  };
}

/** The deletion, where this change brings the same words back at another place: cut and pasted by the same hands. */
function comesBackElsewhere(
  before: readonly ClauseVersion[],
  touch: Touch,
  returned: ReadonlySet<string>,
): ClauseVersion | null {
  const gone = before.at(-1);
  if (gone?.cause !== "deleted" || !touch.clause || touch.change || !goesOnFrom(gone, touch)) return null;
  if (wordsOf(gone.clause) !== wordsOf(touch.clause)) return null;
  const along = returned.has(`${touch.n} ${touch.after}`);
  return touch.after !== gone.stoodAfter || along ? gone : null;
}

/** Emptied and then deleted by the same hands is one deletion, and the last words are those before it. */
function emptiedAndDeleted(versions: readonly ClauseVersion[], touch: Touch): readonly ClauseVersion[] {
  const [full, emptied, gone] = [versions.at(-3), versions.at(-2), versions.at(-1)];
  if (gone?.cause !== "deleted" || !full || emptied?.cause !== "typed") return versions;
  if (wordsOf(emptied.clause) || full.cause === "deleted" || !goesOnFrom(emptied, touch)) return versions;
  const { number, fromN, startedAt } = emptied;
  return [...versions.slice(0, -2), { ...gone, number, fromN, startedAt, clause: full.clause }];
}

function movedOver(
  before: readonly ClauseVersion[],
  touch: Touch,
  { number, fromN, startedAt }: ClauseVersion,
): ClauseVersion[] {
  const moved = versionOf({ ...touch, change: "moved" }, touch.clause as Clause, undefined);
  return [...before.slice(0, -1), { ...moved, number, fromN, startedAt }];
}

/**
 * A split or merge is known to both clauses. Done in one change, the change shows it; done in a few by the same people
 * (cut words, a new clause, paste), it shows in the words: what one lost the other has.
 */
function tieWithNeighbour(folded: Map<string, readonly ClauseVersion[]>, touch: Touch): void {
  const { clauseId, change, other, after } = touch;
  const own = folded.get(clauseId) ?? [];
  if (change === "split" && other) giveName(folded, other, touch);
  const neighbour = after ? (folded.get(after) ?? []) : [];
  const [was, is] = [neighbour.at(-2), neighbour.at(-1)];
  if (change || !after || !was || is?.cause !== "typed" || !goesOnFrom(is, touch)) return;
  const [before, now] = [wordsOf(was.clause), wordsOf(is.clause)];
  const first = own[0];
  if (touch.clause && own.length === 1 && first?.number === 1 && first.cause === "typed") {
    if (isJoined(before, now, wordsOf(touch.clause))) tie(folded, "split", clauseId, after);
  } else if (!touch.clause && isJoined(now, before, wordsOf(own.at(-1)?.clause ?? { runs: [] }))) {
    tie(folded, "merged", after, clauseId);
    tie(folded, "deleted", clauseId, after);
  }
}

/** Writes into the newest version of a clause what it was, and of a split into both. */
function tie(
  folded: Map<string, readonly ClauseVersion[]>,
  cause: Cause,
  clauseId: string,
  otherClause: string,
): void {
  const versions = folded.get(clauseId) ?? [];
  const newest = versions.at(-1);
  if (newest) folded.set(clauseId, [...versions.slice(0, -1), { ...newest, cause, otherClause }]);
  if (cause === "split" && folded.get(otherClause)?.at(-1)?.otherClause !== clauseId)
    tie(folded, cause, otherClause, clauseId);
}

/** A clause that gave words to one without an id learns its name when that has one. */
function giveName(
  folded: Map<string, readonly ClauseVersion[]>,
  giver: string,
  { bornAt, clauseId }: Touch,
): void {
  const versions = folded.get(giver) ?? [];
  const nameless = (one: ClauseVersion) =>
    one.cause === "split" && one.fromN === bornAt && one.otherClause === null;
  if (versions.some(nameless))
    folded.set(
      giver,
      versions.map((one) => (nameless(one) ? { ...one, otherClause: clauseId } : one)),
    );
}

function goesOnFrom(version: ClauseVersion, touch: Touch): boolean {
  return sameDelegation(version, touch) && touch.at - version.endedAt <= BURST_PAUSE_MS;
}

function sameDelegation(version: ClauseVersion, touch: Touch): boolean {
  const { delegations, endedAt } = version;
  // A decision is a separate event.
  if (version.amendment !== touch.amendment) return false;
  if (delegations.length > 1)
    return delegations.includes(touch.delegation ?? "") && touch.at - endedAt <= TOGETHER_MS;
  return (delegations[0] ?? null) === touch.delegation;
}

/** How many of the newest versions were typed in turns with this change, within seconds: they become one with it. */
function turnsOf(before: readonly ClauseVersion[], touch: Touch): number {
  let later = touch.at;
  for (let i = 1; i <= Math.min(before.length, TAIL); i++) {
    const version = before[before.length - i] as ClauseVersion;
    if (version.cause !== "typed" || version.amendment || touch.amendment) return 0;
    if (later - version.endedAt > TOGETHER_MS) return 0;
    if (i > 1 && version.delegations.includes(touch.delegation ?? "")) return i;
    if (i === 1 && version.delegations.length > 1) return 0;
    later = version.startedAt;
  }
  return 0;
}

function joined(versions: readonly ClauseVersion[], touch: Touch, clause: Clause): ClauseVersion {
  const first = versions[0] as ClauseVersion;
  const names = (key: "delegations" | "people", own: string | null) => [
    ...new Set([...versions.flatMap((version) => version[key]), ...(own ? [own] : [])]),
  ];
  return {
    ...first,
    toN: touch.n,
    endedAt: touch.at,
    reference: touch.reference,
    clause,
    delegations: names("delegations", touch.delegation),
    people: names("people", touch.person),
  };
}
