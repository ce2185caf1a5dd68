/** Several updates as one: whatever people type, the merged update has the effect of all of them, and is small. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { merged } from "#server/realtime/merge.ts";
import { addClause, docOf, textAt, wordsOf } from "./stand-ins.ts";

interface Key {
  who: 0 | 1;
  what: "next" | "next" | "jump" | "back" | "mark" | "meet";
  letter: string;
}

const keys = fc.array(
  fc.record<Key>({
    who: fc.constantFrom(0, 1),
    what: fc.constantFrom("next", "next", "next", "next", "jump", "back", "mark", "meet"),
    letter: fc.constantFrom("a", "b", "ж", "қ", "😀", "\ufeff", "Ärger "),
  }),
  { minLength: 2, maxLength: 60 },
);

/** Two people type, each at a caret; now and then one receives the changes of the other. */
function typed(list: readonly Key[]): { start: Uint8Array; updates: Uint8Array[] } {
  const seed = docOf([]);
  addClause(seed, 0, "Слово word");
  const start = Y.encodeStateAsUpdate(seed);
  const updates: Uint8Array[] = [];
  const people = [1, 2].map((client) => {
    const doc = docOf([start]);
    doc.clientID = client;
    doc.on("update", (update: Uint8Array, origin: unknown) => origin !== "meeting" && updates.push(update));
    return { doc, caret: 0 };
  });
  for (const { who, what, letter } of list) {
    const [one, other] = [people[who], people[1 - who]] as [(typeof people)[0], (typeof people)[0]];
    const words = textAt(one.doc, 0);
    one.caret = Math.min(one.caret, words.length);
    if (what === "jump") one.caret = (letter.charCodeAt(0) * 7) % (words.length + 1);
    else if (what === "back" && one.caret > 0) words.delete(--one.caret, 1);
    else if (what === "mark") words.format(0, Math.min(2, words.length), { bold: {} });
    else if (what === "meet")
      Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)), "meeting");
    else {
      words.insert(one.caret, letter);
      one.caret += letter.length;
    }
  }
  return { start, updates };
}

/**
 * As a room does it: Yjs does not tidy up marks automatically, because the result would depend on how changes are
 * grouped into transactions.
 */
function replay(updates: readonly Uint8Array[]): Y.Doc {
  const doc = docOf([]);
  doc.on("afterTransaction", (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false;
  });
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

test("W31 what was merged brings about what all of it did, to the last mark", () => {
  fc.assert(
    fc.property(keys, (list) => {
      const { start, updates } = typed(list);
      if (!updates.length) return;
      const [apart, together] = [replay([start, ...updates]), replay([start, merged(updates)])];
      expect(together.store.pendingStructs).toBeNull();
      expect(wordsOf(together)).toEqual(wordsOf(apart));
      expect(textAt(together, 0).toDelta()).toEqual(textAt(apart, 0).toDelta());
      expect(Y.decodeStateVector(Y.encodeStateVector(together))).toEqual(
        Y.decodeStateVector(Y.encodeStateVector(apart)),
      );
      // A later change can depend on any letter of it.
      const late = replay([start, merged(updates.slice(0, -1)), updates.at(-1) as Uint8Array]);
      expect(wordsOf(late)).toEqual(wordsOf(apart));
    }),
    { numRuns: 500 },
  );
});

test("W31 a sentence typed letter by letter is one struct, and more than forty changes merge as few do", () => {
  const list = Array.from({ length: 200 }, () => ({ who: 0, what: "next", letter: "a" }) as const);
  const one = merged(typed(list).updates);
  expect(Y.decodeUpdate(one).structs.length).toBeLessThan(4);
  expect(one.length).toBeLessThan(260);
  const both = list.map(
    (key, i) => ({ ...key, who: (i % 2) as 0 | 1, what: i % 5 ? "next" : "back" }) as const,
  );
  const { start, updates } = typed(both);
  expect(wordsOf(docOf([start, merged(updates)]))).toEqual(wordsOf(docOf([start, ...updates])));
});

test("W31 what a crowd types at once is byte for byte what Yjs makes of it", () => {
  const seed = docOf([]);
  addClause(seed, 0, "Слово word");
  const start = Y.encodeStateAsUpdate(seed);
  const letters = Array.from({ length: 30 }, (_, i) => {
    const doc = docOf([start]);
    doc.clientID = 1_000 + ((i * 7) % 30);
    const words = textAt(doc, 0);
    const at = i % 3 ? words.length : 2;
    words.insert(at, "a");
    const before = Y.encodeStateVector(doc);
    words.insert(at + 1, "ж");
    return Y.encodeStateAsUpdate(doc, before);
  });
  expect(merged(letters)).toEqual(Y.mergeUpdates(letters));
});
