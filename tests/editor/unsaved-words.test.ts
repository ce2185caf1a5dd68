/** Words that the server did not take: the clause to which they belong, and where a new clause was. */
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { stillUnsaved, TouchedClauses } from "#app/editor/connection/unsaved-words.ts";
import { CLAUSE_NODE, FRAGMENT } from "#domain/text/schema.ts";

function sheetOf(...clauses: [id: string | null, words: string][]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment(FRAGMENT);
  for (const [at, [id, words]] of clauses.entries()) insert(fragment, at, id, words);
  return fragment;
}

function insert(fragment: Y.XmlFragment, at: number, id: string | null, words: string): void {
  const clause = new Y.XmlElement(CLAUSE_NODE);
  if (id) clause.setAttribute("id", id);
  clause.insert(0, [new Y.XmlText(words)]);
  fragment.insert(at, [clause]);
}

function touchedBy(fragment: Y.XmlFragment, work: () => void): TouchedClauses {
  const touched = new TouchedClauses(fragment);
  fragment.doc?.on("afterTransaction", (transaction: Y.Transaction) => touched.note(transaction));
  work();
  return touched;
}

describe("words that were not kept", () => {
  test("N50 they are offered with the clause that they were written in", () => {
    const fragment = sheetOf(["c1", "Decide"], ["c2", "Agree"]);
    const touched = touchedBy(fragment, () => {
      ((fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(5, " to report");
    });
    expect(touched.words()).toEqual([{ clause: "c2", after: "c1", words: "Agree to report" }]);
    touched.clear();
    expect(touched.words()).toEqual([]);
  });

  test("N50 a new clause has no id yet: where it stood is told", () => {
    const fragment = sheetOf(["c1", "Decide"], ["c2", "Agree"]);
    const touched = touchedBy(fragment, () => insert(fragment, 1, null, "Something new"));
    expect(touched.words()).toEqual([{ clause: "", after: "c1", words: "Something new" }]);
    const first = sheetOf(["c1", "Decide"]);
    expect(touchedBy(first, () => insert(first, 0, null, "Before all")).words()).toEqual([
      { clause: "", after: "", words: "Before all" },
    ]);
  });

  test("R101 words of an earlier visit wait with those of this one, until everything is kept", () => {
    const fragment = sheetOf(["c1", "Decide"], ["c2", "Agree"]);
    const earlier = [
      { clause: "c1", after: "", words: "Decide at last" },
      { clause: "c2", after: "c1", words: "Agree to" },
    ];
    const touched = new TouchedClauses(fragment, earlier);
    fragment.doc?.on("afterTransaction", (transaction: Y.Transaction) => touched.note(transaction));
    ((fragment.get(1) as Y.XmlElement).get(0) as Y.XmlText).insert(5, " to report");
    expect(touched.words()).toEqual([
      { clause: "c1", after: "", words: "Decide at last" },
      { clause: "c2", after: "c1", words: "Agree to report" },
    ]);
    touched.clear();
    expect(touched.words()).toEqual([]);
  });

  test("N50 what stands in the text after all is not offered", () => {
    const words = { clause: "c1", after: "", words: "Decide" };
    expect(stillUnsaved([words, { ...words, words: "Refuse" }], sheetOf(["c1", "Decide"]))).toEqual([
      { clause: "c1", after: "", words: "Refuse" },
    ]);
  });

  test("N17 words in a clause that somebody else took away are offered, those that their author deleted are not", () => {
    const fragment = sheetOf(["c1", "Decide"], ["c2", "Agree"]);
    const doc = fragment.doc as Y.Doc;
    const touched = new TouchedClauses(fragment);
    doc.on("afterTransaction", (transaction: Y.Transaction) => {
      if (transaction.origin !== "others") touched.note(transaction);
    });
    const writeIn = (at: number) =>
      ((fragment.get(at) as Y.XmlElement).get(0) as Y.XmlText).insert(5, " to report");
    writeIn(1);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    other.getXmlFragment(FRAGMENT).delete(1, 1);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), "others");
    const kept = [{ clause: "c2", after: "c1", words: "Agree to report" }];
    expect(touched.words()).toEqual(kept);
    writeIn(0);
    fragment.delete(0, 1);
    expect(touched.words()).toEqual(kept);
  });
});
