/** Commented words in the editor, without a browser: marked, drawn, and at the right place while others type. */
import type { Node } from "@tiptap/pm/model";
import { EditorState, TextSelection } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { drawnNow, highlightPlugin } from "#app/editor/comments/highlighting.ts";
import { markedIn, whereMarked } from "#app/editor/comments/marking.ts";
import { nextOf } from "#app/editor/comments/use-commenting.ts";
import { FRAGMENT } from "#domain/text/schema.ts";
import { clause, schema } from "./sheet.ts";

/** A shared document, and the editor's document, which is made from it again each time. */
function shared(...words: string[]) {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment(FRAGMENT);
  for (const [at, output] of words.entries()) {
    const element = new Y.XmlElement("clause");
    element.setAttribute("id", `c${at}`);
    fragment.insert(at, [element]);
    if (output) element.insert(0, [new Y.XmlText(output)]);
  }
  const now = (): Node =>
    schema.topNodeType.create(
      null,
      fragment.toArray().map((one) => {
        const element = one as Y.XmlElement;
        const output = element.toArray().map(String).join("");
        return clause({ id: element.getAttribute("id"), kind: "operative", level: 0 }, output);
      }),
    );
  const text = (at: number) => (fragment.get(at) as Y.XmlElement).get(0) as Y.XmlText;
  return { fragment, now, text };
}

function selecting(doc: Node, index: number, words: string): EditorState {
  let pos = 1;
  for (let at = 0; at < index; at++) pos += doc.child(at).nodeSize;
  const from = pos + doc.child(index).textContent.indexOf(words);
  return EditorState.create({ doc, selection: TextSelection.create(doc, from, from + words.length) });
}

describe("C71 commented words stay with their words", () => {
  test("C71 marked without their blanks, and found where they are when others type around and within", () => {
    const { fragment, now, text } = shared("Recall the law", "Decide to act at once");
    const about = markedIn(selecting(now(), 1, " act "), fragment);
    expect(about).toMatchObject({ clause: "c1", quote: "act" });
    if (!about) return;
    const words = () => {
      const at = whereMarked(fragment, now(), { clause: "c1", anchor: about });
      return at && now().textBetween(at.pos + at.from, at.pos + at.to);
    };
    expect(words()).toBe("act");
    text(1).insert(0, "Firmly ");
    text(1).insert(text(1).toString().indexOf("act"), "re-");
    text(1).insert(text(1).toString().indexOf("act") + 3, "ion");
    expect(words()).toBe("act");
    text(1).insert(text(1).toString().indexOf("act") + 1, "-");
    expect(words()).toBe("a-ct");
    fragment.insert(0, [new Y.XmlElement("clause")]);
    expect(words()).toBe("a-ct");
  });

  test("C71 nothing is marked without words, over two clauses, or in one that waits for its id", () => {
    const { fragment, now } = shared("Recall the law", "Decide to act");
    const doc = now();
    const over = EditorState.create({ doc, selection: TextSelection.create(doc, 3, 20) });
    expect(markedIn(over, fragment)).toBeNull();
    expect(markedIn(EditorState.create({ doc }), fragment)).toBeNull();
    expect(markedIn(selecting(doc, 1, " "), fragment)).toBeNull();
    (fragment.get(1) as Y.XmlElement).removeAttribute("id");
    expect(markedIn(selecting(now(), 1, "act"), fragment)).toBeNull();
  });

  test("C71 positions from elsewhere that are nonsense draw nothing, and the words are sought", () => {
    const { fragment, now } = shared("Decide to act");
    const at = (from: string, quote: string) =>
      whereMarked(fragment, now(), { clause: "c0", anchor: { from, to: from, quote } });
    for (const nonsense of ["", "%", "AAAA", "_____", "x".repeat(100)]) {
      expect(at(nonsense, "never")).toBeNull();
      expect(at(nonsense, "act")).toMatchObject({ from: 10, to: 13 });
    }
    expect(whereMarked(fragment, now(), { clause: "gone", anchor: null })).toBeNull();
  });

  test("C71 the drawing goes along with what is typed here, and is looked up when something came from elsewhere", () => {
    const { fragment, now, text } = shared("Decide to act");
    const anchor = markedIn(selecting(now(), 0, "act"), fragment);
    if (!anchor) throw new Error("Nothing is marked.");
    const plugin = highlightPlugin(fragment, () => undefined);
    let state = EditorState.create({ doc: now(), plugins: [plugin] });
    const commented = [{ thread: "t1", clause: "c0", anchor, now: false }];
    state = state.apply(state.tr.setMeta(plugin, commented));
    const drawn = () => {
      const at = drawnNow(state).get("t1");
      return at && state.doc.textBetween(at.from, at.to);
    };
    expect(drawn()).toBe("act");
    state = state.apply(state.tr.insertText("We ", 1));
    expect(drawn()).toBe("act");
    text(0).insert(0, "We ");
    text(0).insert(text(0).toString().indexOf("act"), "all ");
    const afresh = state.tr.replaceWith(0, state.doc.content.size, now().content);
    state = state.apply(afresh.setMeta(ySyncPluginKey, { isChangeOrigin: true }));
    expect(drawn()).toBe("act");
    expect(fragment.toString()).not.toContain("t1");
  });
});

describe("C73 from one comment to the next", () => {
  const threads = ["a", "b", "c"].map((id, at) => ({ id, at }));
  const next = (selected: string, by: 1 | -1, caret: number) =>
    nextOf(threads, selected, by, ({ at }) => at > caret)?.id;

  test("C73 from the chosen one, round the end; else from the caret", () => {
    expect([next("a", 1, 0), next("c", 1, 0), next("a", -1, 0)]).toEqual(["b", "a", "c"]);
    expect([next("", 1, 0), next("", 1, 9), next("", -1, 1), next("", -1, 9), next("", -1, -1)]).toEqual([
      ...["b", "a", "b", "c", "c"],
    ]);
    expect(nextOf([], "", 1, () => true)).toBeUndefined();
  });
});
