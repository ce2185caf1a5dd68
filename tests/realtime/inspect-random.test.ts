/**
 * Random documents, and updates put together from random parts, as a person could make who knows the format. An update
 * that is judged to be news goes in as a whole, leaves nothing pending, is at the position that was reported, keeps the
 * shape of a sheet, and comes only from the clients that it names. Any other update changes nothing.
 */
import * as fc from "fast-check";
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { CLAUSE_NODE, FRAGMENT } from "#domain/text/schema.ts";
import { type InspectedChange, inspect } from "#server/realtime/inspect.ts";
import { Ledger } from "#server/realtime/known.ts";
import { readClauses } from "#server/store/log/text-at.ts";
import { addClause, docOf, textAt } from "./stand-ins.ts";

const WRITERS = [1, 2, 3];
const allowed = ["clause", "type", "type", "cut", "mark", "attribute", "remove", "move", "undo"] as const;
const WORDS = ["a", "слово ", "𝄞", "e\u0301", "long ".repeat(30), "«[»"];

interface Step {
  who: number;
  what: (typeof allowed)[number];
  at: number;
  long: number;
}

const histories = fc.array(
  fc.record<Step>({
    who: fc.constantFrom(0, 1, 2),
    what: fc.constantFrom(...allowed),
    at: fc.nat(400),
    long: fc.nat(9),
  }),
  { minLength: 3, maxLength: 40 },
);

/** Three people at their copies, who now and then exchange updates. */
function written(list: readonly Step[]): { doc: Y.Doc; updates: Uint8Array[] } {
  const updates: Uint8Array[] = [];
  const copies = WRITERS.map((client) => {
    const doc = docOf([]);
    doc.clientID = client;
    doc.on("update", (update: Uint8Array, from: unknown) => from !== "other" && updates.push(update));
    return { doc, undo: new Y.UndoManager(doc.getXmlFragment(FRAGMENT)) };
  });
  list.forEach((deed, i) => {
    const { doc, undo } = copies[deed.who] as (typeof copies)[number];
    if (deed.what === "undo") undo.undo();
    else doc.transact(() => apply(doc, deed));
    if (i % 4 === 3)
      for (const one of copies) for (const update of updates) Y.applyUpdate(one.doc, update, "other");
  });
  for (const { undo } of copies) undo.destroy();
  return { doc: docOf(updates), updates };
}

function apply(doc: Y.Doc, { what, at, long }: Step): void {
  const fragment = doc.getXmlFragment(FRAGMENT);
  const words = WORDS[long % WORDS.length] as string;
  if (what === "clause" || !fragment.length) {
    addClause(doc, at % (fragment.length + 1), words, `c${at}`);
    return;
  }
  const index = at % fragment.length;
  const text = textAt(doc, index);
  const from = at % (text.length + 1);
  const rest = Math.min(long, text.length - from);
  if (what === "type") text.insert(from, words, long % 3 ? undefined : { italic: {} });
  if (what === "cut") text.delete(from, rest);
  if (what === "mark") text.format(from, rest, { [long % 2 ? "bold" : "italic"]: at % 2 ? {} : null });
  if (what === "attribute") (fragment.get(index) as Y.XmlElement).setAttribute("level", (long % 4) as never);
  if (what === "remove" || what === "move") fragment.delete(index, 1);
  if (what === "move") addClause(doc, long % (fragment.length + 1), words, `c${index}`);
}

const judge = (update: Uint8Array, doc: Y.Doc) => inspect(update, new Ledger(doc));
const bytesOf = (doc: Y.Doc) => [Y.encodeStateAsUpdate(doc), Y.encodeStateVector(doc)];

/** Applies the change, and checks everything that was reported of it. */
function takeIn(doc: Y.Doc, news: InspectedChange): void {
  const before = new Map(Y.decodeStateVector(Y.encodeStateVector(doc)));
  Y.applyUpdate(doc, news.bytes);
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null]);
  const after = [...Y.decodeStateVector(Y.encodeStateVector(doc))];
  const grown = after.flatMap(([client, clock]) => (clock > (before.get(client) ?? 0) ? [client] : []));
  expect(grown.sort()).toEqual([...news.clients].sort());
  for (const clause of doc.getXmlFragment(FRAGMENT).toArray()) {
    expect(clause instanceof Y.XmlElement && clause.nodeName).toBe(CLAUSE_NODE);
    for (const words of (clause as Y.XmlElement).toArray()) expect(words instanceof Y.XmlText).toBe(true);
  }
  expect(doc.share.size).toBe(1);
  isAsExpected(doc, news);
  expect(judge(news.bytes, doc).kind).toBe("nothing-new");
  readClauses(doc);
}

function isAsExpected(doc: Y.Doc, { positions }: InspectedChange): void {
  const known = new Ledger(doc);
  for (const message of [...positions.values()].flat()) {
    const { place, key, clause, mark, deleted } = known.at(message.client, message.clock);
    // Yjs at once throws away what was inserted into something deleted.
    if (place === "gone" || message.place === "gone") continue;
    // Yjs deletes a mark that has no effect as soon as it comes; then nobody can see that it was a mark.
    expect([place, key, nameOf(clause), deleted ? message.mark : mark]).toEqual([
      message.place,
      message.key,
      nameOf(message.clause),
      message.mark,
    ]);
  }
}

const nameOf = (id: { client: number; clock: number } | null) => id && `${id.client} ${id.clock}`;

test("W2 random documents: their updates in any order, doubled, merged and cut at any state bring about the same", {
  timeout: 90_000,
}, () => {
  fc.assert(
    fc.property(histories, fc.infiniteStream(fc.nat()), (list, chance) => {
      const { doc: whole, updates } = written(list);
      const random = (n: number) => (chance.next().value ?? 0) % n;
      const doc = docOf([]);
      for (let i = 0; i < 2 * updates.length; i++) {
        const some = updates.slice(random(updates.length)).slice(0, 1 + random(4));
        const merged = Y.mergeUpdates(some);
        const half = docOf(updates.slice(0, random(updates.length)));
        const update = random(3) ? merged : Y.diffUpdate(merged, Y.encodeStateVector(half));
        const before = bytesOf(doc);
        const verdict = judge(update, doc);
        expect(verdict.kind).toMatch(/news|nothing-new|gap/);
        if (verdict.kind === "news") takeIn(doc, verdict);
        else expect(bytesOf(doc)).toEqual(before);
      }
      const last = judge(Y.encodeStateAsUpdate(whole), doc);
      if (last.kind === "news") takeIn(doc, last);
      expect(readClauses(doc)).toEqual(readClauses(whole));
    }),
    { numRuns: 80 },
  );
});

/** One struct with any values that an attacker might choose. */
interface Part {
  client: number;
  /** Counted from the present clock of that client. */
  step: number;
  content: (typeof CONTENTS)[number];
  origin: [number, number] | null;
  right: [number, number] | null;
  parent: [number, number] | "text" | "elsewhere";
  key: string | null;
}

const CONTENTS = [
  "gone",
  "hole",
  "deleted",
  "string",
  "mark",
  "clause",
  "script",
  "words",
  "list",
  "plain",
  "nested",
  "bytes",
  "embed",
] as const;
const clients = fc.constantFrom(1, 2, 3, 77);
const ids = fc.tuple(fc.constantFrom(1, 2, 3), fc.nat(12));
/** Mostly values that may be accepted, because values that are refused at once test little. */
const mostly = <T>(likely: fc.Arbitrary<T>, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: likely }, { weight: 1, arbitrary: other });
const part = fc.oneof(
  fc.record({
    content: mostly(fc.constant("clause"), fc.constantFrom(...CONTENTS)),
    parent: fc.constant("text"),
  }),
  fc.record({
    content: mostly(fc.constantFrom("string", "mark"), fc.constantFrom(...CONTENTS)),
    origin: ids,
  }),
  fc.record({
    content: mostly(fc.constantFrom("plain", "words"), fc.constantFrom(...CONTENTS)),
    parent: ids,
  }),
  fc.record({
    content: fc.constantFrom(...CONTENTS),
    origin: fc.option(ids),
    right: fc.option(ids),
    parent: fc.oneof<fc.Arbitrary<Part["parent"]>[]>(ids, fc.constant("text"), fc.constant("elsewhere")),
  }),
) as fc.Arbitrary<Partial<Part>>;
const more = fc.record({
  client: clients,
  step: mostly(fc.constant(0), fc.constantFrom(-1, 1)),
  key: fc.constantFrom(null, null, "id", "level"),
});
const parts = fc.array(
  fc.tuple(more, part).map(
    ([one, two]): Part => ({
      origin: null,
      right: null,
      parent: "text",
      ...one,
      content: "string",
      ...two,
    }),
  ),
  { minLength: 1, maxLength: 3 },
);
const deletions = fc.array(fc.tuple(clients, fc.nat(12), fc.integer({ min: 1, max: 3 })), { maxLength: 1 });

test("W2 W3 updates put together from random parts go in whole and where they were said to stand, or not at all", {
  timeout: 90_000,
}, () => {
  let news = 0;
  fc.assert(
    fc.property(
      histories,
      fc.array(fc.tuple(parts, deletions), { minLength: 1, maxLength: 30 }),
      (list, forged) => {
        const { doc } = written(list);
        for (const [some, gone] of forged) {
          const update = put(doc, some, gone);
          const before = bytesOf(doc);
          const verdict = judge(update, doc);
          if (verdict.kind === "news") takeIn(doc, verdict);
          else expect(bytesOf(doc)).toEqual(before);
          news += verdict.kind === "news" ? 1 : 0;
        }
      },
    ),
    { numRuns: 250 },
  );
  // Otherwise only refusals were tested.
  expect(news).toBeGreaterThan(100);
});

function put(doc: Y.Doc, list: readonly Part[], gone: readonly [number, number, number][]): Uint8Array {
  const encoder = encoding.createEncoder();
  const byClient = [...Map.groupBy(list, (part) => part.client)];
  encoding.writeVarUint(encoder, byClient.length);
  for (const [client, own] of byClient) {
    const start = Math.max(0, Y.getState(doc.store, client) + (own[0] as Part).step);
    for (const number of [own.length, client, start]) encoding.writeVarUint(encoder, number);
    for (const part of own) write(encoder, part);
  }
  encoding.writeVarUint(encoder, gone.length);
  for (const [client, clock, length] of gone)
    for (const number of [client, 1, clock, length]) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

function write(encoder: encoding.Encoder, { content, origin, right, parent, key }: Part): void {
  const number = NUMBERS[content];
  if (content === "gone" || content === "hole") {
    encoding.writeUint8(encoder, number);
    encoding.writeVarUint(encoder, 1 + (key ? 3 : 0));
    return;
  }
  const alone = !origin && !right;
  encoding.writeUint8(encoder, number | (origin ? 0x80 : 0) | (right ? 0x40 : 0) | (alone && key ? 0x20 : 0));
  for (const id of [origin, right]) for (const part of id ?? []) encoding.writeVarUint(encoder, part);
  if (alone && typeof parent === "string") {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, parent);
  } else if (alone) for (const part of [0, ...parent]) encoding.writeVarUint(encoder, part as number);
  if (alone && key) encoding.writeVarString(encoder, key);
  FILL[content]?.(encoder);
}

const NUMBERS: Record<Part["content"], number> = {
  ...{ gone: 0, hole: 10, deleted: 1, string: 4, mark: 6, clause: 7, script: 7 },
  ...{ words: 7, list: 7, plain: 8, nested: 8, bytes: 3, embed: 5 },
};
const named = (name: string) => (encoder: encoding.Encoder) => {
  encoding.writeVarUint(encoder, 3);
  encoding.writeVarString(encoder, name);
};
const any = (value: unknown) => (encoder: encoding.Encoder) => {
  encoding.writeVarUint(encoder, 1);
  encoding.writeAny(encoder, value as never);
};
const FILL: Partial<Record<Part["content"], (encoder: encoding.Encoder) => void>> = {
  deleted: (encoder) => encoding.writeVarUint(encoder, 2),
  string: (encoder) => encoding.writeVarString(encoder, "x𝄞"),
  mark(encoder) {
    encoding.writeVarString(encoder, "bold");
    encoding.writeVarString(encoder, "{}");
  },
  clause: named(CLAUSE_NODE),
  script: named("script"),
  words: (encoder) => encoding.writeVarUint(encoder, 6),
  list: (encoder) => encoding.writeVarUint(encoder, 0),
  plain: any("c1"),
  nested: any({ a: { b: 1 } }),
  bytes: (encoder) => encoding.writeVarUint8Array(encoder, new Uint8Array(3)),
  embed: (encoder) => encoding.writeVarString(encoder, '{"src":"x"}'),
};
