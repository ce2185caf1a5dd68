/** Changes that something else writes into the log of a sheet while its room is open: a command, or another machine. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { openOutbox } from "#server/jobs/drain-outbox.ts";
import { readFrame } from "#server/realtime/frames.ts";
import { openRealtime } from "#server/realtime/index.ts";
import { type ChangeStretch, Tail } from "#server/realtime/tail.ts";
import { idOf } from "#server/store/database/new-id.ts";
import { handOn } from "../support/edits.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { Sitter } from "./sitter.ts";
import {
  addClause,
  Copy,
  docOf,
  idsOf,
  type Log,
  type MemoryLog,
  openRoom,
  receipt,
  receive,
  SHEET,
  table,
  textAt,
  until,
} from "./stand-ins.ts";

/** Written directly into the log, even while appends are held back. */
function writeElsewhere(log: MemoryLog, doc: Y.Doc, clause: number, words: string): void {
  const before = Y.encodeStateVector(doc);
  textAt(doc, clause).insert(0, words);
  writeRow(log, Y.encodeStateAsUpdate(doc, before), doc.clientID);
}

function writeRow(log: MemoryLog, bytes: Uint8Array, client: number): void {
  log.rows.push({ n: log.rows.length + 1, sheet: SHEET, person: "erkin", bytes, clients: [client] });
}

const copyOf = (log: MemoryLog) => docOf(log.rows.map((row) => row.bytes));

describe("W23 rows by somebody else", () => {
  test("W23 reach everybody as one frame, also where nobody types", async () => {
    const { log, room, aigul, bakyt } = await table();
    const other = copyOf(log);
    for (const word of ["three ", "two ", "one "]) writeElsewhere(log, other, 0, word);
    await room.catchUp();
    for (const copy of [aigul, bakyt]) {
      expect(copy.words[0]).toBe("one two three Recalling the Convention");
      expect(copy.changes).toHaveLength(1);
    }
    expect(room.owns(other.clientID, "bakyt")).toBe(false);
    await room.catchUp();
    expect(aigul.frames).toHaveLength(1);
  });

  test("W23 come before our own commit under way where they stand before it in the log", async () => {
    const { log, room, committer, aigul, bakyt } = await table();
    const release = log.hold();
    textAt(aigul.doc, 1).insert(0, "ours ");
    receive(room, aigul, receipt(1));
    await until(() => log.appends === 2);
    writeElsewhere(log, copyOf(log), 0, "theirs ");
    await room.catchUp();
    expect(bakyt.words).toEqual(["theirs Recalling the Convention", "Call upon States"]);
    expect(aigul.frames.map((frame) => readFrame(frame).type)).toEqual(["change"]);
    // What is typed now depends on words that wait, and on words that came from elsewhere.
    textAt(aigul.doc, 1).insert(0, "still ");
    textAt(aigul.doc, 0).insert(0, "after ");
    release();
    await committer.idle();
    expect(bakyt.words).toEqual(["after theirs Recalling the Convention", "still ours Call upon States"]);
    expect(aigul.frames).toContainEqual(receipt(1));
    expect([aigul.closed, bakyt.closed]).toEqual([null, null]);
  });

  test("W23 and our own, read back before its commit has answered, is shown once and acknowledged as ever", async () => {
    const { log } = await table();
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const slow: Log = {
      ...log,
      append: async (batch) => {
        const results = await log.append(batch);
        await answered;
        return results;
      },
    };
    const { room, committer } = await openRoom(slow as MemoryLog);
    const [aigul, bakyt] = ["aigul", "bakyt"].map((name) => new Copy(name).connect(room)) as [Copy, Copy];
    bakyt.frames = [];
    textAt(aigul.doc, 0).insert(0, "ours ");
    receive(room, aigul, receipt(1));
    await until(() => log.rows.length === 2);
    writeElsewhere(log, copyOf(log), 1, "theirs ");
    await room.catchUp();
    expect(bakyt.words).toEqual(["ours Recalling the Convention", "theirs Call upon States"]);
    expect(aigul.frames).not.toContainEqual(receipt(1));
    answer();
    await committer.idle();
    expect(aigul.frames.at(-1)).toEqual(receipt(1));
    expect(bakyt.changes).toHaveLength(1);
  });

  test("W23 written while the log is being read are read, too", async () => {
    const { log } = await table();
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    let readings = 0;
    const since: Log["since"] = async (sheet, n) => {
      const rows = await log.since(sheet, n);
      readings += 1;
      await held;
      return rows;
    };
    const { room } = await openRoom({ ...log, since });
    const bakyt = new Copy("bakyt").connect(room);
    const other = copyOf(log);
    writeElsewhere(log, other, 0, "first ");
    const first = room.catchUp();
    await until(() => readings === 1);
    writeElsewhere(log, other, 0, "second ");
    const second = room.catchUp();
    release();
    await Promise.all([first, second]);
    expect(bakyt.words[0]).toBe("second first Recalling the Convention");
  });
});

describe("W24 what another machine keeps", () => {
  /** A second machine on the same log. What the first saves is sent to it unless the message is lost. */
  async function twoMachines() {
    const { log } = await table();
    const since = vi.spyOn(log, "since");
    const there = await openRoom(log, { newId: idOf });
    let lost = false;
    const kept = (stretch: ChangeStretch) => void (lost || there.room.receive(stretch));
    const here = await openRoom(log, { newId: idOf, kept });
    const [aigul, bakyt] = [new Copy("aigul").connect(here.room), new Copy("bakyt").connect(there.room)];
    bakyt.frames = [];
    const lose = (losing: boolean) => {
      lost = losing;
    };
    return { log, since, here, there, aigul, bakyt, lose };
  }

  test("W24 is shown as it was told, one frame for each commit, and the log is not asked", async () => {
    const { since, here, there, aigul, bakyt } = await twoMachines();
    for (const word of ["three ", "two ", "one "]) {
      textAt(aigul.doc, 0).insert(0, word);
      await here.committer.idle();
    }
    expect(bakyt.words[0]).toBe("one two three Recalling the Convention");
    expect(bakyt.changes).toHaveLength(3);
    expect(since).not.toHaveBeenCalled();
    expect(there.room.owns(aigul.doc.clientID, "bakyt")).toBe(false);
    expect(there.room.owns(aigul.doc.clientID, "aigul")).toBe(true);
  });

  test("W25 a lost message shows as a hole with the next one, and the log fills it", async () => {
    const { here, aigul, bakyt, lose } = await twoMachines();
    lose(true);
    textAt(aigul.doc, 0).insert(0, "lost ");
    await here.committer.idle();
    lose(false);
    textAt(aigul.doc, 0).insert(0, "heard ");
    await here.committer.idle();
    await until(() => bakyt.words[0] === "heard lost Recalling the Convention");
    expect(bakyt.changes).toHaveLength(1);
  });

  test("W25 one that is lost in silence shows when the head of the log is looked at", async () => {
    const { log, here, there, aigul, bakyt, lose } = await twoMachines();
    expect(there.room.lacks(log.rows.length)).toBe(false);
    lose(true);
    textAt(aigul.doc, 0).insert(0, "lost ");
    await here.committer.idle();
    expect(there.room.lacks(log.rows.length)).toBe(true);
    await there.room.catchUp();
    expect(bakyt.words[0]).toBe("lost Recalling the Convention");
  });

  test("W9 a clause that came there gets its id there; only where that machine is gone, it gets it here", async () => {
    const { log, here, there, aigul, bakyt, lose } = await twoMachines();
    const receive = vi.spyOn(there.room, "receive");
    log.failNext(null);
    addClause(aigul.doc, 1, "named there");
    await here.committer.idle();
    await there.committer.idle();
    expect(log.rows).toHaveLength(3);
    expect(receive).toHaveBeenCalledTimes(2);
    lose(true);
    const before = Y.encodeStateVector(aigul.doc);
    aigul.cut();
    addClause(aigul.doc, 2, "named nowhere");
    const bytes = Y.encodeStateAsUpdate(aigul.doc, before);
    writeRow(log, bytes, aigul.doc.clientID);
    await there.room.receive({ from: 4, to: 4, bytes, owners: [[aigul.doc.clientID, "aigul"]] });
    await there.committer.idle();
    expect(idsOf(bakyt.doc)[2]).toBe("");
    there.room.lacks(4);
    await there.committer.idle();
    expect(idsOf(bakyt.doc)[2]).toMatch(/^c[a-z0-9]{15}$/);
  });

  test("W9 two machines that name a clause at the same time give it the same name", async () => {
    const { log } = await table();
    const doc = copyOf(log);
    const before = Y.encodeStateVector(doc);
    addClause(doc, 1, "without");
    writeRow(log, Y.encodeStateAsUpdate(doc, before), doc.clientID);
    const rooms = [await openRoom(log, { newId: idOf }), await openRoom(log, { newId: idOf })];
    await until(() => log.rows.length === 4, "both repairs");
    for (const { committer } of rooms) await committer.idle();
    expect(log.rows).toHaveLength(4);
    const ids = [log.rows.slice(0, 3), [...log.rows.slice(0, 2), ...log.rows.slice(3)], log.rows].map(
      (rows) => idsOf(docOf(rows.map((row) => row.bytes)))[1],
    );
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).not.toBe("");
  });
});

describe("W23 the order of the log", () => {
  const rows = Array.from({ length: 12 }, (_, i) => i + 1);
  const stretch = (from: number, to: number): ChangeStretch => ({
    from,
    to,
    bytes: new Uint8Array(),
    owners: [],
  });
  const tailOf = (head: number, log: () => readonly number[]) => {
    const notified: number[] = [];
    const since = async (n: number) =>
      log().flatMap((row) =>
        row > n
          ? [{ n: row, bytes: new Uint8Array([0, 0]), person: null, delegation: null, at: new Date(0) }]
          : [],
      );
    const grow = (due: readonly ChangeStretch[]) => {
      for (const { from, to } of due) for (let n = from; n <= to; n++) notified.push(n);
    };
    return { notified, tail: new Tail({ head, since, grow }) };
  };

  test("W23 what is told out of turn waits for what is missing, and nothing is passed on twice", () => {
    const { notified, tail } = tailOf(0, () => rows);
    expect(tail.take(stretch(3, 5))).toBe(false);
    expect(tail.take(stretch(7, 7))).toBe(false);
    expect(notified).toEqual([]);
    expect(tail.take(stretch(1, 2))).toBe(false);
    expect(notified).toEqual([1, 2, 3, 4, 5]);
    expect(tail.take(stretch(6, 6))).toBe(true);
    expect(tail.take(stretch(3, 5))).toBe(true);
    expect(notified).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(tail.head).toBe(7);
  });

  test("W23 what was never told is read from the log, and what waited for it follows once", async () => {
    const { notified, tail } = tailOf(2, () => rows.slice(0, 9));
    expect(tail.take(stretch(6, 8))).toBe(false);
    expect(tail.take(stretch(11, 12))).toBe(false);
    await tail.catchUp();
    expect(notified).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(tail.take(stretch(10, 10))).toBe(true);
    expect(notified.slice(-3)).toEqual([10, 11, 12]);
  });
});

describe("W23 from a command's transaction to the screens", () => {
  let installation: Installation;
  const ends: (() => void | Promise<void>)[] = [];

  beforeAll(async () => {
    installation = await openInstallation();
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  afterAll(() => installation.close());

  test("W23 the notice in the outbox makes the open room read on; a sheet that is not open costs nothing", async () => {
    const { text, sheet } = await installation.text();
    const realtime = openRealtime({
      store: installation.store,
      accounts: { actor: async (headers) => installation.actor(headers.get("cookie") ?? "") },
      newId: idOf,
    });
    const server = http.createServer().on("upgrade", realtime.upgrade);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const at = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
    ends.push(() => void server.close(), realtime.close);
    const reader = new Sitter({ at, sheet, cookie: "guest.no" });
    ends.push(() => reader.leave());
    await until(() => reader.settled && reader.words.length === 2, "the text");
    const outbox = await openOutbox({
      store: installation.store,
      broadcast: realtime.broadcast,
      now: () => new Date(),
    });
    const hand = await handOn(installation.store, sheet, null, null);
    await installation.store.changes.append([hand.type(0, ", as decided")]);
    await installation.store.outbox.put({ type: "changes", text, sheet });
    await installation.store.outbox.put({ type: "changes", text, sheet: "not-open" });
    await outbox.drain();
    await until(() => reader.words[0] === "Decide to cooperate, as decided", "the words of the command");
    expect(reader.notices).not.toContainEqual(expect.objectContaining({ type: "changes" }));
  });
});
