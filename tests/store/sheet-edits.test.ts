import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type Clause, type ClauseEdit, clausesAfter, FRAGMENT, type Run, tidy } from "#domain/text/index.ts";
import { updateOf } from "#server/store/log/sheet-edits.ts";
import { clausesIn, readClauses, seedState } from "#server/store/log/text-at.ts";
import { clause } from "../support/texts.ts";

const op = (id: string, words: string, more: Partial<Clause> = {}): Clause => ({
  ...clause("operative", words, 0, id),
  ...more,
});
const TEXT = [op("a", "Decide to cooperate closely in the region"), op("b", "Agree"), op("c", "")];

function make(edits: ClauseEdit[], clauses = TEXT): Clause[] {
  const state = seedState(clauses);
  const update = updateOf(state, edits, "en");
  return clausesIn(update ? Y.mergeUpdates([state, update]) : state);
}

describe("N5 a decision is made in the sheet by the fewest edits", () => {
  test("N5 words, look, attributes, clauses: what is foreseen is what comes out", () => {
    const dressed: Run[] = [
      { text: "Decides", italic: true },
      { text: " to cooperate " },
      { text: "now", bold: true },
    ];
    const edits: ClauseEdit[][] = [
      [{ type: "reword", clause: op("a", "", { runs: dressed }) }],
      [{ type: "reword", clause: op("c", "Words where there were none") }],
      [{ type: "reword", clause: op("b", "") }],
      [
        {
          type: "reword",
          clause: op("b", "Agree", { kind: "action", level: 2, fields: { due: "2027-01-01" } }),
        },
      ],
      [{ type: "reword", clause: op("b", "Agree", { variant: "a" }) }],
      [
        { type: "insert", clause: op("n", "New"), after: null },
        { type: "insert", clause: op("m", "New"), after: "n" },
      ],
      [{ type: "insert", clause: op("n", "New"), after: "c" }],
      [{ type: "remove", clause: "a" }],
      [{ type: "move", clause: "a", after: "b" }],
      [{ type: "move", clause: "c", after: null }],
    ];
    for (const one of edits) expect(make(one)).toEqual(clausesAfter(TEXT, one));
  });

  test("N5 a field and a variant that are given up are gone", () => {
    const row = op("r", "Publish", { kind: "action", fields: { due: "2027-01-01", scope: "regional" } });
    const plain = op("r", "Publish", { kind: "action", fields: { scope: "regional" } });
    expect(make([{ type: "reword", clause: plain }], [row])).toEqual([plain]);
  });

  test("N5 nothing to change is no change of the log", () => {
    expect(updateOf(seedState(TEXT), [{ type: "reword", clause: TEXT[0] as Clause }], "en")).toBeNull();
    expect(updateOf(seedState(TEXT), [{ type: "remove", clause: "nowhere" }], "en")).toBeNull();
  });

  test("N5 a word that somebody types in the clause at the same time stays whole", () => {
    const state = seedState(TEXT);
    const typist = new Y.Doc();
    Y.applyUpdate(typist, state);
    const text = (typist.getXmlFragment(FRAGMENT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.insert("Decide to cooperate ".length, "very ");
    const reworded = op("a", "Decides to cooperate closely in Central Asia");
    const update = updateOf(state, [{ type: "reword", clause: reworded }], "en") as Uint8Array;
    Y.applyUpdate(typist, update);
    expect(readClauses(typist)[0]?.runs).toEqual([
      { text: "Decides to cooperate very closely in Central Asia" },
    ]);
  });

  test("N5 words in several pieces, as a copy may leave them, are edited as one", () => {
    const doc = new Y.Doc();
    const element = new Y.XmlElement("clause");
    element.setAttribute("id", "a");
    element.setAttribute("kind", "operative");
    doc.getXmlFragment(FRAGMENT).insert(0, [element]);
    element.insert(0, [
      new Y.XmlText("Decide to coop"),
      new Y.XmlText("erate closely"),
      new Y.XmlText(" now"),
    ]);
    const state = Y.encodeStateAsUpdate(doc);
    const reworded = op("a", "Decide to act closely, and soon");
    const update = updateOf(state, [{ type: "reword", clause: reworded }], "en") as Uint8Array;
    Y.applyUpdate(doc, update);
    expect(readClauses(doc)).toEqual([reworded]);
  });

  test("N5 any wording becomes any other, looks included", () => {
    const run = fc.record({
      text: fc.stringMatching(/^(?:[а-яa-z ,]|ё|\u0301){0,12}$/u),
      look: fc.constantFrom(
        {},
        { italic: true as const },
        { bold: true as const },
        { italic: true as const, bold: true as const },
      ),
    });
    const runs = fc
      .array(run, { maxLength: 5 })
      .map((all) => tidy(all.map(({ text, look }) => ({ text, ...look }))));
    fc.assert(
      fc.property(runs, runs, (before, after) => {
        const [was, is] = [op("a", "", { runs: before }), op("a", "", { runs: after })];
        expect(make([{ type: "reword", clause: is }], [was])).toEqual([is]);
      }),
      { numRuns: 1_000, seed: 20261122 },
    );
  });
});
