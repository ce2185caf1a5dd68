/**
 * Hand-written clients at a real socket, on a real log: a guest, a delegate while the chair holds the pen, anybody
 * after freezing, and people with a seat who send what no editor makes. Nothing that they send changes one byte of the
 * log or of what the others have. Each is tested beside the same words by a person who may write them, and then the log
 * changes.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import { changeFrame, stateFrame } from "#server/realtime/frames.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { Sitter } from "./sitter.ts";
import { addClause, docOf, receipt, textAt, until, wordsOf } from "./stand-ins.ts";
import { eventually } from "./table.ts";
import { cookieOf, type Hand, openSocketGate, type SocketGate } from "./upgrade-client.ts";

let installation: Installation;
let entrance: SocketGate;
let text: string;
let sheet: string;
let witness: Sitter;

beforeAll(async () => {
  installation = await openInstallation();
});
beforeEach(async () => {
  ({ text, sheet } = await installation.text());
  entrance = await openSocketGate(installation);
  witness = sit("head.uz");
  await eventually(() => witness.settled && witness.words.length === 2, "the witness to have the text");
});
afterEach(async () => {
  witness.leave();
  await entrance.close();
});
afterAll(() => installation.close());

const sit = (name: string) => new Sitter({ at: () => entrance.at, sheet, cookie: cookieOf(name) });

/** Every byte of the log, and the owners of its client ids. */
async function log() {
  const rows = await installation.store.changes.since(sheet, 0, 10_000);
  const { head, clients } = await installation.store.changes.load(sheet);
  return { head, clients: [...clients], rows: rows.map(({ n, bytes, person }) => [n, [...bytes], person]) };
}

/** The update that one more change to the text of the sheet makes. */
async function deed(change: (doc: Y.Doc) => void): Promise<Uint8Array> {
  const doc = docOf([(await installation.store.changes.load(sheet)).state]);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

const PERMISSIONS: [string, (doc: Y.Doc) => void][] = [
  ["words", (doc) => textAt(doc, 0).insert(0, "Forged ")],
  ["a deletion", (doc) => textAt(doc, 0).delete(0, 6)],
  ["all deleted", (doc) => doc.getXmlFragment(FRAGMENT).delete(0, 2)],
  ["a clause", (doc) => addClause(doc, 1, "Forged")],
  ["a look", (doc) => textAt(doc, 0).format(0, 6, { bold: {} })],
  [
    "an attribute",
    (doc) => (doc.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).setAttribute("level", 3 as never),
  ],
];
const AS = [
  ["an update", changeFrame],
  ["step 2", stateFrame],
] as const;

/** Sent away, or still there and told that all before is settled. */
async function receivedAll({ frames, closed, send }: Hand): Promise<{ code: number; reason: string } | null> {
  let end: { code: number; reason: string } | null = null;
  closed.then((message) => {
    end = message;
  });
  send(receipt(77));
  await until(() => end !== null || frames.some((frame) => frame[0] === 102), "an answer");
  return end;
}

async function tried(name: string, frames: readonly Uint8Array[]) {
  const hand = await entrance.letIn(name, sheet);
  hand.send(...frames);
  const end = await receivedAll(hand);
  hand.socket.terminate();
  return end;
}

/** The witness, who may write, gets an answer after all of that, so everything else that was under way is settled. */
async function unharmed(before: Awaited<ReturnType<typeof log>>, words: readonly string[]): Promise<void> {
  expect(await log()).toEqual(before);
  expect(witness.words).toEqual(words);
  expect(witness.closes.filter(({ reason }) => reason !== "phase")).toEqual([]);
}

async function nothingOf(name: string, refusal: string): Promise<void> {
  const [before, words] = [await log(), witness.words];
  for (const [, change] of PERMISSIONS)
    for (const [, frame] of AS) {
      const end = await tried(name, [frame(await deed(change))]);
      expect(end).toEqual({ code: 4403, reason: refusal });
    }
  await unharmed(before, words);
}

/** The same changes, some as an update and some as step 2: each adds one row. */
async function allOf(name: string): Promise<void> {
  for (const [i, [what, change]] of PERMISSIONS.entries()) {
    if (what === "all deleted") continue;
    const [, frame] = AS[i % 2] as (typeof AS)[number];
    const { head } = await log();
    expect(await tried(name, [frame(await deed(change))])).toBeNull();
    expect((await log()).head).toBeGreaterThan(head);
  }
}

describe("W11 W7 who may not write changes no byte of the log", () => {
  test("W11 a guest, by update and by step 2; a delegate's same words are kept", async () => {
    await nothingOf("guest.no", "not-your-role");
    await allOf("delegate.kz");
  });

  test("W7 a delegate while the chair holds the pen; the chair's same words are kept", async () => {
    expect(
      await installation.commands.handPen(installation.actor("chair"), { text, pen: "chair" }),
    ).toMatchObject({
      ok: true,
    });
    await nothingOf("delegate.kz", "pen-with-chair");
    await allOf("chair");
  });

  test("W7 a delegate who was let in while the pen was open, and writes as it passes to the chair", async () => {
    const hand = await entrance.letIn("delegate.kz", sheet);
    const update = await deed((doc) => textAt(doc, 0).insert(0, "Too late "));
    await installation.commands.handPen(installation.actor("chair"), { text, pen: "chair" });
    const [before, words] = [await log(), witness.words];
    hand.send(changeFrame(update));
    expect(await hand.closed).toEqual({ code: 4403, reason: "pen-with-chair" });
    await unharmed(before, words);
  });

  test.each(["chair", "secretariat", "head.kz", "delegate.kz"])("W7 %s after freezing", async (name) => {
    const [open, words] = [await entrance.letIn(name, sheet), witness.words];
    await frozen();
    const before = await log();
    // One client that was let in before and has not been sent away yet, and one that connects later.
    open.send(changeFrame(await deed((doc) => textAt(doc, 0).insert(0, "Too late "))));
    expect(await open.closed).toEqual({ code: 4403, reason: "text-closed" });
    for (const [, change] of PERMISSIONS)
      for (const [, frame] of AS)
        expect(await tried(name, [frame(await deed(change))])).toEqual({ code: 4403, reason: "text-closed" });
    await unharmed(before, words);
  });

  test("W7 a guest after freezing", async () => {
    await frozen();
    await nothingOf("guest.no", "not-your-role");
  });
});

describe("W2 W12 who may write, and sends what no editor makes, changes no byte either", () => {
  test("W2 an update cut short anywhere", async () => {
    const update = await deed((doc) => {
      addClause(doc, 1, "Cut");
      textAt(doc, 0).delete(0, 3);
    });
    const [before, words] = [await log(), witness.words];
    for (let end = 0; end < update.length; end += 3)
      expect((await tried("delegate.kz", [changeFrame(update.subarray(0, end))]))?.code).toBe(1007);
    await unharmed(before, words);
    expect(await tried("delegate.kz", [changeFrame(update)])).toBeNull();
    await eventually(() => witness.words.includes("Cut"), "the whole of it to arrive");
  });

  test("W12 an update that stands on what is not there is asked for, and closed when it never comes", async () => {
    const doc = docOf([(await installation.store.changes.load(sheet)).state]);
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    textAt(doc, 0).insert(0, "b");
    textAt(doc, 0).insert(0, "a");
    const [first, second] = updates as [Uint8Array, Uint8Array];
    const [before, words] = [await log(), witness.words];
    const lost = await tried(
      "delegate.kz",
      Array.from({ length: 20 }, () => stateFrame(second)),
    );
    expect(lost).toEqual({ code: 4403, reason: "missing-dependencies" });
    await unharmed(before, words);
    expect(await tried("delegate.kz", [changeFrame(first), changeFrame(second)])).toBeNull();
    await eventually(() => witness.words[0] === "abDecide to cooperate", "both");
  });

  test("W3 huge clocks: stretches of nothing, holes, deletions, client ids that Yjs does not give", async () => {
    const [before, words] = [await log(), witness.words];
    const numbers = (...list: readonly number[]) => Uint8Array.from(list.flatMap(varUint));
    for (const clock of [2 ** 31, 2 ** 32, 2 ** 40, Number.MAX_SAFE_INTEGER])
      for (const update of [
        numbers(1, 1, 9, 0, 0, clock, 0),
        numbers(1, 1, 9, clock, 0, 1, 0),
        numbers(1, 2, 9, 0, 10, clock, 0, 5, 0),
        numbers(0, 1, 9, 1, clock, 1),
        numbers(0, 1, 9, 1, 0, clock),
        numbers(1, 1, clock * 2, 0, 0, 1, 0),
      ])
        await tried("delegate.kz", [changeFrame(update), stateFrame(update)]);
    await unharmed(before, words);
  });

  test("W10 another's client id, whose next words would look old: closed, and his next words are kept", async () => {
    textAt(witness.doc, 1).insert(0, "Mine: ");
    const asked = witness.ask();
    await eventually(() => witness.answered >= asked, "his words to be kept");
    const { clientID, store } = witness.doc;
    const [before, words] = [await log(), witness.words];
    const next = Y.getState(store, clientID);
    const forged = Uint8Array.from([1, 1, clientID, next, 0, 1_000, 0].flatMap(varUint));
    expect(await tried("delegate.kz", [changeFrame(forged)])).toEqual({
      code: 4403,
      reason: "client-of-another",
    });
    await unharmed(before, words);
    textAt(witness.doc, 1).insert(0, "Still ");
    await eventually(async () => (await stands())[1] === "Still Mine: Agree", "his next words in the log");
  });
});

async function stands(): Promise<string[]> {
  return wordsOf(docOf([(await installation.store.changes.load(sheet)).state]));
}

async function frozen(): Promise<void> {
  const chair = installation.actor("chair");
  expect(await installation.commands.issueDraft(chair, { text, name: "", note: "" })).toMatchObject({
    ok: true,
  });
  const seen = (await installation.store.texts.drafts(text)).at(-1)?.hash ?? "";
  expect(await installation.commands.openSigning(chair, { text, seen })).toEqual({ ok: true });
}

function varUint(number: number): number[] {
  const bytes: number[] = [];
  for (let rest = number; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push(128 + (rest % 128));
  }
}
