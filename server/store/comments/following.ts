/**
 * Discussions that follow their words when clauses are split, merged or moved: their anchors are moved, of private ones
 * as of all others, and nobody is shown any. A command knows which clauses became which; for typed edits the fold knows
 * to which clause words went.
 */
import { type Anchor, footing, type Goes, goesTo, type Passing, readOnce } from "#domain/comments/index.ts";
import { type Clause, wordsOf } from "#domain/text/clause.ts";
import { anchorsAt, positionsAt } from "#server/store/comments/anchors-at.ts";
import type { ThreadRow } from "#server/store/comments/threads.ts";
import { mergedState } from "#server/store/log/text-at.ts";

export interface Hung {
  thread: ThreadRow;
  clause: string;
  anchor: Anchor | null;
  home: string | null;
}

/** A sheet before a change, and the change. */
export interface Changed extends Passing {
  sheet: string;
  state: Uint8Array;
  bytes: Uint8Array;
}

/** By a command: the discussions whose clause or words are elsewhere after it. */
export function followed(threads: readonly ThreadRow[], change: Changed): Hung[] {
  const { sheet, state, bytes, before } = change;
  const concerned = threads.filter(({ clauseId }) => before.some(({ id }) => id === clauseId));
  if (!concerned.length) return [];
  const now = mergedState([state, bytes]);
  const [was, is] = [state, now].map((one) => footingsAt(one, sheet, concerned));
  const going = concerned.flatMap((thread, at) => {
    if (is?.[at]?.kind === "words") return [];
    const foot = was?.[at];
    const stretch = foot?.kind === "words" ? { from: foot.from, to: foot.to } : null;
    const quote = thread.anchor?.sheet === sheet ? thread.anchor.quote : null;
    const goes = goesTo({ clause: thread.clauseId, stretch, quote, home: thread.home }, change);
    return goes ? [{ thread, goes }] : [];
  });
  return hungAt(now, sheet, going);
}

/** By hand: words of a clause were moved to another, or back. */
export function sought(
  threads: readonly ThreadRow[],
  {
    sheet,
    state,
    moves,
  }: { sheet: string; state: Uint8Array; moves: readonly { from: string; to: string }[] },
): Hung[] {
  const concerned = threads.filter(({ clauseId }) => moves.some(({ from }) => from === clauseId));
  if (!concerned.length) return [];
  const { clauses } = anchorsAt(state, []);
  const current = (id: string) => clauses.find((one) => one.id === id);
  const footings = footingsAt(state, sheet, concerned);
  const going = concerned.flatMap((thread, at) => {
    if (footings[at]?.kind === "words") return [];
    const isHeir = (id: string) => moves.some(({ from, to }) => from === thread.clauseId && to === id);
    const heirs = clauses.filter(({ id }) => isHeir(id));
    const goes = heirs.length ? soughtIn(heirs, thread, current(thread.clauseId) !== undefined, sheet) : null;
    return goes ? [{ thread, goes }] : [];
  });
  return hungAt(state, sheet, going);
}

function soughtIn(
  heirs: readonly Clause[],
  { anchor, home }: ThreadRow,
  stands: boolean,
  sheet: string,
): Goes | null {
  const read = anchor?.sheet === sheet ? readOnce(anchor.quote, heirs) : null;
  if (read) return read;
  const back = heirs.find(({ id }) => id === home) ?? (stands ? undefined : heirs[0]);
  return back ? { clause: back.id, stretch: null } : null;
}

function footingsAt(state: Uint8Array, sheet: string, threads: readonly ThreadRow[]) {
  const here = threads.map(({ anchor }) => (anchor?.sheet === sheet ? anchor : null));
  const asked = threads.flatMap(({ clauseId }, at) => {
    const anchor = here[at];
    return anchor ? [{ from: anchor.from, to: anchor.to, clause: clauseId }] : [];
  });
  const { clauses, held } = anchorsAt(state, asked);
  const left = held.values();
  return threads.map(({ clauseId }, at) => {
    const anchor = here[at];
    const clause = clauses.find(({ id }) => id === clauseId);
    const stretch = anchor ? (left.next().value ?? null) : null;
    return footing(clause ? wordsOf(clause) : null, stretch, anchor?.quote ?? null);
  });
}

function hungAt(
  state: Uint8Array,
  sheet: string,
  going: readonly { thread: ThreadRow; goes: Goes }[],
): Hung[] {
  const places = going.map(({ goes }) => ({ clause: goes.clause, ...(goes.stretch ?? { from: 0, to: 0 }) }));
  const positions = positionsAt(state, places);
  return going.map(({ thread, goes }, at) => {
    const held = goes.stretch && positions[at];
    const { anchor, home, clauseId } = thread;
    const begun = home ?? clauseId;
    return {
      ...{ thread, clause: goes.clause, home: begun === goes.clause ? null : begun },
      anchor: held && anchor ? { ...anchor, sheet, ...held } : anchor,
    };
  });
}
