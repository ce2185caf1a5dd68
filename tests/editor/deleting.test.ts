/** A person who is about to delete much in one step is asked first, in whatever way they delete. */
import type { Editor } from "@tiptap/core";
import { Slice } from "@tiptap/pm/model";
import { AllSelection, EditorState, NodeSelection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import { describe, expect, test } from "vitest";
import { type AskedDeletion, askingPlugin, makeStroke } from "#app/editor/deleting/asking.ts";
import { dispatchInSteps } from "#app/editor/document/edits.ts";
import { keepWording } from "#app/editor/document/varying.ts";
import { newClause, replaceSelected } from "#app/editor/document/writing.ts";
import { clause, schema, sheet } from "./sheet.ts";

const WORDS = "Decide to exchange data on violence against children in every State of the region once a year";

/** An editor without a view, on a text of so many clauses. */
function openOn(count: number, share?: number) {
  const asked: AskedDeletion[] = [];
  const { doc } = sheet(
    ...Array.from({ length: count }, () => ["operative", 0, WORDS] as [string, number, string]),
  );
  const plugins = [askingPlugin((one) => asked.push(one), share)];
  let state = EditorState.create({ doc, plugins });
  const dispatch = (tr: Transaction) => {
    state = state.apply(tr);
  };
  const editor = {
    get state() {
      return state;
    },
    view: { dispatch },
  } as unknown as Editor;
  return {
    editor,
    asked,
    dispatch,
    select: (from: number, to: number) =>
      dispatch(state.tr.setSelection(TextSelection.create(state.doc, from, to))),
    everything: () => dispatch(state.tr.setSelection(new AllSelection(state.doc))),
    state: () => state,
    ids: () => idsIn(state),
  };
}

function idsIn(state: EditorState): (string | null)[] {
  const ids: (string | null)[] = [];
  state.doc.forEach((node) => {
    ids.push(node.attrs.id);
  });
  return ids;
}

const SIZE = WORDS.length + 2;
/** From the first word of one clause to the last of another. */
const across = (first: number, last: number): [number, number] => [first * SIZE + 1, (last + 1) * SIZE - 1];

const pasted = () => new Slice(schema.node("doc", null, [clause({}, "Other words")]).content, 1, 1);

const WAYS: [name: string, stroke: (state: EditorState, dispatch: (tr: Transaction) => void) => void][] = [
  ["Backspace or Delete", (state, dispatch) => replaceSelected()(state, dispatch)],
  ["typing over it", (state, dispatch) => replaceSelected("W")(state, dispatch)],
  ["Enter over it", (state, dispatch) => newClause(state, dispatch)],
  ["cutting", (state, dispatch) => dispatch(state.tr.deleteSelection().setMeta("uiEvent", "cut"))],
  [
    "pasting over it",
    (state, dispatch) => dispatch(state.tr.replaceSelection(pasted()).setMeta("paste", true)),
  ],
  [
    "dragging it away",
    (state, dispatch) =>
      dispatch(state.tr.deleteSelection().insertText("elsewhere", 1).setMeta("uiEvent", "drop")),
  ],
  [
    "an input method",
    (state, dispatch) => dispatch(state.tr.delete(state.selection.from, state.selection.to)),
  ],
];

describe("T132 more than three clauses, or a fifth of the words, are deleted only after a question", () => {
  test.each(WAYS)(
    "T132 by %s: nothing happens, the selection stays, and once it is meant it is done",
    (_, stroke) => {
      const on = openOn(12);
      on.select(...across(2, 8));
      const before = on.state();
      stroke(on.state(), on.dispatch);
      expect(on.state().doc).toBe(before.doc);
      expect(on.state().selection).toEqual(before.selection);
      expect(on.asked).toHaveLength(1);
      expect(on.asked[0]?.deletion.clauses).toBeGreaterThan(3);
      makeStroke(on.editor, on.asked[0] as AskedDeletion);
      expect(on.asked).toHaveLength(1);
      const left = on.ids();
      for (const id of ["c0", "c1", "c9", "c10", "c11"]) expect(left).toContain(id);
      for (const id of ["c4", "c5", "c6", "c7"]) expect(left).not.toContain(id);
    },
  );

  test.each(WAYS)("T132 by %s: two clauses of many go without a question", (_, stroke) => {
    const on = openOn(20);
    on.select(...across(2, 3));
    const { doc } = on.state();
    stroke(on.state(), on.dispatch);
    expect(on.asked).toEqual([]);
    expect(on.state().doc).not.toBe(doc);
  });

  test("T132 a whole text is asked about in clauses and words, and leaves one empty clause once it is meant", () => {
    const on = openOn(33);
    on.everything();
    replaceSelected()(on.state(), on.dispatch);
    expect(on.asked[0]?.deletion).toEqual({ clauses: 33, words: 33 * 17 });
    expect(on.state().doc.childCount).toBe(33);
    makeStroke(on.editor, on.asked[0] as AskedDeletion);
    expect([on.ids(), on.state().doc.textContent]).toEqual([["c0"], ""]);
  });

  test("T132 two clauses that are most of a text, and a button that drops other wordings, are asked about; a clause of less than twenty words is not", () => {
    const one = openOn(4);
    one.dispatch(one.state().tr.setSelection(NodeSelection.create(one.state().doc, 0)));
    one.dispatch(one.state().tr.deleteSelection());
    expect([one.asked.length, one.state().doc.childCount]).toEqual([0, 3]);
    one.dispatch(one.state().tr.delete(0, 2 * SIZE));
    expect([one.asked.length, one.state().doc.childCount]).toEqual([1, 3]);
    const on = openOn(3);
    for (const at of [1, 2]) on.dispatch(on.state().tr.setNodeAttribute(at * SIZE, "variant", "c0"));
    keepWording(0)(on.state(), (tr) => dispatchInSteps(on.editor, tr));
    expect([on.asked.length, on.ids()]).toEqual([1, ["c0", "c1", "c2"]]);
    makeStroke(on.editor, on.asked[0] as AskedDeletion);
    expect(on.ids()).toEqual(["c0"]);
  });

  test("T132 what others delete, and what undo takes back, is not asked about", () => {
    for (const key of [ySyncPluginKey, yUndoPluginKey]) {
      const on = openOn(12);
      const tr = on.state().tr.delete(0, 8 * SIZE);
      const foreign = key === ySyncPluginKey;
      on.dispatch(foreign ? tr.setMeta(ySyncPluginKey, { isChangeOrigin: true }) : tr);
      expect(on.asked).toHaveLength(foreign ? 0 : 1);
    }
  });

  test("T132 an amendment is rewritten freely; that all of it goes is asked about", () => {
    const on = openOn(2, 1);
    on.select(...across(1, 1));
    replaceSelected()(on.state(), on.dispatch);
    expect([on.asked.length, on.state().doc.textContent]).toEqual([0, WORDS]);
    on.everything();
    replaceSelected()(on.state(), on.dispatch);
    expect([on.asked.length, on.state().doc.textContent]).toEqual([0, ""]);
    const whole = openOn(2, 1);
    whole.everything();
    replaceSelected()(whole.state(), whole.dispatch);
    expect([whole.asked.length, whole.state().doc.childCount]).toEqual([1, 2]);
  });
});

describe("T133 what others wrote while the question stood stays", () => {
  test("T133 a clause in which somebody typed meanwhile, and a new one, are not deleted with the others", () => {
    const on = openOn(12);
    on.select(...across(2, 8));
    replaceSelected()(on.state(), on.dispatch);
    const others = on.state().tr.insertText(" and care", 5 * SIZE + 1 + WORDS.length);
    others.insert(4 * SIZE, clause({ id: "new" }, "A new one"));
    on.dispatch(others.setMeta(ySyncPluginKey, { isChangeOrigin: true }));
    makeStroke(on.editor, on.asked[0] as AskedDeletion);
    const ids = on.ids();
    for (const id of ["c0", "c1", "new", "c5", "c9"]) expect(ids).toContain(id);
    for (const id of ["c3", "c4", "c6", "c7"]) expect(ids).not.toContain(id);
    expect(on.state().doc.textContent).toContain(`${WORDS} and care`);
  });

  test("T133 pasted words come in after the clause that they were pasted behind", () => {
    const on = openOn(12);
    on.select(...across(2, 8));
    const three = schema.node(
      "doc",
      null,
      ["One", "Two", "Three"].map((words) => clause({}, words)),
    );
    on.dispatch(on.state().tr.replaceSelection(new Slice(three.content, 1, 1)));
    on.dispatch(on.state().tr.insertText("!", 1).setMeta(ySyncPluginKey, { isChangeOrigin: true }));
    makeStroke(on.editor, on.asked[0] as AskedDeletion);
    const words: string[] = [];
    on.state().doc.forEach((node) => {
      words.push(node.textContent);
    });
    expect(words.slice(1, 6)).toEqual([WORDS, "One", "Two", "Three", WORDS]);
    expect(words).toHaveLength(8);
  });
});
