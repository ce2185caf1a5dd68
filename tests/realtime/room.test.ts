/** One sheet, with a log that can be held back, closed and broken. */
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import { changeFrame, readFrame, stateFrame } from "#server/realtime/frames.ts";
import {
  addClause,
  Copy,
  docOf,
  noticesIn,
  openRoom,
  receipt,
  receive,
  SHEET,
  seedOf,
  table,
  textAt,
  until,
  wordsOf,
} from "./stand-ins.ts";

describe("W4 the log first", () => {
  test("W4 nothing is sent, to anybody, before the append has returned", async () => {
    const { log, committer, aigul, bakyt } = await table();
    const release = log.hold();
    textAt(aigul.doc, 0).insert(0, "Deeply ");
    await until(() => log.appends === 2);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([aigul.frames, bakyt.frames]).toEqual([[], []]);
    expect(bakyt.words[0]).toBe("Recalling the Convention");
    // A person who connects now sees only what is durable.
    release();
    await committer.idle();
    expect(bakyt.words[0]).toBe("Deeply Recalling the Convention");
  });

  test("W4 who joins while a commit is under way gets what is durable, and the rest when it is", async () => {
    const { log, room, committer, aigul } = await table();
    const release = log.hold();
    textAt(aigul.doc, 0).insert(0, "Deeply ");
    await until(() => log.appends === 2);
    const chynara = new Copy("chynara").connect(room);
    expect(chynara.words[0]).toBe("Recalling the Convention");
    release();
    await committer.idle();
    expect(chynara.words[0]).toBe("Deeply Recalling the Convention");
  });

  test("W4 the document is what the log says, to the last mark: Yjs' own clean-up is not let in", async () => {
    const { log, room, committer } = await table();
    const hands = ["chynara", "dilnoza"].map((name) => Object.assign(new Copy(name), { deliver: () => {} }));
    for (const hand of hands) {
      Y.applyUpdate(hand.doc, seedOf(log), "seed");
      hand.connect(room);
    }
    // At once, and neither receives the change of the other: where the marks meet they have no effect, and Yjs would
    // delete them.
    for (const [i, hand] of hands.entries()) textAt(hand.doc, 1).format(0, 8 + i, { bold: {} });
    await committer.idle();
    const late = Object.assign(new Copy("late"), { deliver: () => {} }).connect(room);
    const state = late.frames.map(readFrame).find((frame) => frame.type === "change");
    const deleted = (update: Uint8Array) => [...Y.decodeUpdate(update).ds.clients];
    expect(log.rows.length).toBeGreaterThan(1);
    expect(deleted(state?.type === "change" ? state.update : new Uint8Array())).toEqual(
      deleted((await log.load(SHEET)).state),
    );
  });
});

describe("W5 one frame for each reader and commit", () => {
  test("W5 what gathers during a commit is one more commit, one row for each author, one frame for everybody", async () => {
    const { log, committer, aigul, bakyt } = await table();
    const release = log.hold();
    textAt(aigul.doc, 0).insert(0, "1");
    await until(() => log.appends === 2);
    for (const letter of "23456") textAt(aigul.doc, 0).insert(0, letter);
    for (const letter of "abc") textAt(bakyt.doc, 1).insert(0, letter);
    release();
    await committer.idle();
    expect(log.appends).toBe(3);
    expect(log.rows.slice(1).map((row) => row.person)).toEqual(["aigul", "aigul", "bakyt"]);
    expect([aigul.changes.length, bakyt.changes.length]).toEqual([2, 2]);
    // Changes that wait count as known: nobody was asked for anything.
    expect(aigul.frames.map((frame) => readFrame(frame).type)).toEqual(["change", "change"]);
    expect(aigul.words).toEqual(bakyt.words);
    expect(aigul.words[0]).toBe("654321Recalling the Convention");
  });

  test("W5 the author's own words come back to him, which says that they are kept", async () => {
    const { log, committer, aigul } = await table();
    textAt(aigul.doc, 0).insert(0, "Deeply ");
    await committer.idle();
    expect(aigul.changes).toHaveLength(1);
    expect(wordsOf(docOf([seedOf(log), ...aigul.changes]))[0]).toBe("Deeply Recalling the Convention");
  });
});

describe("W6 a receipt", () => {
  test("W6 comes back, unchanged, when all that was sent before it is durable, and no sooner", async () => {
    const { log, room, committer, aigul } = await table();
    const release = log.hold();
    textAt(aigul.doc, 0).insert(0, "Deeply ");
    receive(room, aigul, receipt(300));
    await until(() => log.appends === 2);
    expect(aigul.frames).toEqual([]);
    release();
    await committer.idle();
    expect(aigul.frames.at(-1)).toEqual(receipt(300));
    expect(aigul.changes).toHaveLength(1);
    receive(room, aigul, receipt(301));
    expect(aigul.frames.at(-1)).toEqual(receipt(301));
  });

  test("W6 waits for the commit after the one under way, where that is the one its words are in", async () => {
    const { log, room, committer, aigul } = await table();
    const first = log.hold();
    textAt(aigul.doc, 0).insert(0, "1");
    await until(() => log.appends === 2);
    textAt(aigul.doc, 0).insert(0, "2");
    receive(room, aigul, receipt(9));
    first();
    const second = log.hold();
    await until(() => log.appends === 3);
    expect(log.rows).toHaveLength(2);
    expect(aigul.frames).not.toContainEqual(receipt(9));
    second();
    await committer.idle();
    expect(aigul.frames.at(-1)).toEqual(receipt(9));
  });

  test("W6 waits for the answer to our question where something that came before had to be dropped", async () => {
    const { log, room, committer } = await table();
    const late = new Copy("dilnoza").connect(room);
    await committer.idle();
    late.cut();
    textAt(late.doc, 0).insert(0, "offline ");
    const ours: Uint8Array[] = [];
    late.deliver = (frame) => ours.push(frame);
    late.connect(room);
    textAt(late.doc, 0).insert(0, "online "); // Depends on what was typed offline, which is not here yet.
    receive(room, late, receipt(1));
    expect(ours).not.toContainEqual(receipt(1));
    for (const frame of ours.splice(0)) late.read(frame);
    late.deliver = (frame) => late.read(frame);
    await committer.idle();
    expect(late.frames).toContainEqual(receipt(1));
    expect(late.closed).toBeNull();
    expect(wordsOf(docOf(log.rows.map((row) => row.bytes)))[0]).toBe(
      "online offline Recalling the Convention",
    );
  });
});

describe("W7 what the log refuses is nowhere", () => {
  test.each([
    ["nobody", "text-closed"],
    ["chair", "pen-with-chair"],
  ] as const)(
    "W7 a sheet that accepts %s: closed with 4403 %s, not in the document, not sent",
    async (accepts, reason) => {
      const { log, room, committer, aigul, bakyt } = await table();
      textAt(aigul.doc, 0).insert(0, "kept ");
      await committer.idle();
      log.accepts = accepts;
      textAt(aigul.doc, 0).insert(0, "refused ");
      textAt(aigul.doc, 0).insert(0, "as well ");
      await committer.idle();
      expect(aigul.closed).toEqual({ code: 4403, reason });
      expect(bakyt.words[0]).toBe("kept Recalling the Convention");
      expect(new Copy("chynara").connect(room).words[0]).toBe("kept Recalling the Convention");
      expect(log.rows).toHaveLength(2);
      expect(bakyt.closed).toBeNull();
    },
  );

  test("W7 what waited behind it by the same hand goes with it, others' words stay", async () => {
    const { log, committer, aigul, bakyt, room } = await table();
    const chair = new Copy("chair", "chair").connect(room);
    const release = log.hold();
    textAt(aigul.doc, 0).insert(0, "refused ");
    await until(() => log.appends === 2);
    log.accepts = "chair";
    textAt(aigul.doc, 0).insert(0, "as well ");
    textAt(chair.doc, 1).insert(0, "kept ");
    release();
    await committer.idle();
    expect(aigul.closed?.code).toBe(4403);
    expect(chair.closed).toBeNull();
    expect(bakyt.words).toEqual(["Recalling the Convention", "kept Call upon States"]);
  });
});

test("W7 words that were refused are not taken to be known: when the text opens again, they can be kept", async () => {
  const { log, room, committer, aigul, bakyt } = await table();
  log.accepts = "nobody";
  textAt(aigul.doc, 0).insert(0, "early ");
  await committer.idle();
  expect(aigul.closed?.reason).toBe("text-closed");
  log.accepts = "members";
  aigul.connect(room);
  receive(room, aigul, receipt(1));
  await committer.idle();
  expect(aigul.frames.at(-1)).toEqual(receipt(1));
  expect(bakyt.words[0]).toBe("early Recalling the Convention");
});

describe("W8 when the log fails", () => {
  test.each(["before", "after"] as const)(
    "W8 (%s the write) the room says so, closes all, and a new one from the log has all that was kept",
    async (when) => {
      const { log, room, committer, aigul, bakyt } = await table();
      let dropped = 0;
      const own = await openRoom(log, { dropped: () => dropped++ });
      for (const copy of [aigul, bakyt]) {
        copy.cut();
        copy.connect(own.room);
      }
      textAt(bakyt.doc, 1).insert(0, "kept ");
      await own.committer.idle();
      log.failNext(when);
      textAt(aigul.doc, 0).insert(0, "Deeply ");
      receive(own.room, aigul, receipt(5));
      await own.committer.idle();
      expect(dropped).toBe(1);
      expect([aigul.closed?.code, bakyt.closed?.code]).toEqual([1013, 1013]);
      expect(noticesIn(aigul.frames)).toContainEqual({ type: "trouble" });
      expect(aigul.frames).not.toContainEqual(receipt(5));
      const next = await openRoom(log);
      for (const copy of [bakyt, aigul]) copy.connect(next.room);
      await next.committer.idle();
      expect(bakyt.words).toEqual(["Deeply Recalling the Convention", "kept Call upon States"]);
      expect(wordsOf(docOf([(await log.load(SHEET)).state]))).toEqual(aigul.words);
      void [room, committer];
    },
  );
});

describe("W11 who may only read", () => {
  const reader = () => Object.assign(new Copy("unicef"), { refusal: "not-your-role" });

  test("W11 connects and answers our question with nothing new, which is fine", async () => {
    const { committer, room, aigul } = await table();
    const unicef = reader().connect(room);
    textAt(aigul.doc, 0).insert(0, "Deeply ");
    await committer.idle();
    unicef.cut();
    unicef.connect(room);
    expect(unicef.closed).toBeNull();
    expect(unicef.words[0]).toBe("Deeply Recalling the Convention");
  });

  test("W11 is closed with the reason when it brings words, live or from before, and they are nowhere", async () => {
    const { log, committer, room } = await table();
    const live = reader().connect(room);
    textAt(live.doc, 0).insert(0, "smuggled ");
    expect(live.closed).toEqual({ code: 4403, reason: "not-your-role" });
    const before = reader();
    Y.applyUpdate(before.doc, Y.encodeStateAsUpdate(live.doc));
    before.connect(room);
    expect(before.closed).toEqual({ code: 4403, reason: "not-your-role" });
    await committer.idle();
    expect(log.rows).toHaveLength(1);
  });
});

describe("W12 what stands on something that is not here", () => {
  test("W12 is asked for, and an honest client sends it", async () => {
    const { committer, room, aigul, bakyt } = await table();
    aigul.cut();
    textAt(aigul.doc, 0).insert(0, "first ");
    aigul.connect(room);
    await committer.idle();
    const lost: Uint8Array[] = [];
    aigul.doc.on("update", (update: Uint8Array) => lost.push(update));
    aigul.cut();
    textAt(aigul.doc, 0).insert(0, "second ");
    textAt(aigul.doc, 0).insert(0, "third ");
    aigul.connect(room);
    receive(room, aigul, changeFrame(lost[1] as Uint8Array));
    await committer.idle();
    expect(bakyt.words[0]).toBe("third second first Recalling the Convention");
  });

  test("W12 a copy that cannot mend it is closed in the end, and nothing is kept pending", async () => {
    const { log, committer, room } = await table();
    const liar = new Copy("liar");
    liar.deliver = () => {};
    liar.connect(room);
    const doc = docOf([]);
    addClause(doc, 0, "never sent");
    const before = Y.encodeStateVector(doc);
    textAt(doc, 0).insert(0, "x");
    const gap = Y.encodeStateAsUpdate(doc, before);
    for (let i = 0; i < 10 && !liar.closed; i++) receive(room, liar, stateFrame(gap));
    expect(liar.closed).toEqual({ code: 4403, reason: "missing-dependencies" });
    await committer.idle();
    expect(log.rows).toHaveLength(1);
    expect(docOf(log.rows.map((row) => row.bytes)).store.pendingStructs).toBeNull();
  });

  test("W2 a malformed change closes its sender, and the others go on", async () => {
    const { committer, room, aigul, bakyt } = await table();
    receive(room, bakyt, changeFrame(new Uint8Array([1, 2, 3])));
    expect(bakyt.closed).toEqual({ code: 1007, reason: "malformed" });
    textAt(aigul.doc, 0).insert(0, "Deeply ");
    await committer.idle();
    expect(new Copy("chynara").connect(room).words[0]).toBe("Deeply Recalling the Convention");
  });
});

test("W13 what another machine wrote into the log is fetched before ours is shown", async () => {
  const { log, committer, aigul, bakyt, room } = await table();
  const other = docOf([(await log.load(SHEET)).state]);
  const before = Y.encodeStateVector(other);
  textAt(other, 1).insert(0, "elsewhere ");
  await log.append([
    {
      sheet: SHEET,
      side: "member",
      person: "chynara",
      delegation: null,
      bytes: Y.encodeStateAsUpdate(other, before),
      clients: [other.clientID],
    },
  ]);
  textAt(aigul.doc, 0).insert(0, "here ");
  await committer.idle();
  expect(bakyt.words).toEqual(["here Recalling the Convention", "elsewhere Call upon States"]);
  expect(room.owns(other.clientID, "bakyt")).toBe(false);
  expect(bakyt.doc.getXmlFragment(FRAGMENT).length).toBe(2);
});

describe("W21 a newcomer gets a state that is ready", () => {
  const ready = (copy: Copy) => copy.frames.filter((frame) => readFrame(frame).type === "change");
  const newcomer = (room: Parameters<Copy["connect"]>[0], name: string) => {
    const copy = new Copy(name);
    room.join(copy);
    room.answer(copy, new Uint8Array([0]));
    return copy;
  };

  test("W21 one encoding serves all, and what came since follows it in one more frame", async () => {
    const { room, committer, aigul, bakyt } = await table();
    const [first, second] = [newcomer(room, "chynara"), newcomer(room, "dilnoza")];
    expect(ready(second)).toHaveLength(1);
    expect(ready(second)[0]).toBe(ready(first)[0]);
    for (const letter of "abc") {
      textAt(aigul.doc, 0).insert(0, letter);
      await committer.idle();
    }
    const [third, fourth] = [newcomer(room, "erkin"), newcomer(room, "farida")];
    expect(ready(third)).toHaveLength(2);
    expect(ready(third)[0]).toBe(ready(first)[0]);
    expect(ready(fourth)[1]).toBe(ready(third)[1]);
    for (const copy of [third, fourth]) expect(copy.words).toEqual(bakyt.words);
  });

  test("W21 when much has come since, it is encoded anew", async () => {
    const { room, committer, aigul, bakyt } = await table();
    const first = newcomer(room, "chynara");
    textAt(aigul.doc, 0).insert(0, "a long sentence that outweighs a quarter of it all ".repeat(10));
    await committer.idle();
    const second = newcomer(room, "dilnoza");
    expect(ready(second)).toHaveLength(1);
    expect(ready(second)[0]).not.toBe(ready(first)[0]);
    expect(second.words).toEqual(bakyt.words);
  });
});
