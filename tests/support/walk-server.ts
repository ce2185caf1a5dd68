/**
 * The server for a file of walks: one process per worker, and for every file a database of its own, cloned from a
 * seeded template. So no file sees what another one changed, a file that is repeated starts from the same state, and
 * files run side by side.
 */
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { test as base } from "@playwright/test";
import pg from "pg";
import { startEmbedded } from "#server/store/database/embedded.ts";
import { type OwnServer, ownServer } from "./own-server.ts";
import { scratchFolder } from "./scratch.ts";

/** In the environment, because every worker reads it. */
const DATABASE = "PLENARY_WALKS_DATABASE";
const FOLDER = "PLENARY_WALKS_DATA";
const TEMPLATE = "walks_template";
const PORT = Number(process.env.TEST_PORT || 3987);
/** The numbers below it belong to the files that start servers of their own. */
const FIRST_WORKER = 20;

/**
 * Playwright's global set-up: a PostgreSQL for the whole run, and in it the demo, seeded once by the shipped server.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const folder = scratchFolder();
  const database = await startEmbedded(path.join(folder, "postgres"));
  process.env[DATABASE] = database.url;
  process.env[FOLDER] = path.join(folder, "data");
  await command(`CREATE DATABASE ${TEMPLATE}`);
  const seeding = ownServer(PORT, { DATABASE_URL: addressOf(TEMPLATE) }, process.env[FOLDER]);
  await seeding.start();
  await seeding.stop();
  return async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

interface WalkServer {
  /** The address of a server on a fresh database for this file, or of the one that the file already has. */
  addressFor(file: string): Promise<string>;
  close(): Promise<void>;
}

function walkServer(worker: number): WalkServer {
  let running: { file: string; server: OwnServer; database: string } | null = null;
  let clones = 0;

  async function close(): Promise<void> {
    if (!running) return;
    const { server, database } = running;
    running = null;
    await server.close();
    await command(`DROP DATABASE ${database} WITH (FORCE)`);
  }

  async function open(file: string): Promise<OwnServer> {
    const database = `walks_${worker}_${process.pid}_${++clones}`;
    await command(`CREATE DATABASE ${database} TEMPLATE ${TEMPLATE}`);
    const data = scratchFolder();
    // The signing key and the secret of the cookies belong to the database.
    cpSync(String(process.env[FOLDER]), data, { recursive: true });
    const server = ownServer(PORT + FIRST_WORKER + worker, { DATABASE_URL: addressOf(database) }, data);
    running = { file, server, database };
    await server.start();
    return server;
  }

  return {
    async addressFor(file) {
      if (running?.file === file) return running.server.address;
      await close();
      return (await open(file)).address;
    },
    close,
  };
}

/** `test` for walks on such a server. A file that sets `baseURL` gets no server. */
export const test = base.extend<object, { walkServer: WalkServer }>({
  walkServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern.
    async ({}, use, { parallelIndex }) => {
      const server = walkServer(parallelIndex);
      await use(server);
      await server.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: [
    async ({ walkServer }, use, { file }) => {
      await use(await walkServer.addressFor(file));
    },
    { scope: "test", timeout: 60_000 },
  ],
});

function addressOf(database: string): string {
  const url = new URL(String(process.env[DATABASE]));
  url.pathname = `/${database}`;
  return url.href;
}

async function command(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env[DATABASE] });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
