/** Attacks on the text by people who have a seat and may write, with updates that no editor makes. */
import * as Y from "yjs";
import { CLAUSE_NODE, FRAGMENT } from "#domain/text/schema.ts";
import { changeFrame, stateFrame } from "#server/realtime/frames.ts";
import { ownClause } from "../crowd/type.ts";
import type { Wire } from "../crowd/wire.ts";
import { type Attack, chances, copyOf, honest, numbers, persist, together, written } from "./attack.ts";

/** Yjs' kinds of content, as they are in the first byte of a struct. */
const [GONE, STRING_AFTER, SKIPPED] = [0, 0x84, 10];
/** Almost the most that the server takes at once. */
const MUCH = 2 ** 19 - 1_000;
const MEASURELESS = Number.MAX_SAFE_INTEGER;
/** The document with which each connection writes. */
const hands = new WeakMap<Wire, Y.Doc>();

export const ON_THE_TEXT: readonly Attack[] = [
  {
    name: "updates cut short, or with flipped bits",
    run(target) {
      const random = chances();
      return persist(target, (wire, round) => {
        const update = (honest(3)[round % 4] as Uint8Array).slice();
        if (round % 2) return wire.send(changeFrame(update.subarray(0, random() * update.length)));
        const at = Math.floor(random() * update.length);
        update[at] = (update[at] as number) ^ (1 << (random() * 8));
        wire.send(changeFrame(update));
      });
    },
  },
  {
    name: "lengths that lie",
    run: (target) =>
      persist(target, (wire, round) => {
        const lies = [
          numbers(MEASURELESS),
          numbers(1, MEASURELESS, 1, 0),
          numbers(1, 1, 1, 0, 4, 1, 4, 116, 101, 120, 116, MEASURELESS),
          numbers(0, MEASURELESS),
          numbers(0, 1, 1, MEASURELESS),
          new Uint8Array(5_000).fill(0xff),
        ];
        wire.send(changeFrame(lies[round % lies.length] as Uint8Array));
      }),
  },
  {
    name: "clocks beyond measure",
    run: (target) =>
      persist(target, (wire, round) => {
        const client = 1 + round;
        const far = [2 ** 31 - 2, 2 ** 31, 2 ** 32, 2 ** 40, 2 ** 52];
        const clock = far[round % far.length] as number;
        const claims = [
          // Claims that would make all later words of this client id look old: a range of nothing, the same after a
          // gap, deletions there.
          numbers(1, 1, client, 0, GONE, clock, 0),
          numbers(1, 2, client, 0, SKIPPED, clock, GONE, 5, 0),
          numbers(1, 1, client, clock, GONE, 1, 0),
          numbers(0, 1, client, 1, clock, clock),
          numbers(1, 1, 2 ** 32 + client, 0, GONE, 1, 0),
        ];
        wire.send(changeFrame(claims[(round * 3) % claims.length] as Uint8Array));
      }),
  },
  {
    name: "in the name of another's client id",
    async run(target) {
      const doc = await copyOf(target, target.cookies[1] as string);
      const others = [...Y.decodeStateVector(Y.encodeStateVector(doc))];
      await persist(target, (wire, round) => {
        const [client, clock] = others[round % others.length] as [number, number];
        // The update claims that the next words of the other person are already there, so that they would be taken for
        // old.
        const next = clock + (round % 3) * 50;
        wire.send(changeFrame(numbers(1, 1, client, next, GONE, 10_000, 0)));
      });
    },
  },
  {
    name: "words that stand on nothing",
    run: (target) =>
      together(4, target, (own, i) =>
        persist(own, (wire, round) => {
          const client = 1_000_000 * (i + 1) + round;
          const lost = numbers(1, 1, client, 5, STRING_AFTER, client, 4, 3, 120, 120, 120, 0);
          wire.send(round % 5 ? changeFrame(lost) : stateFrame(lost));
        }),
      ),
  },
  {
    name: "a hundred thousand deletions",
    run: (target) =>
      persist(target, async (wire, round) => {
        if (round % 2) return wire.send(changeFrame(eachDeleted(90_000, round)));
        for (const update of riddled()) await output(wire, changeFrame(update));
      }),
  },
  {
    name: "a hundred thousand structs and marks",
    run: (target) =>
      persist(target, (wire, round) => output(wire, changeFrame(round % 2 ? dotted(60_000) : marked(8_000)))),
  },
  {
    name: "matter that is no text",
    run: (target) =>
      persist(target, (wire, round) =>
        wire.send(changeFrame(MATTER[round % MATTER.length]?.() as Uint8Array)),
      ),
  },
  {
    name: "250 pages pasted and taken back, again and again",
    run: (target) =>
      persist(
        target,
        (wire) => {
          // One document for each connection, because a socket may bring only one client id.
          const doc = hands.get(wire) ?? new Y.Doc();
          if (!hands.has(wire)) doc.on("update", (update: Uint8Array) => void wire.send(changeFrame(update)));
          hands.set(wire, doc);
          const words = ownClause(doc);
          for (let i = 0; i < 4; i++) {
            words.insert(1, "x".repeat(MUCH));
            words.delete(1, MUCH);
          }
        },
        { pauseMs: 200 },
      ),
  },
  {
    name: "a reader who writes and deletes",
    async run(target) {
      const theirs = await copyOf(target, target.reader);
      const before = Y.encodeStateVector(theirs);
      const fragment = theirs.getXmlFragment(FRAGMENT);
      fragment.delete(0, fragment.length);
      const deleted = Y.encodeStateAsUpdate(theirs, before);
      await persist(
        target,
        (wire, round) => {
          if (round % 3 === 0) wire.send(stateFrame(deleted));
          else if (round % 3 === 1) wire.send(changeFrame(deleted));
          else for (const update of honest(3)) wire.send(changeFrame(update));
        },
        { as: [target.reader] },
      );
    },
  },
];

/** One update that deletes every second one of many clocks, of a client that has written none of them. */
function eachDeleted(ranges: number, client: number): Uint8Array {
  const list = Array.from({ length: ranges }, (_, i) => [i * 2, 1]).flat();
  return written([0, 1, client + 1, ranges, ...list]);
}

/** A long paste, then one update that deletes every second letter of it. */
function riddled(): Uint8Array[] {
  const doc = new Y.Doc();
  const words = ownClause(doc);
  words.insert(0, "x".repeat(100_000));
  const before = Y.encodeStateVector(doc);
  const first = Y.encodeStateAsUpdate(doc);
  const [start] = [...Y.decodeStateVector(before)][0] as [number, number];
  const list = Array.from({ length: 45_000 }, (_, i) => [10 + i * 2, 1]).flat();
  return [first, written([0, 1, start, 45_000, ...list])];
}

/** As many structs as letters: each letter was inserted before the one before it. */
function dotted(letters: number): Uint8Array {
  const doc = new Y.Doc();
  const words = ownClause(doc);
  doc.transact(() => {
    for (let i = 0; i < letters; i++) words.insert(0, "x");
  });
  return Y.encodeStateAsUpdate(doc);
}

function marked(marks: number): Uint8Array {
  const doc = new Y.Doc();
  const words = ownClause(doc);
  doc.transact(() => {
    for (let i = 0; i < marks; i++) words.insert(0, "x", i % 2 ? { bold: {} } : { italic: {} });
  });
  return Y.encodeStateAsUpdate(doc);
}

async function output(wire: Wire, frame: Uint8Array): Promise<void> {
  wire.send(frame);
  await new Promise((resolve) => setTimeout(resolve, 100));
}

function made(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
}

const MATTER: readonly (() => Uint8Array)[] = [
  () => made((doc) => doc.getText("elsewhere").insert(0, "hidden")),
  () => made((doc) => doc.getMap("text").set("sub", new Y.Doc())),
  () => made((doc) => doc.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlElement("script")])),
  () => made((doc) => doc.getXmlFragment(FRAGMENT).insert(0, [new Y.XmlText("bare")])),
  () => made((doc) => nested(doc, 2_000)),
  () => made((doc) => ownClause(doc).insertEmbed(0, { src: "x" })),
  () => made((doc) => ownClause(doc).setAttribute("a", "b")),
];

/** Clauses within clauses, as deep as the stack of a reader. */
function nested(doc: Y.Doc, deep: number): void {
  let inner = new Y.XmlElement(CLAUSE_NODE);
  doc.getXmlFragment(FRAGMENT).insert(0, [inner]);
  for (let i = 0; i < deep; i++) {
    const next = new Y.XmlElement(CLAUSE_NODE);
    inner.insert(0, [next]);
    inner = next;
  }
}
