/**
 * The PostgreSQL of the tests: one scratch server for a whole run, and in it a new, empty database for each test file
 * that asks for one. TEST_DATABASE_URL names another server to use instead, as an account that may create databases.
 */
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { startEmbedded } from "#server/store/database/embedded.ts";
import { scratchFolder } from "./scratch.ts";

const SERVER = "TEST_DATABASE_URL";

/** vitest's global set-up: what it writes into the environment reaches every worker. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[SERVER]) return undefined;
  const folder = scratchFolder();
  const server = await startEmbedded(path.join(folder, "postgres"));
  process.env[SERVER] = server.url;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await command(`CREATE DATABASE ${name}`);
  const url = new URL(server());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => command(`DROP DATABASE ${name} WITH (FORCE)`) };
}

function server(): string {
  const url = process.env[SERVER];
  if (!url)
    throw new Error(`${SERVER} is not set: run the tests with vitest.config.ts, which starts a server.`);
  return url;
}

async function command(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server() });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
