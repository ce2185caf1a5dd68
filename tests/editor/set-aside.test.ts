/**
 * A copy that holds words of others which the log has lost: what goes back in, under whose name, and what is shown
 * meanwhile.
 */
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { missingFrom, takeBack } from "#app/editor/connection/set-aside.ts";
import { FRAGMENT } from "#domain/text/schema.ts";
import { mulberry } from "../support/mulberry.ts";

const [AIGUL, BAKYT, SEED] = [2 ** 32 + 64, 2 ** 32 + 128, 7];

function copy(client: number, update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  doc.clientID = client;
  return doc;
}

function seed(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = SEED;
  const clauses = ["One", "Two"].map((words, i) => {
    const clause = new Y.XmlElement("clause");
    clause.setAttribute("id", `c${i + 1}`);
    clause.insert(0, [new Y.XmlText(words)]);
    return clause;
  });
  doc.getXmlFragment(FRAGMENT).insert(0, clauses);
  return Y.encodeStateAsUpdate(doc);
}

const textAt = (doc: Y.Doc, i: number) =>
  (doc.getXmlFragment(FRAGMENT).get(i) as Y.XmlElement).get(0) as Y.XmlText;
const wordsOf = (doc: Y.Doc) => [0, 1].map((i) => textAt(doc, i).toString());
const isAigul = (client: number) => client === AIGUL;
const isBakyt = (client: number) => client === BAKYT;

function exchange(...docs: Y.Doc[]): void {
  for (const from of docs)
    for (const to of docs)
      if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}

/** Takes back what was set aside; everything that goes in is by its author. */
function goesIn(text: Y.Doc, aside: Uint8Array, own: (client: number) => boolean): boolean {
  const update = takeBack(text, aside, own);
  if (!update) return false;
  const before = new Map([...text.store.clients.keys()].map((one) => [one, Y.getState(text.store, one)]));
  const deleted = Y.decodeUpdate(update).ds.clients;
  for (const client of deleted.keys()) expect(own(client)).toBe(true);
  Y.applyUpdate(text, update);
  expect(text.store.pendingStructs).toBeNull();
  for (const client of text.store.clients.keys())
    if (!own(client)) expect(Y.getState(text.store, client)).toBe(before.get(client) ?? 0);
  return true;
}

describe("W123 a copy that was set aside", () => {
  function written() {
    const before = seed();
    const [aigul, bakyt] = [copy(AIGUL, before), copy(BAKYT, before)];
    textAt(bakyt, 0).insert(3, " of Bakyt");
    textAt(aigul, 1).insert(3, " of Aigul");
    exchange(aigul, bakyt);
    textAt(aigul, 0).insert(7, "by Aigul, ");
    exchange(aigul, bakyt);
    return { text: copy(0, before), aside: Y.encodeStateAsUpdate(aigul), whole: wordsOf(aigul) };
  }

  test("W123 own words go in where all that they follow is there; the rest is shown, each person's own apart", () => {
    const { text, aside } = written();
    expect(goesIn(text, aside, isAigul)).toBe(true);
    expect(wordsOf(text)).toEqual(["One", "Two of Aigul"]);
    expect(missingFrom(text, aside, isAigul)).toEqual([
      { clause: "c1", after: "", words: "by Aigul,", own: true },
      { clause: "c1", after: "", words: "of … Bakyt", own: false },
    ]);
    expect(goesIn(text, aside, isAigul)).toBe(false);
  });

  test("W123 once the other's words are back, by their author, the rest goes in by itself, and nothing is missing", () => {
    const { text, aside, whole } = written();
    goesIn(text, aside, isAigul);
    expect(goesIn(text, aside, isBakyt)).toBe(true);
    expect(goesIn(text, aside, isAigul)).toBe(true);
    expect(wordsOf(text)).toEqual(whole);
    expect(missingFrom(text, aside, isAigul)).toEqual([]);
    expect(missingFrom(text, aside, isBakyt)).toEqual([]);
  });

  test("W123 deletions of what stands in the text are not repeated: who made them is written nowhere", () => {
    const before = seed();
    const aigul = copy(AIGUL, before);
    textAt(aigul, 0).delete(0, 2);
    textAt(aigul, 1).insert(3, " kept gone");
    textAt(aigul, 1).delete(8, 5);
    const text = copy(0, before);
    expect(goesIn(text, Y.encodeStateAsUpdate(aigul), isAigul)).toBe(true);
    expect(wordsOf(text)).toEqual(["One", "Two kept"]);
  });

  test("W123 at random: both bring their own by turns, and all that anybody wrote is there, by whoever wrote it", () => {
    const draw = mulberry(20_261_202);
    const below = (n: number) => Math.floor(draw() * n);
    for (let round = 0; round < 15; round++) {
      const before = seed();
      const [aigul, bakyt] = [copy(AIGUL, before), copy(BAKYT, before)];
      for (let step = 0; step < 20; step++) {
        const text = textAt([aigul, bakyt][below(2)] as Y.Doc, below(2));
        text.insert(below(text.length + 1), "abcdefg".slice(0, 1 + below(6)));
        if (below(3) === 0) exchange(aigul, bakyt);
      }
      exchange(aigul, bakyt);
      const [text, aside] = [copy(0, before), Y.encodeStateAsUpdate(aigul)];
      for (let turns = 0; turns < 60; turns++) {
        const grew = [isAigul, isBakyt].map((own) => goesIn(text, aside, own));
        if (!grew.includes(true)) break;
      }
      expect(wordsOf(text)).toEqual(wordsOf(aigul));
      expect(missingFrom(text, aside, isAigul)).toEqual([]);
    }
  });
});
