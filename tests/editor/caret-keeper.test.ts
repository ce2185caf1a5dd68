/** The caret stays at its owner's words while others write. */
import { yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { hold, whereIs } from "#app/editor/document/caret-keeper.ts";
import { schema } from "./sheet.ts";

function twoScreens(...clauses: string[]) {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  const fragment = mine.getXmlFragment("text");
  fragment.insert(0, clauses.map(element));
  const notify = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
  notify(mine, theirs);
  const doc = () => yXmlFragmentToProseMirrorRootNode(fragment, schema);
  return { fragment, doc, theirs: theirs.getXmlFragment("text"), receive: () => notify(theirs, mine) };
}

function element(words: string): Y.XmlElement {
  const clause = new Y.XmlElement("clause");
  if (words) clause.insert(0, [new Y.XmlText(words)]);
  return clause;
}

const textOf = (fragment: Y.XmlFragment, at: number) =>
  (fragment.get(at) as Y.XmlElement).get(0) as Y.XmlText;

describe("caret", () => {
  test("E8 moves with words that others put before it in the same clause", () => {
    const { fragment, doc, theirs, receive } = twoScreens("one two");
    const held = hold(fragment, doc(), 5);
    textOf(theirs, 0).insert(0, "zero ");
    receive();
    expect(held && whereIs(fragment, doc(), held)).toBe(10);
  });

  test("E8 stays behind its own last letter when others write at the same spot", () => {
    const { fragment, doc, theirs, receive } = twoScreens("one");
    const held = hold(fragment, doc(), 4);
    textOf(theirs, 0).insert(3, " two");
    receive();
    expect(held && whereIs(fragment, doc(), held)).toBe(4);
  });

  test("E8 stays in a fresh empty clause when others make clauses above it", () => {
    const { fragment, doc, theirs, receive } = twoScreens("one", "");
    const held = hold(fragment, doc(), 6);
    theirs.insert(0, [element("above")]);
    receive();
    expect(held && whereIs(fragment, doc(), held)).toBe(13);
  });

  test("E8 has no place where its clause is gone", () => {
    const { fragment, doc, theirs, receive } = twoScreens("one", "two");
    const held = hold(fragment, doc(), 7);
    theirs.delete(1, 1);
    receive();
    expect(held && whereIs(fragment, doc(), held)).toBeNull();
  });
});
