/** A room that has just been opened: it has the bytes of its text, and no document yet. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { readFrame } from "#server/realtime/frames.ts";
import { openRooms } from "#server/realtime/rooms.ts";
import type { LoadedSheet } from "#server/store/log/changes.ts";
import {
  addClause,
  Copy,
  docOf,
  idsOf,
  type Log,
  type MemoryLog,
  memoryLog,
  noticesIn,
  openRoom,
  receipt,
  receive,
  SHEET,
  seeded,
  textAt,
  wordsOf,
} from "./stand-ins.ts";

/** The test decides when the time comes at which a room makes its document. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const aMomentLater = () => vi.runAllTimers();

/** A text that was seeded and then edited, read from its log as the store reads it, in parts. */
async function written(): Promise<MemoryLog> {
  const log = memoryLog();
  await seeded(log);
  const { room, committer } = await openRoom(log);
  const aigul = new Copy("aigul").connect(room);
  textAt(aigul.doc, 0).insert(0, "Deeply ");
  await committer.idle();
  room.destroy();
  const load = log.load;
  log.load = async (sheet) => inParts(await load(sheet), log);
  return log;
}

function inParts(loaded: LoadedSheet, log: MemoryLog): LoadedSheet {
  return { ...loaded, updates: log.rows.map((row) => row.bytes) };
}

const states = (copy: Copy) =>
  copy.frames.flatMap((frame) => {
    const message = readFrame(frame);
    return message.type === "change" ? [message.update] : [];
  });

const NO_TEXT = new Uint8Array([7, 255, 255]);

/** What was stored matches its digest, but is not a text. */
async function spoiled() {
  const log = await written();
  const load = log.load;
  log.load = async (sheet) => ({ ...(await load(sheet)), updates: [NO_TEXT] });
  let dropped = 0;
  const { room, logged } = await openRoom(log, { dropped: () => dropped++ });
  return { log, room, logged, dropped: () => dropped };
}

describe("W36 a newcomer", () => {
  test("W36 is sent the very bytes that were read, after our question, which says how far they reach", async () => {
    const log = await written();
    const { room } = await openRoom(log);
    const chynara = new Copy("chynara");
    const copy = Object.assign(chynara, { deliver: () => {} }).connect(room);
    expect(copy.frames.map((frame) => readFrame(frame).type)).toEqual(["ask-state", "change", "change"]);
    expect(states(copy)).toEqual(log.rows.map((row) => row.bytes));
    const question = readFrame(copy.frames[0] as Uint8Array);
    const whole = docOf(log.rows.map((row) => row.bytes));
    expect(question.type === "ask-state" && Y.decodeStateVector(question.vector)).toEqual(
      Y.decodeStateVector(Y.encodeStateVector(whole)),
    );
  });

  test("W36 waits for no document: bytes that are none are found out only when one is made", async () => {
    const { room, logged, dropped } = await spoiled();
    const chynara = Object.assign(new Copy("chynara"), { deliver: () => {} }).connect(room);
    chynara.emit(new Uint8Array([0, 1, 2, 0, 0]));
    expect([states(chynara), chynara.closed, dropped()]).toEqual([[NO_TEXT], null, 0]);
    aMomentLater();
    expect(chynara.closed).toEqual({ code: 1013, reason: "trouble" });
    expect(noticesIn(chynara.frames)).toEqual([{ type: "trouble" }]);
    expect([logged, dropped()]).toEqual([["a sheet's log failed"], 1]);
  });

  test("W36 gets the same after the document was made, and what was written since", async () => {
    const log = await written();
    const { room, committer } = await openRoom(log);
    aMomentLater();
    const chynara = new Copy("chynara").connect(room);
    expect(states(chynara)).toEqual(log.rows.map((row) => row.bytes));
    textAt(chynara.doc, 1).insert(0, "To ");
    await committer.idle();
    expect(new Copy("dilnoza").connect(room).words).toEqual(chynara.words);
    expect(wordsOf(docOf(log.rows.map((row) => row.bytes)))).toEqual(chynara.words);
  });

  test("W36 is told of presence and receipts at once, and nobody takes another's client id", async () => {
    const log = await written();
    const { room } = await openRoom(log);
    const chynara = new Copy("chynara").connect(room);
    receive(room, chynara, receipt(1));
    expect(chynara.frames.at(-1)).toEqual(receipt(1));
    const [seed = 0, aigul = 0] = log.rows.flatMap((row) => [...Y.parseUpdateMeta(row.bytes).to.keys()]);
    const owns = (client: number) => ["aigul", "chynara"].map((person) => room.owns(client, person));
    expect([owns(seed), owns(aigul), owns(chynara.doc.clientID)]).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
  });
});

describe("W36 whoever needs the document first has it made", () => {
  test("W36 by a change: it is judged, kept and shown like any other", async () => {
    const log = await written();
    const { room, committer } = await openRoom(log);
    const [aigul, bakyt] = [new Copy("aigul").connect(room), new Copy("bakyt").connect(room)];
    textAt(aigul.doc, 0).insert(0, "Very ");
    await committer.idle();
    expect(bakyt.words[0]).toBe("Very Deeply Recalling the Convention");
    bakyt.doc.clientID = aigul.doc.clientID;
    textAt(bakyt.doc, 0).insert(0, "forged ");
    await committer.idle();
    expect([bakyt.closed?.reason, log.rows.length]).toEqual(["client-of-another", 3]);
  });

  test("W36 by a change into a clause that is closed, which is refused", async () => {
    const log = await written();
    log.bind({ closed: ["c1"] });
    const { room, committer } = await openRoom(log);
    const aigul = new Copy("aigul").connect(room);
    textAt(aigul.doc, 0).insert(0, "Very ");
    await committer.idle();
    expect([aigul.closed, log.rows.length]).toEqual([{ code: 4403, reason: "clause-closed" }, 2]);
  });

  test("W36 by a change that stands on what is not here: it is asked for", async () => {
    const log = await written();
    const { room, committer } = await openRoom(log);
    const chynara = Object.assign(new Copy("chynara"), { deliver: () => {} }).connect(room);
    Y.applyUpdate(chynara.doc, (await log.load(SHEET)).state, chynara);
    const emit = chynara.emit;
    chynara.emit = () => {};
    textAt(chynara.doc, 0).insert(0, "1");
    chynara.emit = emit;
    receive(room, chynara, new Uint8Array([0, 1, 2, 0, 0]));
    textAt(chynara.doc, 0).insert(0, "2");
    expect(chynara.frames.map((frame) => readFrame(frame).type).at(-1)).toBe("ask-state");
    chynara.read(chynara.frames.at(-1) as Uint8Array);
    await committer.idle();
    expect(wordsOf(docOf(log.rows.map((row) => row.bytes)))[0]).toBe("21Deeply Recalling the Convention");
  });

  test("W36 by a copy that comes back: it gets what it lacks, and its words from offline are kept", async () => {
    const log = await written();
    const dilnoza = new Copy("dilnoza");
    Y.applyUpdate(dilnoza.doc, (log.rows[0] as MemoryLog["rows"][number]).bytes);
    textAt(dilnoza.doc, 1).insert(0, "Also ");
    const { room, committer } = await openRoom(log);
    dilnoza.connect(room);
    await committer.idle();
    expect(dilnoza.words).toEqual(["Deeply Recalling the Convention", "Also Call upon States"]);
    expect(wordsOf(docOf(log.rows.map((row) => row.bytes)))).toEqual(dilnoza.words);
    expect(states(dilnoza)[0]?.length).toBeLessThan((await log.load(SHEET)).state.length);
  });

  test("W36 by a repair, a moment later, that everybody is told", async () => {
    const log = await written();
    const doc = docOf([(await log.load(SHEET)).state]);
    const before = Y.encodeStateVector(doc);
    addClause(doc, 2, "without");
    const bytes = Y.encodeStateAsUpdate(doc, before);
    const author = { side: "member", person: "aigul", delegation: null } as const;
    await log.append([{ sheet: SHEET, ...author, bytes, clients: [doc.clientID] }]);
    const { room, committer } = await openRoom(log);
    const bakyt = new Copy("bakyt").connect(room);
    await committer.idle();
    expect(idsOf(bakyt.doc)[2]).toBe("");
    aMomentLater();
    await committer.idle();
    expect(idsOf(bakyt.doc)[2]).toBe("c901");
  });

  test("W36 where the bytes are no text, the room says so and is built again; nothing is thrown", async () => {
    for (const needs of [
      (copy: Copy) => textAt(copy.doc, 0).insert(0, "x"),
      (copy: Copy) => copy.emit(new Uint8Array([0, 0, 3, 1, 5, 1])),
    ]) {
      const { log, room, dropped } = await spoiled();
      const copy = Object.assign(new Copy("aigul"), { deliver: () => {} });
      Y.applyUpdate(copy.doc, (log.rows[0] as MemoryLog["rows"][number]).bytes);
      room.join(copy);
      copy.connectBy((frame) => receive(room, copy, frame));
      needs(copy);
      expect([copy.closed, dropped()]).toEqual([{ code: 1013, reason: "trouble" }, 1]);
    }
  });
});

describe("W36 several machines", () => {
  async function twoRooms() {
    const log = await written();
    const here = await openRoom(log);
    const there = await openRoom(log, { kept: (stretch) => void here.room.receive(stretch) });
    return { log, here, there };
  }

  test("W36 what another keeps is shown, also where it comes before the document was made", async () => {
    const { log, here, there } = await twoRooms();
    const aigul = new Copy("aigul").connect(here.room);
    const bakyt = new Copy("bakyt").connect(there.room);
    textAt(bakyt.doc, 0).insert(0, "Very ");
    await there.committer.idle();
    expect(aigul.words[0]).toBe("Very Deeply Recalling the Convention");
    expect(here.room.lacks(3)).toBe(false);
    expect(here.room.owns(bakyt.doc.clientID, "aigul")).toBe(false);
    expect(log.rows).toHaveLength(3);
  });

  test("W36 what was missed is read from the log, and no document is made to learn that nothing was", async () => {
    const log = await written();
    const { room } = await openRoom(log);
    const early = new Copy("aigul").connect(room);
    await room.catchUp();
    expect(room.lacks(2)).toBe(false);
    const other = docOf(log.rows.map((row) => row.bytes));
    const before = Y.encodeStateVector(other);
    textAt(other, 0).insert(0, "Very ");
    const bytes = Y.encodeStateAsUpdate(other, before);
    log.rows.push({ n: 3, sheet: SHEET, person: "erkin", bytes, clients: [other.clientID] });
    expect(room.lacks(3)).toBe(true);
    await room.catchUp();
    expect(early.words[0]).toBe("Very Deeply Recalling the Convention");
    const broken = await spoiled();
    const reader = Object.assign(new Copy("aigul"), { deliver: () => {} }).connect(broken.room);
    await broken.room.catchUp();
    expect([broken.room.lacks(2), reader.closed]).toEqual([false, null]);
  });
});

describe("W36 a sheet that cannot be loaded", () => {
  test("W36 is told to whoever asked for it, and loaded again for the next", async () => {
    const log = await written();
    const load = log.load;
    let times = 0;
    const changes: Log = {
      ...log,
      load: async (sheet) => (times++ ? load(sheet) : Promise.reject(new Error("gone"))),
    };
    const { committer } = await openRoom(log);
    const broadcast = { opened() {}, kept() {}, present() {} };
    const options = { changes, committer, newId: () => "c900", broadcast, log: () => {}, idleMs: 10 };
    const rooms = openRooms(options);
    await expect(rooms.open(SHEET)).rejects.toThrow("gone");
    const { room } = await rooms.open(SHEET);
    expect(new Copy("aigul").connect(room).words[0]).toBe("Deeply Recalling the Convention");
    room.destroy();
    rooms.close();
  });
});
