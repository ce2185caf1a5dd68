/** How a database is migrated at the start, and what is refused: here with migrations made up for the test. */
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "#server/store/database/migrate.ts";
import { freshDatabase } from "../support/database.ts";
import { scratchFolder } from "../support/scratch.ts";

let folder: string;
let database: Awaited<ReturnType<typeof freshDatabase>>;
let pool: pg.Pool;

beforeEach(async () => {
  folder = scratchFolder();
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  // A connection that is still closing when its database is dropped gets an error; that is expected.
  pool.on("error", () => {});
});

afterEach(async () => {
  await pool.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

test("every migration is applied once, in order", async () => {
  values("0001_first", "CREATE TABLE fruit (name text)");
  expect(await run()).toEqual(["0001_first"]);
  values("0002_second", "INSERT INTO fruit VALUES ('quince')");
  expect(await run()).toEqual(["0002_second"]);
  expect(await run()).toEqual([]);
  expect(await fruits()).toEqual(["quince"]);
});

test("two processes that start at once apply each migration once", async () => {
  values(
    "0001_first",
    "CREATE TABLE fruit (name text); INSERT INTO fruit VALUES ('quince'); SELECT pg_sleep(0.2)",
  );
  const applied = await Promise.all([run(), run()]);
  expect(applied.flat()).toEqual(["0001_first"]);
  expect(await fruits()).toEqual(["quince"]);
});

test("a migration that was changed after it had been applied is refused in words", async () => {
  values("0001_first", "CREATE TABLE fruit (name text)");
  await run();
  values("0001_first", "CREATE TABLE fruit (name text, colour text)");
  await expect(run()).rejects.toThrow(/0001_first was changed after it had been applied/);
  values("0001_first", "CREATE TABLE fruit (name text)");
  expect(await run()).toEqual([]);
});

test("a migration that another tool left half applied is refused in words", async () => {
  values("0001_first", "CREATE TABLE fruit (name text)");
  await run();
  await pool.query("UPDATE _prisma_migrations SET finished_at = NULL");
  await expect(run()).rejects.toThrow(/0001_first was begun by another tool and not finished/);
  await pool.query("UPDATE _prisma_migrations SET finished_at = now()");
  expect(await run()).toEqual([]);
});

test("a database that a newer version has been at is refused in words", async () => {
  values("0001_first", "CREATE TABLE fruit (name text)");
  values("0002_second", "INSERT INTO fruit VALUES ('quince')");
  await run();
  rmSync(path.join(folder, "0002_second"), { recursive: true });
  await expect(run()).rejects.toThrow(/0002_second is not part of this version/);
});

test("a migration that fails leaves nothing behind, and applies once it is mended", async () => {
  values("0001_first", "CREATE TABLE fruit (name text); INSERT INTO fruit VALUES ('quince'); SELECT 1 / 0");
  await expect(run()).rejects.toThrow(/0001_first failed and was undone: division by zero/);
  await expect(fruits()).rejects.toThrow(/does not exist/);
  values("0001_first", "CREATE TABLE fruit (name text)");
  expect(await run()).toEqual(["0001_first"]);
});

test("function bodies with semicolons arrive whole", async () => {
  values(
    "0001_first",
    "CREATE FUNCTION two() RETURNS int AS $$ BEGIN PERFORM 1; RETURN 2; END $$ LANGUAGE plpgsql",
  );
  await run();
  expect((await pool.query("SELECT two()")).rows).toEqual([{ two: 2 }]);
});

test("the product's own migrations apply, in the order of their numbers", async () => {
  cpSync("prisma/migrations", folder, { recursive: true });
  const names = readdirSync("prisma/migrations").filter((name) => /^\d{4}_/.test(name));
  expect(await run()).toEqual(names.sort());
  const { rows } = await pool.query("SELECT count(*)::int AS n FROM change");
  expect(rows).toEqual([{ n: 0 }]);
});

function values(name: string, script: string): void {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), script);
}

function run(): Promise<string[]> {
  return migrate(pool, pathToFileURL(`${folder}/`));
}

async function fruits(): Promise<string[]> {
  return (await pool.query("SELECT name FROM fruit")).rows.map((row) => row.name);
}
