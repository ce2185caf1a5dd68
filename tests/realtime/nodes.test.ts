/**
 * Two whole servers on loopback, on one real PostgreSQL and one real Redis, as behind a load balancer: people type on
 * both, one is killed, one is stopped, Redis is frozen and killed. Every copy stays the same as the log.
 */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { openStore, type Store } from "#server/store/open.ts";
import { freePort, realPostgres, realRedis, type Service } from "../support/debian.ts";
import { ownServer } from "../support/own-server.ts";
import type { Sitter } from "./sitter.ts";
import { caretAt } from "./stand-ins.ts";
import { eventually, Table } from "./table.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const PEOPLE = ["delegate.kz", "delegate.kg", "head.uz", "chair"].map((name) => `${name}@plenary.example`);

const redis = await realRedis();
let postgres: Service;
let store: Store;
type Node = ReturnType<typeof ownServer>;
let nodes: [Node, Node];
let cookies: string[];
let sheet: string;
let table: Table | null = null;

/** The pages are not tested here, but no server starts without them. */
function build(): void {
  if (existsSync(path.join(ROOT, "build/server/index.js"))) return;
  const options = { cwd: ROOT, env: { ...process.env, NODE_ENV: "production" } };
  spawnSync(process.execPath, ["node_modules/@react-router/dev/bin.cjs", "build"], options);
}

describe.skipIf(!redis)("two nodes", { timeout: 90_000 }, () => {
  const cable = redis as Service;

  beforeAll(async () => {
    build();
    postgres = await realPostgres();
    console.log(`two nodes on ${postgres.version} and ${cable.version}`);
    const shared = { PLENARY_SECRET: "x".repeat(32), PLENARY_SIGNING_KEY: "0a".repeat(32) };
    const env = { DATABASE_URL: postgres.url, REDIS_URL: cable.url, ...shared };
    nodes = [ownServer(await freePort(), env), ownServer(await freePort(), env)];
    // Both start at once on an empty database.
    await Promise.all(nodes.map((node) => node.start()));
    store = await openStore({ url: postgres.url });
    cookies = await Promise.all(PEOPLE.map((email) => signIn(nodes[0], email)));
    const { rows } = await store.pool.query(
      "SELECT id FROM sheet WHERE kind = 'main' AND accepts = 'members' ORDER BY id",
    );
    sheet = rows[0].id;
  }, 180_000);

  afterEach(() => table?.leave());

  afterAll(async () => {
    await store?.close();
    await Promise.all(nodes?.map((node) => node.close()) ?? []);
    await postgres?.close();
    await cable.close();
  });

  /** The four connect to the two nodes in turn; if a node does not answer, its people try the other one. */
  async function sitDown(): Promise<Table> {
    const seats = cookies.map((cookie, i) => {
      let turn = i;
      return { cookie, at: () => new URL((nodes[turn++ % 2] as Node).address).host };
    });
    table = new Table(store, sheet, seats);
    await table.seated();
    return table;
  }

  const health = async (node: Node) =>
    (await (await fetch(`${node.address}/healthz`)).json()) as { ok: boolean; nodes?: string };

  const isConnected = (how: string) =>
    eventually(
      async () => (await Promise.all(nodes.map(health))).every((state) => state.nodes === how && state.ok),
      `both to say ${how}`,
    );

  test("W29 started at the same moment on an empty database: one founds it, and versions are folded once", async () => {
    const { rows } = await store.pool.query("SELECT title FROM text");
    expect(new Set(rows.map(({ title }) => title)).size).toBe(rows.length);
    expect(nodes.map((node) => node.output().includes("demo: seeding")).sort()).toEqual([false, true]);
    await eventually(async () => !(await store.folding.unfolded()).length, "all to be folded");
    expect(nodes.map((node) => node.output()).join()).not.toContain("jobs:");
  });

  test("W24 words typed at either node are at both at once, and every copy is the log", async () => {
    await isConnected("messages");
    const at = await sitDown();
    const marker = at.type(0);
    await eventually(() => at.sitters.every((one) => one.words.join().includes(marker)));
    for (let i = 0; i < 100; i++) for (let who = 0; who < 4; who++) at.type(who);
    await at.agree();
  });

  test("W27 who is at the other node is seen, with the name that the session gives, and goes when he goes", async () => {
    const at = await sitDown();
    const [here, there] = at.sitters as [Sitter, Sitter];
    here.show({ cursor: caretAt(1), user: { name: "forged" } });
    await eventually(() => there.sees(here)?.cursor !== undefined, "the caret at the other node");
    expect(there.sees(here)).toMatchObject({
      cursor: caretAt(1),
      user: { country: "KZ", name: expect.not.stringMatching("forged") },
    });
    here.leave();
    await eventually(() => there.sees(here) === undefined, "him to be gone");
  });

  test("W13 one is killed while they type: its people go on at the other, and nothing told or shown is lost", async () => {
    const at = await sitDown();
    at.begin();
    await eventually(() => at.notified > 200);
    await nodes[1].kill();
    const [then, notified] = [at.promised(), at.notified];
    await at.holds(then);
    await eventually(() => at.sitters.every((one) => one.settled), "all to sit at the other");
    await eventually(() => at.notified > notified + 100, "them to go on");
    await Promise.all([at.agree(), nodes[1].start()]);
  });

  test("W18 one is stopped while they type: nobody is sent away for good, and it ends well", async () => {
    const at = await sitDown();
    at.begin();
    await eventually(() => at.notified > 200);
    expect(await nodes[0].stop()).toBe(0);
    const [then, notified] = [at.promised(), at.notified];
    await at.holds(then);
    await eventually(() => at.notified > notified + 100, "them to go on");
    await Promise.all([at.agree(), nodes[0].start()]);
    const codes = at.sitters.flatMap((one) => one.closes.map(({ code }) => code));
    expect(codes).toContain(1013);
    expect(codes.filter((code) => code >= 4000)).toEqual([]);
  });

  test("W26 Redis is frozen, then thawed: the nodes poll, say so, and hear each other again", async () => {
    await isConnected("messages");
    const at = await sitDown();
    at.begin();
    cable.freeze();
    await isConnected("polling");
    at.stop();
    const marker = at.type(0);
    await eventually(() => at.sitters.every((one) => one.words.join().includes(marker)), "the polled words");
    cable.thaw();
    at.begin();
    await isConnected("messages");
    await at.agree();
  });

  test("W26 Redis is killed and started again: the same, and what was said meanwhile is not missing", async () => {
    const at = await sitDown();
    at.begin();
    await cable.kill();
    await isConnected("polling");
    const { notified } = at;
    await eventually(() => at.notified > notified + 100);
    await cable.start();
    await isConnected("messages");
    await at.agree();
  });

  test("W8 PostgreSQL is killed while they type: the nodes are ill and live, and when it is back nothing is lost", async () => {
    const at = await sitDown();
    at.begin();
    await eventually(() => at.notified > 100);
    await postgres.kill();
    const ill = async () => (await Promise.all(nodes.map(health))).every(({ ok }) => !ok);
    await eventually(ill, "both to be ill");
    const [then, notified] = [at.promised(), at.notified];
    await postgres.start();
    await at.holds(then);
    await eventually(() => at.notified > notified + 100, "them to go on");
    await at.agree();
    expect(at.sitters.flatMap((one) => one.closes).filter(({ code }) => code >= 4000)).toEqual([]);
  });

  test("W28 a notice is told at both nodes, whoever has it to tell", async () => {
    const at = await sitDown();
    const [row] = (await store.pool.query("SELECT text_id FROM sheet WHERE id = $1", [sheet])).rows;
    await store.outbox.put({ type: "comments", text: row.text_id, delegation: null, audience: "table" });
    const notified = (one: Sitter) =>
      one.notices.filter((notice) => JSON.stringify(notice).includes("comments"));
    await eventually(() => at.sitters.every((one) => notified(one).length > 0), "all to be told");
    expect(at.sitters.map((one) => notified(one).length)).toEqual([1, 1, 1, 1]);
  });
});

async function signIn(node: Node, email: string): Promise<string> {
  const body = new URLSearchParams({ demo: email });
  const answer = await fetch(`${node.address}/sign-in`, { method: "POST", body, redirect: "manual" });
  const cookie = answer.headers.getSetCookie().map((one) => one.split(";", 1)[0]);
  if (!cookie.length) throw new Error(`${email} could not sign in: ${answer.status}.`);
  return cookie.join("; ");
}
