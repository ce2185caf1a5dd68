/** What a delegation drafts appears nowhere until its head releases it, on any page and for any reader. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { openOutbox } from "#server/jobs/drain-outbox.ts";
import { foldingOf } from "#server/jobs/fold-versions.ts";
import type { Queries } from "#server/queries/index.ts";
import { openRealtime, type Realtime } from "#server/realtime/index.ts";
import type { Notice } from "#server/store/notifications/socket-notices.ts";
import { drafted, type Made, released, seatDelegation, writeIn } from "../support/amendments.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

/** This word is nowhere else in the installation. */
const SECRET = "Quetzalcoatlus";
const OTHERS = ["head.uz", "chair", "secretariat", "guest.no", "stranger"] as const;

let installation: Installation;
let text: string;
let made: Made;
let realtime: Realtime;
let server: http.Server;

beforeAll(async () => {
  installation = await openInstallation();
  ({ text } = await installation.text());
  made = await drafted(
    installation,
    installation.actor("delegate.kz"),
    { text, deed: "replace", clause: "c1" },
    SECRET,
  );
  await drafted(installation, installation.actor("delegate.kz"), { text, deed: "delete", clause: "c2" });
  const { store } = installation;
  realtime = openRealtime({
    store,
    newId: () => "fresh",
    accounts: { actor: async (headers) => actorNamed(headers.get("cookie")?.split("=")[1] ?? "") },
  });
  server = http.createServer().on("upgrade", realtime.upgrade);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await realtime.close();
  server.close();
  await installation.close();
});

const actorNamed = (name: string) => (name ? installation.actor(name) : null);
const traces = (found: unknown, amendment = made.amendment) => {
  const all = JSON.stringify(found, (_, value) => (typeof value === "bigint" ? String(value) : value)) ?? "";
  return [SECRET, amendment, made.sheet].filter((one) => all.includes(one));
};

/** The arguments of each query, besides the reader; a query that is missing here gets the text and a clause. */
const ASKED: Partial<Record<keyof Queries, () => unknown[]>> = {
  amendments: () => [text, { state: "all" }],
  amendment: () => [text, made.amendment],
  clause: () => [text, "c1"],
  comparison: () => [text, { from: "n-1", to: "now" }],
  draft: () => [text, 1],
  search: () => [SECRET],
  edition: () => ["astana-2026-declaration"],
  meeting: () => [installation.meeting],
  home: () => [],
  dashboard: () => [],
};
/** Public queries: they do not get the reader. */
const PUBLIC: (keyof Queries)[] = ["home", "edition", "editionComparison", "forum"];

async function askAll(who: (typeof OTHERS)[number] | null): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, query] of Object.entries(installation.queries)) {
    const args = ASKED[name as keyof Queries]?.() ?? [text, "c1"];
    const asked = PUBLIC.includes(name as keyof Queries) ? args : [who && installation.actor(who), ...args];
    const ask = query as unknown as (...entered: unknown[]) => Promise<unknown>;
    const page = typeof ask === "function" ? await ask(...asked).catch(String) : ask;
    if (traces(page).length) found[name] = traces(page);
  }
  return found;
}

/** Opens the socket of a sheet: the words that come, or the code that closes it. */
function open(
  who: string,
  sheet: string,
): Promise<{ code: number; words: string; notices: string[]; end(): void }> {
  const { port } = server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/collab/${sheet}`, {
    headers: { cookie: `who=${who}` },
  });
  const doc = new Y.Doc();
  const notices: string[] = [];
  return new Promise((resolve) => {
    const answer = (code: number) => {
      const words = doc.getXmlFragment("text").toString();
      resolve({ code, words, notices, end: () => socket.terminate() });
    };
    socket.on("close", (code) => answer(code));
    socket.on("message", (data: Buffer) => {
      const bytes = new Uint8Array(data);
      // We answer sync step 1 with what we have, and ask the server for what it has.
      if (bytes[0] === 0 && bytes[1] === 0) socket.send(Uint8Array.of(0, 0, 1, 0));
      if (bytes[0] === 0 && bytes[1] === 1) {
        Y.applyUpdate(doc, bytes.subarray(2 + lengthOf(bytes.subarray(2))));
        answer(0);
      }
      if (bytes[0] === 103) notices.push(Buffer.from(bytes.subarray(2)).toString());
    });
  });
}

/** The number of bytes that a variable-length number takes. */
function lengthOf(bytes: Uint8Array): number {
  return bytes.findIndex((byte) => byte < 128) + 1;
}

describe("N14 an unreleased amendment is nowhere for anybody else", () => {
  test.each([...OTHERS, null])("N14 no page says a word of it to %s", async (who) => {
    expect(await askAll(who)).toEqual({});
  });

  test("N14 its own delegation sees it on the pages of amendments, and on no other", async () => {
    const pages: string[] = [];
    for (const [name, query] of Object.entries(installation.queries)) {
      if (PUBLIC.includes(name as keyof Queries) || typeof query !== "function") continue;
      const ask = query as unknown as (...entered: unknown[]) => Promise<unknown>;
      const args = ASKED[name as keyof Queries]?.() ?? [text, "c1"];
      if (traces(await ask(installation.actor("delegate.kz"), ...args).catch(String)).length)
        pages.push(name);
    }
    expect(pages.sort()).toEqual(["amendment", "amendments"]);
  });

  test("N14 its socket is not there for others: 4404, for the chair as for a stranger", async () => {
    for (const who of OTHERS) expect(await open(who, made.sheet)).toMatchObject({ code: 4404, words: "" });
    expect((await open("", made.sheet)).code).toBe(4401);
    const own = await open("head.kz", made.sheet);
    expect(own.words).toContain(SECRET);
    own.end();
  });

  test("N14 nothing of it is in any table but its own row and sheet, also after the log was folded", async () => {
    const folding = foldingOf(installation.store);
    while (await folding.run());
    folding.close();
    const { rows } = await installation.store.pool.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    const found: string[] = [];
    for (const { name } of rows)
      for (const trace of [SECRET, made.amendment]) {
        const sql = `SELECT count(*)::int AS n FROM "${name}" AS t WHERE t::text LIKE $1`;
        const [row] = (await installation.store.pool.query<{ n: number }>(sql, [`%${trace}%`])).rows;
        if (row?.n) found.push(name);
      }
    expect(found).toEqual(["amendment"]);
    const own = await installation.store.pool.query(
      "SELECT count(*)::int AS n FROM clause_version WHERE sheet_id = $1",
      [made.sheet],
    );
    expect(own.rows).toEqual([{ n: 0 }]);
  });

  test("N14 whoever is told of it is of its delegation, and is told no more than that there is something", async () => {
    const { sheet } = (await installation.store.texts.byId(text)) ?? { sheet: "" };
    let notified: Notice[] = [];
    const broadcast = (notice: Notice) => {
      notified.push(notice);
      realtime.broadcast(notice);
    };
    const outbox = await openOutbox({ store: installation.store, broadcast, now: () => new Date() });
    await outbox.drain();
    notified = [];
    const lines = await Promise.all(
      ["head.kz", "head.uz", "chair", "guest.no"].map((who) => open(who, sheet)),
    );
    await drafted(
      installation,
      installation.actor("delegate.kz"),
      { text, deed: "insert", after: null },
      SECRET,
    );
    await outbox.drain();
    expect(notified).toEqual([{ type: "amendments", text, to: ["kz"] }]);
    // Notices come in the order in which they are sent: after this one all others have come.
    realtime.broadcast({ type: "decision", text });
    await expect.poll(() => lines.every(({ notices }) => notices.at(-1)?.includes("decision"))).toBe(true);
    const received = lines.map(({ notices }) => notices.filter((one) => one.includes("amendments")).length);
    expect(received).toEqual([expect.any(Number), 0, 0, 0]);
    expect(received[0]).toBeGreaterThan(0);
    expect(lines.flatMap(({ notices }) => notices).join()).not.toContain(SECRET);
    for (const line of lines) line.end();
  });

  test("N14 asked for by name, it does not exist for others: every deed gives the same answer as for nothing", async () => {
    const { commands } = installation;
    const allowed = (amendment: string, who: string) => {
      const actor = installation.actor(who);
      const on = {
        amendment,
        reason: "x",
        into: amendment,
        joins: true,
        agrees: true,
        comment: "",
        outcome: "reject" as const,
      };
      return Promise.all([
        commands.releaseAmendment(actor, on),
        commands.discardAmendment(actor, on),
        commands.suggestAmendment(actor, on),
        commands.takeBackSuggestion(actor, on),
        commands.cosponsorAmendment(actor, on),
        commands.withdrawAmendment(actor, on),
        commands.checkAmendment(actor, on),
        commands.considerAmendment(actor, on),
        commands.acceptAmendment(actor, on),
        commands.mergeAmendment(actor, on),
        commands.rejectAmendment(actor, on),
        commands.setAsideAmendment(actor, on),
        commands.undoDecision(actor, on),
        commands.proposeOutcome(actor, on),
        commands.answerOutcome(actor, on),
        commands.draftAmendment(actor, { text, deed: "replace", from: amendment }),
      ]);
    };
    for (const who of OTHERS)
      expect(await allowed(made.amendment, who)).toEqual(await allowed("nowhere", who));
  });
});

describe("N15 from its release on everybody at the table reads it, and nobody writes it", () => {
  test("N15 a socket of each seat has its words and brings nothing", async () => {
    const own = await drafted(
      installation,
      installation.actor("delegate.kz"),
      { text, deed: "replace", clause: "c2" },
      "Released words",
    );
    await installation.commands.releaseAmendment(installation.actor("head.kz"), {
      amendment: own.amendment,
      reason: "",
    });
    for (const who of ["head.kz", "head.uz", "chair", "guest.no"]) {
      const line = await open(who, own.sheet);
      expect(line.words).toContain("Released words");
      line.end();
    }
    expect((await open("stranger", own.sheet)).code).toBe(4404);
    await expect(writeIn(installation, installation.actor("delegate.kz"), own.sheet, "More")).rejects.toThrow(
      "text-closed",
    );
  });

  test("N15 a suggestion is read by its guest, the members and the chair's side, and by no other guest", async () => {
    const guest = installation.actor("guest.no");
    const own = await drafted(installation, guest, { text, deed: "replace", clause: "c2" }, "Guest words");
    const seenBy = async (who: string) => {
      const page = await installation.queries.amendments(installation.actor(who), text);
      const listed = page.ok && page.amendments.some(({ id }) => id === own.amendment);
      const line = await open(who, own.sheet);
      line.end();
      return [listed, line.code];
    };
    expect([await seenBy("guest.no"), await seenBy("head.kz"), await seenBy("chair")]).toEqual([
      [true, 0],
      [false, 4404],
      [false, 4404],
    ]);
    await installation.commands.suggestAmendment(guest, { amendment: own.amendment, reason: "" });
    expect([await seenBy("head.kz"), await seenBy("chair")]).toEqual([
      [true, 0],
      [true, 0],
    ]);
    const other = await seatDelegation(installation, "FI", "guest");
    const page = await installation.queries.amendments(other, text);
    expect(page.ok && page.amendments.some(({ id }) => id === own.amendment)).toBe(false);
  });

  test("N15 a proposed outcome is seen by the chair's side and the submitter alone", async () => {
    const amendment = await released(installation, installation.actor("head.kz"), {
      text,
      deed: "delete",
      clause: "c2",
    });
    await installation.commands.proposeOutcome(installation.actor("chair"), {
      amendment,
      outcome: "reject",
      comment: SECRET,
    });
    const outcome = async (who: string) => {
      const page = await installation.queries.amendment(installation.actor(who), text, amendment);
      return page.ok ? page.amendment.outcome?.comment : page.reason;
    };
    expect([await outcome("chair"), await outcome("secretariat"), await outcome("delegate.kz")]).toEqual([
      SECRET,
      SECRET,
      SECRET,
    ]);
    for (const who of ["head.uz", "guest.no"] as const) {
      expect(await outcome(who)).toBeUndefined();
      for (const traced of Object.values(await askAll(who))) expect(traced).not.toContain(SECRET);
    }
  });
});

describe("N16 attribution is hidden by the chair, and the record keeps it", () => {
  test("N16 others read neither name nor sponsor on any page; the delegation and the chair's side do", async () => {
    const own = await installation.text();
    const chair = installation.actor("chair");
    const amendment = await released(
      installation,
      installation.actor("head.kz"),
      { text: own.text, deed: "replace", clause: "c1" },
      "Other",
    );
    await installation.commands.cosponsorAmendment(installation.actor("head.uz"), { amendment, joins: true });
    expect(
      await installation.commands.setAttribution(installation.actor("secretariat"), {
        text: own.text,
        shown: false,
      }),
    ).toEqual({
      ...{ ok: false, reason: "not-your-role" },
    });
    expect(await installation.commands.setAttribution(chair, { text: own.text, shown: false })).toEqual({
      ok: true,
    });
    expect(await installation.commands.setAttribution(chair, { text: own.text, shown: false })).toEqual({
      ...{ ok: false, reason: "already-done" },
    });
    const seenBy = async (who: string) => {
      const page = await installation.queries.amendments(installation.actor(who), own.text, { state: "all" });
      const view = page.ok ? page.amendments[0] : undefined;
      return [view?.delegation, view?.sponsors];
    };
    expect(await seenBy("guest.no")).toEqual([null, []]);
    expect(await seenBy("head.uz")).toEqual([null, ["uz"]]);
    expect(await seenBy("head.kz")).toEqual(["kz", []]);
    expect(await seenBy("secretariat")).toEqual(["kz", ["uz"]]);
    const asked = await installation.queries.amendments(installation.actor("guest.no"), own.text, {
      state: "all",
      delegation: "kz",
    });
    expect(asked.ok && asked.amendments).toEqual([]);
    await installation.commands.acceptAmendment(chair, { amendment, reason: "" });
    const folding = foldingOf(installation.store);
    while (await folding.run());
    folding.close();
    const hands = async (who: string) => {
      const [clause, clauses, comparison, writers, trail] = await Promise.all([
        installation.queries.clause(installation.actor(who), own.text, "c1"),
        installation.queries.clauses(installation.actor(who), own.text),
        installation.queries.comparison(installation.actor(who), own.text, { from: "n-1" }),
        installation.queries.writers(installation.actor(who), own.text, "c1"),
        installation.queries.trail(installation.actor(who), own.text),
      ]);
      if (!clause.ok || !clauses.ok || !comparison.ok || !writers.ok || !trail.ok)
        throw new Error("A page is missing.");
      return {
        versions: clause.versions.at(-1)?.delegations,
        newest: clauses.state[0]?.newest?.delegations,
        touched: comparison.touchedBy.c1,
        writers: writers.written.flatMap(({ by }) => by.map((one) => one.delegation)),
        trail: trail.entries.flatMap(({ content }) => content?.actor.delegation ?? []),
        broken: trail.broken,
      };
    };
    const chairs = ["chair"];
    expect(await hands("guest.no")).toEqual({
      ...{ versions: chairs, newest: chairs, touched: chairs, writers: chairs, trail: [], broken: null },
    });
    const kz = ["kz"];
    expect(await hands("head.kz")).toMatchObject({
      versions: kz,
      newest: kz,
      touched: kz,
      writers: kz,
      trail: kz,
    });
    expect(await hands("chair")).toMatchObject({ versions: kz, trail: ["kz", "uz"] });
    await installation.commands.setAttribution(chair, { text: own.text, shown: true });
    expect(await hands("guest.no")).toMatchObject({ versions: kz, newest: kz, touched: kz, writers: kz });
  });
});
