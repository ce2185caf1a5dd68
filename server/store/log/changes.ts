/**
 * The log of the sheets, and the only way into it. One statement locks the rows of the sheets in one order, asks
 * whether they accept the change now and whether its author still has the seat, gives out `n`, binds new client ids and
 * inserts. So the database orders a freeze, a closed seat and an edit, on any number of machines, and what was refused
 * is in no log.
 */
import pg, { type Pool } from "pg";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { ROLES, sideOf } from "#domain/rights/index.ts";
import {
  type Ask,
  keepSnapshot,
  missingRungs,
  newestSnapshot,
  partsFromLadder,
  stateFromLadder,
} from "#server/store/log/snapshots.ts";
import { mergedState } from "#server/store/log/text-at.ts";

export type Side = "chair" | "member" | "server";

export interface Append {
  sheet: string;
  side: Side;
  person: string | null;
  delegation: string | null;
  bytes: Uint8Array;
  /** The Yjs client ids whose words the change carries; bound to the person at first use. */
  clients: readonly number[];
  /** The gate number under which it was judged; a command that holds the sheet's lock needs none. */
  gate?: number;
}

/** Which clauses may not be written; `gate` grows with every change of that. */
export interface Bounds {
  gate: number;
  /** For nobody. */
  closed: readonly string[];
  /** For the chair's side alone. */
  held: readonly string[];
}

export type Appended = { ok: true; n: number } | Refusal;

export interface LoadedSheet {
  head: number;
  /** A snapshot as it was stored, and as one more update what came after it; Yjs' first encoding. */
  updates: readonly Uint8Array[];
  /** How many clocks of each client are in them. */
  reach: ReadonlyMap<number, number>;
  /** The updates merged, computed on request. */
  readonly state: Uint8Array;
  clients: Map<number, string>;
  bounds: Bounds;
}

export interface Logged {
  n: number;
  bytes: Uint8Array;
  person: string | null;
  delegation: string | null;
  /** The amendment that it applies or takes back. */
  amendment?: string | null;
  at: Date;
}

export interface Changes {
  /**
   * Results in the order of the input; `n` ascends within a sheet in that order. Throws only when the database fails.
   */
  append(batch: readonly Append[]): Promise<Appended[]>;
  load(sheet: string): Promise<LoadedSheet>;
  bounds(sheet: string): Promise<Bounds>;
  /** The changes after `n`, at most `limit`. */
  since(sheet: string, n: number, limit?: number): Promise<Logged[]>;
  /** Up to which change each of these logs reaches. */
  heads(sheets: readonly string[]): Promise<Map<string, number>>;
  /** The merged state after change `n`: the text at that time. */
  stateAt(sheet: string, n: number): Promise<Uint8Array>;
  /** Up to which change the newest snapshot reaches; 0 where there is none. */
  snapshotAt(sheet: string): Promise<number>;
  keepSnapshot(sheet: string, n: number, state: Uint8Array): Promise<void>;
  /** The oldest regular snapshot that is missing for each sheet. */
  missingRungs(): Promise<{ sheet: string; n: number }[]>;
}

const rolesOf = (side: "chair" | "member") =>
  ROLES.filter((role) => sideOf(role) === side)
    .map((role) => `'${role}'`)
    .join(", ");

/** The side on which a seat writes. A guest writes only its own suggestion, as a member only its own amendment. */
const SIDE = `CASE
    WHEN s.role IN (${rolesOf("chair")}) THEN 'chair'
    WHEN s.role IN (${rolesOf("member")}) OR l.kind = 'amendment' THEN 'member'
    ELSE 'guest'
  END`;

/**
 * $1 order, $2 sheet, $3 side, $4 person, $5 delegation, $6 bytes, $9 gate of each change; $7 and $8 pair a change's
 * order with a client id. The rows are locked in the order of their ids, so that two batches cannot wait for each
 * other; and not with FOR UPDATE, which would wait for everybody who just inserts what belongs to the sheet, as folding
 * does. The seats of the authors are locked FOR SHARE. Writers do not wait for each other, but closing a seat waits for
 * the current commit, and a commit waits for the closing and then reads the seat as the closing left it. No deadlock: a
 * transaction that has changed a seat takes no lock on a text or a sheet after it.
 */
const APPEND = `
WITH asked AS (
  SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bytea[], $9::int[])
    AS a(i, sheet, side, person, delegation, bytes, gate)
), writes AS (
  SELECT * FROM unnest($7::int[], $8::bigint[]) AS w(i, client)
), locked AS (
  SELECT id, head, accepts, gate, kind, text_id FROM sheet
  WHERE id = ANY($2::text[]) ORDER BY id FOR NO KEY UPDATE
), seated AS (
  SELECT l.id AS sheet, s.person_id AS person, s.delegation_id AS delegation, ${SIDE} AS side
  FROM (SELECT DISTINCT sheet, person FROM asked WHERE person IS NOT NULL) a
    JOIN locked l ON l.id = a.sheet JOIN text t ON t.id = l.text_id
    JOIN seat s ON s.meeting_id = t.meeting_id AND s.person_id = a.person
  WHERE s.closed_at IS NULL
  FOR SHARE OF s
), forged AS (
  SELECT DISTINCT w.i FROM writes w JOIN asked a ON a.i = w.i
    JOIN sheet_client c ON c.sheet_id = a.sheet AND c.client_id = w.client
  WHERE c.person_id IS DISTINCT FROM a.person
), judged AS (
  SELECT a.*, l.head, CASE
      WHEN l.id IS NULL THEN 'not-found'
      WHEN a.side <> 'server' AND s.person IS NULL THEN 'no-seat'
      WHEN s.delegation IS DISTINCT FROM a.delegation AND a.side <> 'server' THEN 'not-your-delegation'
      WHEN s.side <> a.side AND a.side <> 'server' THEN 'not-your-role'
      WHEN l.accepts = 'nobody' THEN 'text-closed'
      WHEN l.accepts = 'chair' AND a.side = 'member' THEN 'pen-with-chair'
      WHEN a.gate <> l.gate THEN 'changed-meanwhile'
      WHEN f.i IS NOT NULL THEN 'client-of-another'
    END AS refusal
  FROM asked a LEFT JOIN locked l ON l.id = a.sheet LEFT JOIN forged f ON f.i = a.i
    LEFT JOIN seated s ON s.sheet = a.sheet AND s.person = a.person
), allowed AS (
  SELECT *, head + row_number() OVER (PARTITION BY sheet ORDER BY i) AS n FROM judged WHERE refusal IS NULL
), logged AS (
  INSERT INTO change (sheet_id, n, bytes, person_id, delegation_id)
  SELECT sheet, n, bytes, person, delegation FROM allowed
), bound AS (
  INSERT INTO sheet_client (sheet_id, client_id, person_id)
  SELECT DISTINCT a.sheet, w.client, a.person FROM allowed a JOIN writes w ON w.i = a.i WHERE a.person IS NOT NULL
  ON CONFLICT DO NOTHING
), moved AS (
  UPDATE sheet SET head = m.n FROM (SELECT sheet, max(n) AS n FROM allowed GROUP BY sheet) m WHERE sheet.id = m.sheet
)
SELECT j.i, j.refusal, a.n::int FROM judged j LEFT JOIN allowed a ON a.i = j.i ORDER BY j.i`;

/** `pen` is the log's own connection, made by `connectPen`: an append waits for no page. */
export function changesIn(pool: Pool, pen: Pool): Changes {
  const ask: Ask = async <Row>(sql: string, ...values: unknown[]) =>
    (await pool.query(sql, values)).rows as Row[];
  return {
    append: (batch) => append(pen, batch),
    load: (sheet) => load(pool, ask, sheet),
    bounds: (sheet) => boundsOf(pool, sheet),
    since: (sheet, n, limit = 5_000) => since(pool, sheet, n, limit),
    heads: (sheets) => heads(pool, sheets),
    stateAt: async (sheet, n) => (await stateFromLadder(ask, sheet, n)).state,
    snapshotAt: (sheet) => newestSnapshot(ask, sheet),
    keepSnapshot: (sheet, n, state) => keepSnapshot(ask, sheet, n, state),
    missingRungs: () => missingRungs(ask),
  };
}

/**
 * One connection, because at most one commit is under way; kept open, so that the statement stays prepared. Its plan is
 * made once: made again for each batch it took as long as all the rest (0.9 ms to 0.5 ms for one row).
 */
export function connectPen(connectionString: string): Pool {
  return new pg.Pool({
    connectionString,
    max: 1,
    idleTimeoutMillis: 0,
    onConnect: async (client) => {
      await client.query("SET plan_cache_mode = force_generic_plan");
    },
  });
}

async function append(pen: Pool, batch: readonly Append[]): Promise<Appended[]> {
  if (!batch.length) return [];
  const writes = batch.flatMap((one, i) => one.clients.map((client) => [i, client] as const));
  const { rows } = await pen.query<{ i: number; refusal: Refusal["reason"] | null; n: number }>({
    name: "append",
    text: APPEND,
    values: [
      batch.map((_, i) => i),
      batch.map((one) => one.sheet),
      batch.map((one) => one.side),
      batch.map((one) => one.person),
      batch.map((one) => one.delegation),
      batch.map((one) => Buffer.from(one.bytes)),
      writes.map(([i]) => i),
      writes.map(([, client]) => client),
      batch.map((one) => one.gate ?? null),
    ],
  });
  return rows.map((row) => (row.refusal ? refuse(row.refusal) : { ok: true, n: row.n }));
}

async function load(pool: Pool, ask: Ask, sheet: string): Promise<LoadedSheet> {
  // First, so that the log that is read after it contains everything that was written before.
  const bounds = await boundsOf(pool, sheet);
  const { n, updates, reach } = await partsFromLadder(ask, sheet, null);
  const clients = await pool.query<{ client_id: string; person_id: string }>(
    "SELECT client_id, person_id FROM sheet_client WHERE sheet_id = $1",
    [sheet],
  );
  return {
    head: n,
    updates,
    reach,
    get state() {
      return mergedState(updates);
    },
    bounds,
    clients: new Map(clients.rows.map((row) => [Number(row.client_id), row.person_id])),
  };
}

async function boundsOf(pool: Pool, sheet: string): Promise<Bounds> {
  const { rows } = await pool.query<Bounds>("SELECT gate, closed, held FROM sheet WHERE id = $1", [sheet]);
  return rows[0] ?? { gate: 0, closed: [], held: [] };
}

async function since(pool: Pool, sheet: string, n: number, limit: number): Promise<Logged[]> {
  const { rows } = await pool.query<Logged>(
    `SELECT n, bytes, person_id AS person, delegation_id AS delegation, amendment_id AS amendment, at
     FROM change WHERE sheet_id = $1 AND n > $2 ORDER BY n LIMIT $3`,
    [sheet, n, limit],
  );
  return rows;
}

async function heads(pool: Pool, sheets: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ id: string; head: number }>(
    "SELECT id, head FROM sheet WHERE id = ANY($1::text[])",
    [sheets],
  );
  return new Map(rows.map((row) => [row.id, row.head]));
}
