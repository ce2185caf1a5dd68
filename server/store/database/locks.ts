/**
 * What only one process may do at a time, on any number of machines: PostgreSQL's advisory locks, which it releases
 * itself when their holder is gone, however that ended. A connection is held as long as the lock is.
 */
import type { Pool, PoolClient } from "pg";

/** Arbitrary numbers; migrations have Prisma's own (migrate.ts). */
const FOUNDING = 72_707_401;
const LEADING = 72_707_402;

export interface Locks {
  /** Nobody else founds the installation meanwhile: a second process waits, and finds it founded. */
  founding<T>(work: () => Promise<T>): Promise<T>;
  /** True where this process is the one that runs the jobs; it stays the one until it resigns or ends. */
  leading(): Promise<boolean>;
  resign(): Promise<void>;
}

export function locksOn(pool: Pool): Locks {
  let held: PoolClient | null = null;
  let asking: Promise<boolean> | null = null;

  async function ask(): Promise<boolean> {
    if (held) return true;
    const client = await pool.connect();
    const mine = await tryToLead(client).catch((error) => {
      client.release(error);
      throw error;
    });
    if (mine) held = client.on("error", lost);
    else client.release();
    return mine;
  }

  /** Without its connection the lock belongs to another process. */
  function lost(error: Error): void {
    held?.release(error);
    held = null;
  }

  async function resign(): Promise<void> {
    const client = held;
    held = null;
    await client?.query("SELECT pg_advisory_unlock($1)", [LEADING]).catch(() => {});
    client?.off("error", lost).release();
  }

  return {
    async founding(work) {
      const client = await pool.connect();
      try {
        await client.query("SELECT pg_advisory_lock($1)", [FOUNDING]);
        return await work();
      } finally {
        await client.query("SELECT pg_advisory_unlock($1)", [FOUNDING]).catch(() => {});
        client.release();
      }
    },

    leading() {
      // Two requests at once must not use two connections: the second would be refused.
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },

    resign,
  };
}

/** A machine that disappears without notice is given up after 25 s, instead of the system's two hours. */
const KEEPALIVE =
  "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";

async function tryToLead(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [
    LEADING,
  ]);
  if (rows[0]?.mine) await client.query(KEEPALIVE);
  return rows[0]?.mine ?? false;
}
