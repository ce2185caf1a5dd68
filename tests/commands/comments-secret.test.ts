/** What is written to an audience appears nowhere outside that audience, on any page and for any reader. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Audience } from "#domain/comments/index.ts";
import { openOutbox } from "#server/jobs/drain-outbox.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import type { Queries } from "#server/queries/index.ts";
import { openRealtime, type Realtime } from "#server/realtime/index.ts";
import type { Notice } from "#server/store/notifications/socket-notices.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { marked } from "../support/marking.ts";

const PEOPLE = ["head.kz", "delegate.kz", "chair", "secretariat", "head.uz", "guest.no", "stranger"] as const;
const EVERYBODY = [...PEOPLE, null];
type Who = (typeof EVERYBODY)[number];

/**
 * Each word is nowhere else in the installation; `readers`: how many of the people above, from the first, are in the
 * audience.
 */
const AUDIENCES: { audience: Audience; word: string; readers: number }[] = [
  { audience: "delegation", word: "Quetzalcoatlus", readers: 2 },
  { audience: "chair", word: "Archaeopteryx", readers: 4 },
  { audience: "delegations", word: "Brachiosaurus", readers: 5 },
  { audience: "table", word: "Pachycephalosaurus", readers: 6 },
];

let installation: Installation;
let text: string;
let sheet: string;
let threads: Record<Audience, string>;
let realtime: Realtime;
let server: http.Server;

beforeAll(async () => {
  installation = await openInstallation();
  ({ text, sheet } = await installation.text());
  const made: [Audience, string][] = [];
  for (const { audience, word } of AUDIENCES) made.push([audience, await begin(audience, word)]);
  threads = Object.fromEntries(made) as Record<Audience, string>;
  realtime = openRealtime({
    store: installation.store,
    newId: () => "fresh",
    accounts: {
      actor: async (headers) => {
        const name = headers.get("cookie")?.split("=")[1];
        return name ? installation.actor(name) : null;
      },
    },
  });
  server = http.createServer().on("upgrade", realtime.upgrade);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
}, 60_000);
afterAll(async () => {
  await realtime.close();
  server.close();
  await installation.close();
});

/** With words marked, somebody mentioned, an answer, and notes with which it is closed and opened again. */
async function begin(audience: Audience, word: string): Promise<string> {
  const about = await marked(installation.store, sheet, 0, "cooperate");
  const head = installation.actor("head.kz");
  const mentions = [{ kind: "person", id: head.person, label: head.name } as const];
  const body = `${word} for @${head.name}`;
  const output = await installation.commands.comment(installation.actor("delegate.kz"), {
    ...{ text, clause: "c1", audience, about, body, mentions },
  });
  if (!output.ok) throw new Error(output.reason);
  const { thread } = output;
  await installation.commands.reply(head, { thread, body: `Yes, ${word}` });
  await correct(thread, word);
  await installation.commands.resolveThread(head, { thread, resolution: "answered", closing: word });
  await installation.commands.reopenThread(head, { thread });
  return thread;
}

/** An answer that is corrected so that it no longer has the word, and one that was taken back. */
async function correct(thread: string, word: string): Promise<void> {
  const head = installation.actor("head.kz");
  for (const body of [`Not so, ${word}`, gone(word)])
    await installation.commands.reply(head, { thread, body });
  const [, , edited, takenBack] = (await installation.store.threads.byId(thread))?.comments ?? [];
  if (!edited || !takenBack) throw new Error("The answers are missing.");
  await installation.commands.editComment(head, {
    thread,
    comment: edited.id,
    body: `Perhaps, ${former(word)}`,
  });
  await installation.commands.editComment(head, { thread, comment: edited.id, body: "Perhaps" });
  await installation.commands.takeBackComment(head, { thread, comment: takenBack.id });
}

/**
 * In no other comment of the discussion: the former words of the corrected answer, and the words that nobody may read.
 */
const former = (word: string) => `former${word.toLowerCase()}`;
const gone = (word: string) => `gone${word.toLowerCase()}`;

const actorOf = (who: Who) => (who === null ? null : installation.actor(who));

/** The arguments of each query, besides the reader; a query that is missing here gets the text and a clause. */
const ASKED: Partial<Record<keyof Queries, () => unknown[]>> = {
  amendments: () => [text, { state: "all" }],
  comments: () => [text, { state: "all" }],
  comparison: () => [text, { from: "n-1", to: "now" }],
  draft: () => [text, 1],
  edition: () => ["astana-2026-declaration"],
  meeting: () => [installation.meeting],
  settingUp: () => [installation.meeting],
  meetingRecord: () => [installation.meeting],
  home: () => [],
  dashboard: () => [],
  bell: () => [],
  unread: () => [],
  outbox: () => [],
};
/** Public queries: they do not get the reader. */
const PUBLIC: (keyof Queries)[] = ["home", "edition", "editionComparison", "forum"];

async function pagesWith(who: Who, traces: readonly string[], words: string): Promise<string[]> {
  return withAny(await pagesOf(who, words), traces);
}

function withAny(pages: readonly (readonly [string, string])[], traces: readonly string[]): string[] {
  return pages.filter(([, all]) => traces.some((one) => all.includes(one))).map(([name]) => name);
}

/** Every page that a person may ask for, as it is returned. */
async function pagesOf(who: Who, words: string): Promise<(readonly [name: string, all: string])[]> {
  const found: (readonly [string, string])[] = [];
  for (const [name, query] of Object.entries(installation.queries)) {
    if (typeof query !== "function") continue;
    const key = name as keyof Queries;
    const args = key === "search" ? [words] : (ASKED[key]?.() ?? [text, "c1"]);
    const ask = query as unknown as (...values: unknown[]) => Promise<unknown>;
    const page = await ask(...(PUBLIC.includes(key) ? args : [actorOf(who), ...args])).catch(String);
    found.push([
      name,
      JSON.stringify(page, (_, value) => (typeof value === "bigint" ? String(value) : value)) ?? "",
    ]);
  }
  return found.sort(([one], [other]) => (one < other ? -1 : 1));
}

describe("C67 a private discussion is nowhere for anybody else", () => {
  test.each(AUDIENCES)(
    "C67 for $audience: on pages that its readers see, and on none for the others",
    async ({ audience, word, readers }) => {
      const traces = [word, threads[audience]];
      for (const [at, who] of EVERYBODY.entries()) {
        const pages = await pagesWith(who, traces, word);
        // A person who was mentioned, or who took part before, is notified on the dashboard and by the bell where the
        // discussion is, without any of its words.
        const notified = at < 2 ? ["bell", "dashboard"] : [];
        const seen = at < readers ? ["clause", "comments", ...notified, "search"].sort() : [];
        expect([who, pages]).toEqual([who, seen]);
      }
    },
  );

  test.each(AUDIENCES)(
    "C67 C77 for $audience: what was corrected away is where the discussion is, what was taken back nowhere",
    async ({ word, readers }) => {
      for (const [at, who] of EVERYBODY.entries()) {
        const seen = at < readers ? ["clause", "comments"] : [];
        const pages = await pagesOf(who, `${former(word)} or ${gone(word)}`);
        expect([who, withAny(pages, [former(word)])]).toEqual([who, seen]);
        expect([who, withAny(pages, [gone(word)])]).toEqual([who, []]);
      }
    },
  );

  test("C67 nor is it counted for them", async () => {
    const counts: unknown[] = [];
    for (const who of PEOPLE) {
      const page = await installation.queries.text(actorOf(who), text);
      const comments = await installation.queries.comments(actorOf(who), text, { state: "all" });
      counts.push(page.ok && comments.ok ? [page.threads.c1, comments.counts.open] : null);
    }
    expect(counts).toEqual([[4, 4], [4, 4], [3, 3], [3, 3], [2, 2], [1, 1], null]);
  });

  test("C67 nothing of it is in any table but its own, also after the log was folded and a draft issued", async () => {
    const folding = foldingOf(installation.store);
    while (await folding.run());
    folding.close();
    await installation.commands.issueDraft(installation.actor("chair"), { text, name: "", note: "" });
    const { rows } = await installation.store.pool.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    const holding = async (trace: string) => {
      const found: string[] = [];
      for (const { name } of rows) {
        const sql = `SELECT count(*)::int AS n FROM "${name}" AS t WHERE t::text LIKE $1`;
        const [row] = (await installation.store.pool.query<{ n: number }>(sql, [`%${trace}%`])).rows;
        if (row?.n) found.push(name);
      }
      return found.sort();
    };
    expect(await holding("Quetzalcoatlus")).toEqual(["comment", "comment_wording"]);
    // A comment that was taken back is stored only where no page reads it.
    expect(await holding(gone("Quetzalcoatlus"))).toEqual(["comment_wording"]);
    // The notification that names the discussion belongs to the person who was mentioned in it, and to nobody else.
    expect(await holding(threads.delegation)).toEqual(["comment", "notification", "thread"]);
    const notified = await installation.store.pool.query(
      "SELECT DISTINCT person_id AS person FROM notification WHERE matter = 'mention'",
    );
    expect(notified.rows).toEqual([{ person: installation.actor("head.kz").person }]);
  });

  test("C67 whoever is told over the line is in its circle, and is told no more than that there is news", async () => {
    let notified: Notice[] = [];
    const broadcast = (notice: Notice) => {
      notified.push(notice);
      realtime.broadcast(notice);
    };
    const outbox = await openOutbox({ store: installation.store, broadcast, now: () => new Date() });
    await outbox.drain();
    const lines = await Promise.all(["head.kz", "chair", "head.uz", "guest.no"].map((who) => listen(who)));
    for (const { audience, word, readers: _ } of AUDIENCES.slice(0, 3)) {
      notified = [];
      await installation.commands.reply(installation.actor("delegate.kz"), {
        thread: threads[audience],
        body: word,
      });
      await outbox.drain();
      expect(notified).toEqual([{ type: "comments", text, delegation: "kz", audience }]);
    }
    // Notices come in the order in which they are sent: after this one all others have come.
    realtime.broadcast({ type: "decision", text });
    await expect.poll(() => lines.every(({ received }) => received.at(-1)?.includes("decision"))).toBe(true);
    const news = lines.map(({ received }) => received.filter((one) => one === '{"type":"comments"}').length);
    expect(news).toEqual([3, 2, 1, 0]);
    const all = lines.flatMap(({ frames }) => frames).join();
    for (const { word, audience } of AUDIENCES)
      for (const trace of [word, threads[audience]]) expect(all).not.toContain(trace);
    for (const line of lines) line.end();
  });
});

/** Everything that comes over the socket of the text, and the notices among it. */
function listen(who: string): Promise<{ frames: string[]; received: string[]; end(): void }> {
  const { port } = server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/collab/${sheet}`, {
    headers: { cookie: `who=${who}` },
  });
  const [frames, received]: [string[], string[]] = [[], []];
  return new Promise((resolve) => {
    socket.on("message", (data: Buffer) => {
      frames.push(data.toString("latin1"));
      if (data[0] === 103) received.push(data.subarray(2).toString());
      // The server asks for what we have only after it has let us in.
      if (data[0] === 0 && data[1] === 0) resolve({ frames, received, end: () => socket.terminate() });
    });
  });
}

describe("C68 asked for by name, it does not exist for others", () => {
  test("C68 every deed gives the same answer as for nothing", async () => {
    const { commands } = installation;
    const allowed = async (thread: string, who: Who) => {
      const actor = actorOf(who);
      const [first] = (await installation.store.threads.byId(thread))?.comments ?? [];
      const on = { thread, comment: first?.id ?? "nowhere" };
      return Promise.all([
        commands.reply(actor, { thread, body: "x" }),
        commands.resolveThread(actor, { thread, resolution: "answered" }),
        commands.reopenThread(actor, { thread }),
        commands.widenThread(actor, { thread, audience: "table" }),
        commands.editComment(actor, { ...on, body: "x" }),
        commands.takeBackComment(actor, on),
        commands.draftAmendment(actor, { text, deed: "replace", clause: "c1", thread }),
        installation.queries.mentionables(actor, text, { thread }),
      ]);
    };
    for (const { audience, readers } of AUDIENCES.slice(0, 3))
      for (const who of EVERYBODY.slice(readers))
        expect(await allowed(threads[audience], who)).toEqual(await allowed("nowhere", who));
  });

  test("C66 nobody is offered, and nobody can be named, who does not see it", async () => {
    const names = async (asked: { thread?: string; audience?: Audience }, who: Who = "delegate.kz") => {
      const found = await installation.queries.mentionables(actorOf(who), text, asked);
      return found.ok ? found.people.map(({ name }) => name) : found.reason;
    };
    expect(await names({ thread: threads.delegation })).toEqual(["head.kz"]);
    expect(await names({ audience: "chair" })).toEqual(["chair", "head.kz", "secretariat"]);
    expect(await names({ thread: threads.chair }, "chair")).toEqual([
      "delegate.kz",
      "head.kz",
      "secretariat",
    ]);
    const uz = installation.actor("head.uz");
    const named = await installation.commands.reply(installation.actor("delegate.kz"), {
      ...{ thread: threads.chair, body: "Dear @head.uz" },
      mentions: [{ kind: "person", id: uz.person, label: uz.name }],
    });
    expect(named).toEqual({ ok: false, reason: "not-in-circle" });
  });
});

describe("C69 a discussion is turned into an amendment", () => {
  test("C69 it leads back for who sees both, and says nothing of a private one to others", async () => {
    const { commands, queries } = installation;
    const kz = installation.actor("delegate.kz");
    const drafted = await commands.draftAmendment(kz, {
      ...{ text, deed: "delete", clause: "c2", thread: threads.delegation },
    });
    if (!drafted.ok) throw new Error(drafted.reason);
    const { amendment } = drafted;
    const seen = async (who: Who) => {
      const page = await queries.amendment(actorOf(who), text, amendment);
      return page.ok ? [page.amendment.thread, page.amendment.reason] : page.reason;
    };
    expect(await seen("head.kz")).toEqual([threads.delegation, ""]);
    expect(await seen("head.uz")).toBe("not-found");
    await commands.releaseAmendment(installation.actor("head.kz"), { amendment, reason: "" });
    expect(await seen("head.kz")).toEqual([threads.delegation, ""]);
    for (const who of ["head.uz", "chair", "guest.no"] as const) {
      expect(await seen(who)).toEqual([null, ""]);
      expect(await pagesWith(who, ["Quetzalcoatlus", threads.delegation], "Quetzalcoatlus")).toEqual([]);
    }
    const page = await queries.comments(actorOf("head.kz"), text);
    const thread = page.ok ? page.threads.find(({ id }) => id === threads.delegation) : undefined;
    expect(thread?.amendments).toEqual([amendment]);
  });

  test("C69 what everybody reads anyway is its reason, until somebody writes another", async () => {
    const drafted = await installation.commands.draftAmendment(installation.actor("head.uz"), {
      ...{ text, deed: "delete", clause: "c1", thread: threads.table },
    });
    if (!drafted.ok) throw new Error(drafted.reason);
    const page = await installation.queries.amendment(installation.actor("head.uz"), text, drafted.amendment);
    expect(page.ok && page.amendment.reason).toContain("Pachycephalosaurus");
  });
});
