/** How an update is judged before anybody applies it: random texts, and everything that can be wrong in an update. */
import * as fc from "fast-check";
import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import { inspect, type Verdict } from "#server/realtime/inspect.ts";
import { Ledger } from "#server/realtime/known.ts";
import { scan } from "#server/realtime/scan.ts";
import { addClause, docOf, textAt, wordsOf } from "./stand-ins.ts";

const judge = (update: Uint8Array, doc: Y.Doc): Verdict => inspect(update, new Ledger(doc));

type Edit = {
  who: 0 | 1;
  what: "clause" | "type" | "cut" | "mark" | "kind" | "remove" | "meet";
  at: number;
  long: number;
};

const edits = fc.array(
  fc.record<Edit>({
    who: fc.constantFrom(0, 1),
    what: fc.constantFrom("clause", "type", "type", "type", "cut", "mark", "kind", "remove", "meet"),
    at: fc.nat(50),
    long: fc.integer({ min: 1, max: 6 }),
  }),
  { minLength: 1, maxLength: 25 },
);

/**
 * Two copies of a text that are edited at once and exchange updates now and then; and every update that either made.
 */
function written(list: readonly Edit[]): { copies: [Y.Doc, Y.Doc]; updates: Uint8Array[] } {
  const copies = [docOf([]), docOf([])] as [Y.Doc, Y.Doc];
  const updates: Uint8Array[] = [];
  copies.forEach((doc, i) => {
    doc.clientID = i + 1;
    doc.on("update", (update: Uint8Array, origin: unknown) => origin !== "meeting" && updates.push(update));
  });
  for (const edit of list) {
    const doc = copies[edit.who];
    if (edit.what === "meet") {
      for (const [from, to] of [copies, [...copies].reverse()] as [Y.Doc, Y.Doc][])
        Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), "meeting");
    } else doc.transact(() => apply(doc, edit));
  }
  return { copies, updates };
}

function apply(doc: Y.Doc, { what, at, long }: Edit) {
  const fragment = doc.getXmlFragment(FRAGMENT);
  if (what === "clause" || fragment.length === 0)
    return addClause(doc, at % (fragment.length + 1), "Слово ✓ word");
  const index = at % fragment.length;
  const text = textAt(doc, index);
  const from = at % (text.length + 1);
  if (what === "type") text.insert(from, "abcdef".slice(0, long));
  if (what === "cut") text.delete(from, Math.min(long, text.length - from));
  if (what === "mark") text.format(from, Math.min(long, text.length - from), { bold: long % 2 ? {} : null });
  if (what === "kind") (fragment.get(index) as Y.XmlElement).setAttribute("level", (long % 4) as never);
  if (what === "remove") fragment.delete(index, 1);
}

describe("W2 an update is judged whole before it is applied", () => {
  test("W2 what an honest editor makes is news, once; and the news alone brings the text about", {
    timeout: 90_000,
  }, () => {
    fc.assert(
      fc.property(edits, (list) => {
        const { copies, updates } = written(list);
        const doc = docOf([]);
        for (const update of [
          ...updates,
          ...updates.toReversed(),
          ...copies.map((copy) => Y.encodeStateAsUpdate(copy)),
        ]) {
          const verdict = judge(update, doc);
          expect(verdict.kind, JSON.stringify(verdict)).toMatch(/news|nothing-new|gap/);
          if (verdict.kind === "news") Y.applyUpdate(doc, verdict.bytes);
          expect(doc.store.pendingStructs).toBeNull();
        }
        const both = docOf(copies.map((copy) => Y.encodeStateAsUpdate(copy)));
        expect(wordsOf(doc)).toEqual(wordsOf(both));
        // Where the copies were merged, Yjs may have deleted marks without effect; nothing else is missing here.
        const rest = judge(Y.encodeStateAsUpdate(both), doc);
        expect(rest.kind === "nothing-new" || (rest.kind === "news" && rest.marksOnly)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("W2 our reader and Yjs' own see the same structs and deletions", () => {
    fc.assert(
      fc.property(edits, (list) => {
        for (const update of written(list).updates) {
          const theirs = Y.decodeUpdate(update);
          const ours = scan(update);
          if ("error" in ours) throw new Error(ours.error);
          const flat = [...ours.structs.values()].flat();
          expect(flat.map(({ client, clock, length }) => [client, clock, length])).toEqual(
            theirs.structs.map((struct) => [struct.id.client, struct.id.clock, struct.length]),
          );
          const deletes = [...theirs.ds.clients].flatMap(([client, list]) =>
            list.map((one) => ({ client, clock: one.clock, length: one.len })),
          );
          expect(ours.deletes).toEqual(deletes);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("W2 cut short or with flipped bits: it applies whole, or it is refused and the document stays byte for byte", {
    timeout: 90_000,
  }, () => {
    const damage = fc.record({
      pick: fc.nat(),
      cut: fc.option(fc.nat(), { freq: 3 }),
      flips: fc.array(fc.nat(), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(edits, fc.array(damage, { minLength: 1, maxLength: 8 }), (list, damages) => {
        const { updates } = written(list);
        if (!updates.length) return;
        const known = updates.slice(0, Math.ceil(updates.length / 2));
        const doc = docOf(known);
        Object.assign(doc.store, { pendingStructs: null, pendingDs: null });
        for (const { pick, cut, flips } of damages) {
          const broken = damaged(updates[pick % updates.length] as Uint8Array, cut, flips);
          const before = [Y.encodeStateAsUpdate(doc), Y.encodeStateVector(doc)];
          const verdict = judge(broken, doc);
          if (verdict.kind === "news") {
            Y.applyUpdate(doc, verdict.bytes);
            expect(doc.store.pendingStructs).toBeNull();
            expect(doc.store.pendingDs).toBeNull();
            expect(judge(verdict.bytes, doc).kind).toBe("nothing-new");
            wordsOf(doc);
          } else expect([Y.encodeStateAsUpdate(doc), Y.encodeStateVector(doc)]).toEqual(before);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  function damaged(update: Uint8Array, cut: number | null, flips: readonly number[]): Uint8Array {
    const bytes = update.slice(0, cut === null ? undefined : cut % update.length);
    for (const flip of flips) {
      const at = (flip >> 3) % bytes.length;
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (flip & 7));
    }
    return bytes;
  }

  test("W2 two sections of one client are refused: Yjs would forget the first and wait for it for ever", () => {
    const doc = docOf([]);
    doc.clientID = 5;
    addClause(doc, 0, "a");
    const first = Y.encodeStateAsUpdate(doc);
    const before = Y.encodeStateVector(doc);
    textAt(doc, 0).insert(1, "b");
    const second = Y.encodeStateAsUpdate(doc, before);
    // One section each, and nothing deleted: the number of sections, the sections, a zero.
    const both = new Uint8Array([2, ...first.subarray(1, -1), ...second.subarray(1, -1), 0]);
    expect(judge(first, docOf([])).kind).toBe("news");
    expect(judge(second, docOf([first])).kind).toBe("news");
    expect(judge(both, docOf([]))).toEqual({ kind: "malformed", why: "a client occurs twice" });
  });

  test("W2 random bytes are never news", { timeout: 90_000 }, () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const doc = docOf([]);
        const verdict = judge(bytes, doc);
        if (verdict.kind !== "news") return;
        Y.applyUpdate(doc, verdict.bytes);
        expect(doc.store.pendingStructs).toBeNull();
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("W3 W7 words that are known by half", () => {
  /**
   * A person with two clauses, who wrote last in the first; and an update that claims that those words go into the
   * second.
   */
  function halfKnown(last: (doc: Y.Doc) => void) {
    const doc = docOf([]);
    addClause(doc, 0, "open");
    addClause(doc, 0, "agreed");
    last(doc);
    const [client, state] = [doc.clientID, Y.getState(doc.store, doc.clientID)];
    const id = (clause: number) => (doc.getXmlFragment(FRAGMENT).get(clause) as Y.XmlElement)._item?.id;
    const inSecond = (textAt(doc, 1)._start as Y.Item).id;
    const encoder = encoding.createEncoder();
    // One string struct that begins one clock before the known end, after the first letter of the second clause.
    for (const number of [1, 1, client, state - 1]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8(encoder, 0x84);
    for (const number of [inSecond.client, inSecond.clock]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, "?forged");
    encoding.writeVarUint(encoder, 0);
    return { doc, id, verdict: judge(encoding.toUint8Array(encoder), doc) };
  }

  test("W7 touch the clause that they come into, not the one that they name", () => {
    const { doc, id, verdict } = halfKnown((own) => textAt(own, 0).insert(0, "x"));
    if (verdict.kind !== "news") throw new Error(verdict.kind);
    expect(verdict.touches.clauses).toEqual([{ client: id(0)?.client, clock: id(0)?.clock }]);
    Y.applyUpdate(doc, verdict.bytes);
    expect(wordsOf(doc)).toEqual(["xforgedagreed", "open"]);
  });

  test("W3 do not become a value of an attribute", () => {
    const { verdict } = halfKnown((own) =>
      (own.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).setAttribute("level", 1 as never),
    );
    expect(verdict).toEqual({ kind: "malformed", why: "string in an attribute of clause" });
  });
});

describe("W16 more than anybody writes at once", () => {
  const letters = (count: number) => {
    const doc = docOf([]);
    addClause(doc, 0, "");
    // Each letter is inserted before the last one: as many structs as letters.
    doc.transact(() => {
      for (let i = 0; i < count; i++) textAt(doc, 0).insert(0, "x");
    });
    return Y.encodeStateAsUpdate(doc);
  };

  test("W16 nine thousand structs come in, eleven thousand do not", () => {
    expect(judge(letters(9_000), docOf([])).kind).toBe("news");
    expect(judge(letters(11_000), docOf([])).kind).toBe("too-much");
  });

  test("W16 what is known already does not count, however much of it there is", () => {
    const long = docOf([letters(11_000)]);
    const doc = docOf([Y.encodeStateAsUpdate(long)]);
    textAt(long, 0).insert(0, "new");
    expect(judge(Y.encodeStateAsUpdate(long), doc).kind).toBe("news");
  });

  test("W16 nor do deletions that are known; eleven thousand new ones do", () => {
    const author = docOf([]);
    addClause(author, 0, "x".repeat(30_000));
    const doc = docOf([Y.encodeStateAsUpdate(author)]);
    author.transact(() => {
      for (let i = 0; i < 11_000; i++) textAt(author, 0).delete(i, 1);
    });
    const deleted = Y.encodeStateAsUpdate(author, Y.encodeStateVector(doc));
    expect(judge(deleted, doc).kind).toBe("too-much");
    expect(judge(deleted, docOf([Y.encodeStateAsUpdate(author)])).kind).toBe("nothing-new");
  });
});

describe("W12 what stands on something that is not here is a gap, never kept pending", () => {
  test("W12 the second of two changes without the first; both together are news", () => {
    const doc = docOf([]);
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    addClause(doc, 0, "first");
    textAt(doc, 0).insert(5, " second");
    const [first, second] = updates as [Uint8Array, Uint8Array];
    expect(judge(second, docOf([])).kind).toBe("gap");
    expect(judge(second, docOf([first])).kind).toBe("news");
    expect(judge(Y.mergeUpdates([first, second]), docOf([])).kind).toBe("news");
  });

  test("W12 deleting what is not here", () => {
    const doc = docOf([]);
    addClause(doc, 0, "first");
    const before = Y.encodeStateAsUpdate(doc);
    textAt(doc, 0).delete(0, 2);
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
    expect(judge(update, docOf([])).kind).toBe("gap");
    expect(judge(update, docOf([before])).kind).toBe("news");
  });

  test("W12 two that wait for each other", () => {
    // Client 1 depends on client 2, and client 2 on client 1.
    const threadAudience = new Uint8Array([2, 1, 2, 0, 0x84, 1, 0, 1, 97, 1, 1, 0, 0x84, 2, 0, 1, 98, 0]);
    expect(judge(threadAudience, docOf([])).kind).toBe("gap");
  });
});

describe("W3 only what has the shape of a sheet comes in", () => {
  const made = (change: (doc: Y.Doc) => void): Uint8Array => {
    const doc = new Y.Doc();
    change(doc);
    return Y.encodeStateAsUpdate(doc);
  };
  const fragment = (doc: Y.Doc) => doc.getXmlFragment(FRAGMENT);
  const inClause = (doc: Y.Doc, change: (clause: Y.XmlElement) => void) => {
    addClause(doc, 0, "words");
    change(fragment(doc).get(0) as Y.XmlElement);
  };

  test("W3 a clause with words, marks and plain attributes does", () => {
    const update = made((doc) =>
      inClause(doc, (clause) => (clause.get(0) as Y.XmlText).format(0, 3, { italic: {} })),
    );
    expect(judge(update, docOf([])).kind).toBe("news");
  });

  test.each<[string, (doc: Y.Doc) => void]>([
    ["another root", (doc) => doc.getText("elsewhere").insert(0, "hidden")],
    ["a map as root", (doc) => doc.getMap("text2").set("a", 1)],
    ["another node", (doc) => fragment(doc).insert(0, [new Y.XmlElement("script")])],
    ["bare words among the clauses", (doc) => fragment(doc).insert(0, [new Y.XmlText("bare")])],
    [
      "a clause in a clause",
      (doc) => inClause(doc, (clause) => clause.insert(0, [new Y.XmlElement("clause")])),
    ],
    [
      "a node among the words",
      (doc) =>
        inClause(doc, (clause) => (clause.get(0) as Y.XmlText).insertEmbed(0, new Y.XmlElement("clause"))),
    ],
    [
      "a picture among the words",
      (doc) => inClause(doc, (clause) => (clause.get(0) as Y.XmlText).insertEmbed(0, { src: "x" })),
    ],
    [
      "an attribute of bytes",
      (doc) => inClause(doc, (clause) => clause.setAttribute("id", new Uint8Array(3) as unknown as string)),
    ],
    [
      "an attribute that nests",
      (doc) => inClause(doc, (clause) => clause.setAttribute("id", { a: { b: 1 } } as unknown as string)),
    ],
    [
      "an attribute on the words",
      (doc) => inClause(doc, (clause) => (clause.get(0) as Y.XmlText).setAttribute("a", "b")),
    ],
    ["a document in the document", (doc) => doc.getMap("text").set("sub", new Y.Doc())],
    [
      "a clock beyond measure",
      (doc) => {
        doc.getXmlFragment(FRAGMENT);
      },
    ],
  ])("W3 %s does not", (name, change) => {
    // A struct that claims two thousand million clocks would make all later words of its client look old.
    const update = name.startsWith("a clock")
      ? new Uint8Array([1, 1, 9, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x0f, 0])
      : made(change);
    expect(judge(update, docOf([])).kind).toBe("malformed");
  });
});

test("W11 a deletion of nothing but marks is told apart: Yjs makes it by itself, in a reader's copy, too", () => {
  const author = docOf([]);
  addClause(author, 0, "some words");
  textAt(author, 0).format(0, 4, { bold: {} });
  const doc = docOf([Y.encodeStateAsUpdate(author)]);
  const mark = author.clientID;
  const marks = [...(author.store.clients.get(mark) ?? [])].filter(
    (struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentFormat,
  );
  expect(marks.length).toBeGreaterThan(0);
  const before = Y.encodeStateVector(author);
  author.transact((transaction) => (marks[0] as Y.Item).delete(transaction));
  expect(judge(Y.encodeStateAsUpdate(author, before), doc)).toMatchObject({ kind: "news", marksOnly: true });
  textAt(author, 0).delete(0, 1);
  expect(judge(Y.encodeStateAsUpdate(author, before), doc)).toMatchObject({ kind: "news", marksOnly: false });
});
