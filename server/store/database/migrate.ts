/**
 * Brings a database up to this version's schema, at every start and in milliseconds. It writes the same record as
 * `prisma migrate deploy` (table, checksums, lock), so that Prisma's own tools agree with it afterwards. A migration is
 * applied whole or not at all; a history that does not fit the folder is refused before anything is changed.
 */
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import type { Pool, PoolClient } from "pg";

/** Returns the names of the migrations that it applied. */
export async function migrate(pool: Pool, folder: URL): Promise<string[]> {
  const migrations = await read(folder);
  const client = await pool.connect();
  try {
    // Prisma's own number: whatever tool migrates, it is alone.
    await client.query("SELECT pg_advisory_lock(72707369)");
    const due = compare(migrations, await history(client));
    for (const migration of due) await apply(client, migration);
    return due.map(({ name }) => name);
  } finally {
    await client.query("SELECT pg_advisory_unlock(72707369)").catch(() => {});
    client.release();
  }
}

interface Migration {
  name: string;
  script: string;
  checksum: string;
}

interface Applied {
  name: string;
  checksum: string;
  finished: boolean;
}

async function read(folder: URL): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const load = async (name: string) => {
    const script = await readFile(new URL(`${name}/migration.sql`, folder), "utf8");
    return { name, script, checksum: createHash("sha256").update(script).digest("hex") };
  };
  return Promise.all(names.sort().map(load));
}

async function history(client: PoolClient): Promise<Applied[]> {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0)`);
  const { rows } = await client.query<Applied>(`SELECT migration_name AS name, checksum,
    finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`);
  return rows;
}

/** What is still to be applied, once it is checked that everything applied is what the folder holds. */
function compare(migrations: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied) {
    const problem = !finished
      ? "was begun by another tool and not finished. Settle it with `prisma migrate resolve`, then start again."
      : !known.has(name)
        ? "is not part of this version of Plenary: a newer one has been here. Start that one, or restore a backup."
        : known.get(name)?.checksum !== checksum
          ? "was changed after it had been applied. Put its file back as it was; a change goes into a new migration."
          : undefined;
    if (problem) throw new Error(`The database cannot be used: its migration ${name} ${problem}`);
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

/** One transaction with its own record, so that nothing is ever half applied. */
async function apply(client: PoolClient, { name, script, checksum }: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(script); // whole: cut at each semicolon, function bodies would break
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw new Error(`Migration ${name} failed and was undone: ${(error as Error).message}`);
  }
}
