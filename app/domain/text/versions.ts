/**
 * Folds the log into versions of each clause. A burst of one delegation is one version: it goes on while its pauses
 * are short and nobody else touches the clause. When delegations type in turns within seconds of each other, nobody
 * could tell the bursts apart, so they become one version that names both. Pure: the job feeds it, and feeding it the
 * whole log again gives the same versions.
 */
import type { Clause } from "#domain/text/clause.ts";

/** A pause longer than this ends a burst: people stop to read or talk for about as long. */
export const BURST_PAUSE_MS = 120_000;
/** Turns closer than this are typing at once. */
export const TOGETHER_MS = 10_000;

export type Cause = "seeded" | "typed" | "deleted";

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
  clause: Clause | null;
}

/**
 * In: the versions of one clause so far (oldest first) and a change to it. Out: the versions after it; only the
 * newest few differ, so the caller writes those whose number is at least `firstChanged`.
 */
export function foldVersion(before: readonly ClauseVersion[], touch: Touch): ClauseVersion[] {
  const newest = before.at(-1);
  const clause = touch.clause ?? newest?.clause;
  if (!clause) return [...before];
  const next = versionOf(touch, clause, newest);
  if (!newest || next.cause !== newest.cause) return [...before, next];
  if (sameParty(newest, touch) && touch.at - newest.endedAt <= BURST_PAUSE_MS) {
    return [...before.slice(0, -1), joined([newest], touch, clause)];
  }
  const turns = turnsOf(before, touch);
  return turns
    ? [...before.slice(0, -turns), joined(before.slice(-turns), touch, clause)]
    : [...before, next];
}

function versionOf(touch: Touch, clause: Clause, newest: ClauseVersion | undefined): ClauseVersion {
  const { clauseId, n, at, delegation, person } = touch;
  return {
    clauseId,
    number: (newest?.number ?? 0) + 1,
    fromN: n,
    toN: n,
    delegations: delegation ? [delegation] : [],
    people: person ? [person] : [],
    startedAt: at,
    endedAt: at,
    cause: touch.clause === null ? "deleted" : delegation ? "typed" : "seeded",
    clause,
  };
}

function sameParty(version: ClauseVersion, touch: Touch): boolean {
  const { delegations, endedAt } = version;
  if (delegations.length > 1)
    return delegations.includes(touch.delegation ?? "") && touch.at - endedAt <= TOGETHER_MS;
  return (delegations[0] ?? null) === touch.delegation;
}

/** How many of the newest versions were typed in turns with this change, within seconds: they become one with it. */
function turnsOf(before: readonly ClauseVersion[], touch: Touch): number {
  let later = touch.at;
  for (let i = 1; i <= before.length; i++) {
    const version = before[before.length - i] as ClauseVersion;
    if (version.cause !== "typed" || later - version.endedAt > TOGETHER_MS) return 0;
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
    clause,
    delegations: names("delegations", touch.delegation),
    people: names("people", touch.person),
  };
}
