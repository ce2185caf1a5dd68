/**
 * Stored states of a sheet, so that nobody has to read its whole log: regular snapshots ("rungs") that are kept for
 * ever, and the newest. Each carries the SHA-256 of its bytes. One whose digest is wrong, or that is not a state, is
 * never used: it is skipped, reported and deleted, and the job makes it again from the log.
 */
import { createHash } from "node:crypto";
import { isReadable, mergedState, reachOf } from "#server/store/log/text-at.ts";

/** Reading an earlier moment merges at most so many changes after a snapshot: a fifth of a second. */
export const RUNG_EVERY = 5_000;

/** Rows of a statement, either over the pool or inside a transaction of Prisma. */
export type Ask = <Row>(sql: string, ...values: unknown[]) => Promise<Row[]>;

interface Row {
  n: number;
  bytes: Uint8Array;
}

interface Rung extends Row {
  reach: Map<number, number>;
}

export interface StateAt {
  /** The last change that is in it. */
  n: number;
  state: Uint8Array;
}

/** The same, not merged: a snapshot as it was stored, and what came after it as one update. */
export interface PartsAt {
  n: number;
  updates: Uint8Array[];
  /** How many clocks of each client are in them. */
  reach: Map<number, number>;
}

/** The state after change `n`, or after the last change; from the nearest sound snapshot and the changes after it. */
export async function stateFromLadder(ask: Ask, sheet: string, n: number | null): Promise<StateAt> {
  const { updates, n: last } = await partsFromLadder(ask, sheet, n);
  return { n: last, state: mergedState(updates) };
}

export async function partsFromLadder(ask: Ask, sheet: string, n: number | null): Promise<PartsAt> {
  const rung = await nearest(ask, sheet, n);
  const tail = await ask<Row>(
    `SELECT n, bytes FROM change WHERE sheet_id = $1 AND n > $2::int AND ($3::int IS NULL OR n <= $3::int) ORDER BY n`,
    ...[sheet, rung?.n ?? 0, n],
  );
  const updates = rung ? [rung.bytes] : [];
  if (tail.length || !rung) updates.push(mergedTail(tail));
  const reach = new Map(rung?.reach);
  const later = tail.length ? reachOf(updates.at(-1) as Uint8Array) : null;
  for (const [client, clock] of later ?? []) reach.set(client, Math.max(clock, reach.get(client) ?? 0));
  return { n: tail.at(-1)?.n ?? rung?.n ?? 0, updates, reach };
}

/**
 * A row that cannot be read, because of a damaged disk, hides no other. A single row is not merged and so not read
 * here.
 */
function mergedTail(tail: readonly Row[]): Uint8Array {
  const rows = tail.map((row) => row.bytes);
  return mergedState(rows.length === 1 ? rows.filter(isReadable) : rows);
}

/**
 * Stores a state, and deletes other states that are not regular snapshots. A state older than the newest must be a
 * regular one.
 */
export async function keepSnapshot(ask: Ask, sheet: string, n: number, state: Uint8Array): Promise<void> {
  const bytes = Buffer.from(state);
  await ask(
    `WITH passed AS (
       DELETE FROM snapshot WHERE sheet_id = $1 AND n < $2::int AND n % $5::int <> 0
     )
     INSERT INTO snapshot (sheet_id, n, bytes, digest) VALUES ($1, $2::int, $3, $4)
     ON CONFLICT (sheet_id, n) DO UPDATE SET bytes = excluded.bytes, digest = excluded.digest, at = now()`,
    ...[sheet, n, bytes, digestOf(bytes), RUNG_EVERY],
  );
}

/** Up to which change the newest snapshot reaches; 0 where there is none. */
export async function newestSnapshot(ask: Ask, sheet: string): Promise<number> {
  const [row] = await ask<{ n: number | null }>(
    "SELECT max(n) AS n FROM snapshot WHERE sheet_id = $1",
    sheet,
  );
  return row?.n ?? 0;
}

/** The oldest regular snapshot of each sheet that should exist and does not. */
export async function missingRungs(ask: Ask): Promise<{ sheet: string; n: number }[]> {
  return ask(
    `SELECT s.id AS sheet, min(rung.n)::int AS n
     FROM sheet s, generate_series($1::int, s.folded, $1::int) AS rung(n)
     WHERE NOT EXISTS (SELECT 1 FROM snapshot WHERE sheet_id = s.id AND snapshot.n = rung.n)
     GROUP BY s.id ORDER BY s.id`,
    RUNG_EVERY,
  );
}

async function nearest(ask: Ask, sheet: string, n: number | null): Promise<Rung | null> {
  for (let below = n; ; ) {
    const [row] = await ask<Row & { digest: string }>(
      `SELECT n, bytes, digest FROM snapshot WHERE sheet_id = $1 AND ($2::int IS NULL OR n <= $2::int)
       ORDER BY n DESC LIMIT 1`,
      ...[sheet, below],
    );
    if (!row) return null;
    const reach = digestOf(row.bytes) === row.digest ? reachOf(row.bytes) : null;
    if (reach) return { ...row, reach };
    await throwAway(ask, sheet, row);
    below = row.n - 1;
  }
}

/** Once: the next reader finds it gone, unless a valid one was made meanwhile. */
async function throwAway(ask: Ask, sheet: string, { n, bytes }: Row): Promise<void> {
  const gone = await ask(
    "DELETE FROM snapshot WHERE sheet_id = $1 AND n = $2::int AND bytes = $3 RETURNING n",
    ...[sheet, n, bytes],
  );
  if (gone.length)
    console.error(
      `store: the snapshot of sheet ${sheet} at change ${n} was damaged. It was thrown away; the log is whole, and the job makes another from it.`,
    );
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
