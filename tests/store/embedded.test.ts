/**
 * The embedded database keeps its promises when a second copy starts, when its owner crashes, and when a lock is left
 * behind.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startEmbedded } from "#server/store/database/embedded.ts";
import { scratchFolder } from "../support/scratch.ts";

let folder: string;
let data: string;

beforeEach(() => {
  folder = scratchFolder();
  data = path.join(folder, "postgres");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("what was kept is there after a stop and a new start", async () => {
  const first = await startEmbedded(data);
  await ask(first.url, "CREATE TABLE fruit AS SELECT 'quince' AS name");
  await first.stop();
  const second = await startEmbedded(data);
  expect(await ask(second.url, "SELECT name FROM fruit")).toEqual([{ name: "quince" }]);
  await second.stop();
});

test("a second copy on the same data folder is refused in words, and served once the first has gone", async () => {
  const first = await startEmbedded(data);
  await expect(startEmbedded(data, 200)).rejects.toThrow(/is in use .*another copy of Plenary.*PLENARY_DATA/);
  expect(await ask(first.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await first.stop();
  await (await startEmbedded(data, 200)).stop();
});

test("two first starts at once: one is served, the other refused in words", async () => {
  const starts = await Promise.allSettled([owner(), owner()]);
  const served = starts.filter((start) => start.status === "fulfilled");
  const refused = starts.filter((start) => start.status === "rejected");
  expect([served.length, refused.length]).toEqual([1, 1]);
  expect(String(refused[0]?.reason)).toMatch(/another copy of Plenary/);
  served[0]?.value.kill("SIGKILL");
  await (await startEmbedded(data)).stop();
});

test("the database ends with its owner, even one that is killed, and what it kept is there at once", async () => {
  const killed = await owner("CREATE TABLE fruit AS SELECT 'quince' AS name");
  killed.kill("SIGKILL");
  const next = await startEmbedded(data);
  expect(await ask(next.url, "SELECT name FROM fruit")).toEqual([{ name: "quince" }]);
  await next.stop();
});

test("a lock left behind by a crash of the machine is no obstacle, though its number is another program's now", async () => {
  await (await startEmbedded(data)).stop();
  const stranger = spawn("sleep", ["30"]);
  writeFileSync(path.join(data, "postmaster.pid"), `${stranger.pid}\n${data}\n`);
  await (await startEmbedded(data, 200)).stop();
  stranger.kill();
});

test("the account rules of the data folder: nobody else may enter it", async () => {
  const server = await startEmbedded(data);
  expect((await ask(server.url, "SHOW data_directory_mode"))[0]).toEqual({ data_directory_mode: "0700" });
  expect((await ask(server.url, "SHOW listen_addresses"))[0]).toEqual({ listen_addresses: "" });
  await server.stop();
});

test("letters of every alphabet have their capitals", async () => {
  const server = await startEmbedded(data);
  expect(await ask(server.url, "SELECT lower('ӨЗБЕК ҚАЗАҚ ТОҶИК') AS low")).toEqual([
    { low: "өзбек қазақ тоҷик" },
  ]);
  await server.stop();
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

/** Another process that starts the database, does one thing in it, and runs until it is killed. */
function owner(sql = "SELECT 1"): Promise<ChildProcess> {
  const from = (file: string) => JSON.stringify(pathToFileURL(path.resolve(file)).href);
  const script = `
    const { startEmbedded } = await import(${from("server/store/database/embedded.ts")});
    const { default: pg } = await import(${from("node_modules/pg/lib/index.js")});
    const server = await startEmbedded(${JSON.stringify(data)}, 200);
    const client = new pg.Client({ connectionString: server.url });
    client.on("error", () => {});
    await client.connect();
    await client.query(${JSON.stringify(sql)});
    console.log("ready");`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script]);
  return new Promise((resolve, reject) => {
    let output = "";
    child.stderr.on("data", (text) => {
      output += text;
    });
    child.stdout.once("data", () => resolve(child));
    child.once("exit", () => reject(new Error(output)));
  });
}
