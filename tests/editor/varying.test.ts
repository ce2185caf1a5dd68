/** Variants in the editor: another wording is added, and one of several is chosen. */
import { type Command, TextSelection } from "@tiptap/pm/state";
import { describe, expect, test } from "vitest";
import { addVariant, clausesIn, keepWording, wordingsAt } from "#app/editor/document/varying.ts";
import { newClause } from "#app/editor/document/writing.ts";
import { numbering } from "#domain/text/index.ts";
import { shared } from "./shared.ts";
import { clause, drawn, played, sheet } from "./sheet.ts";

const labels = (state: ReturnType<typeof sheet>) =>
  numbering(clausesIn(state.doc)).map(
    ({ reference }, at) => `${reference} ${state.doc.child(at).textContent}`,
  );

const two = () => sheet(["operative", 0, "Decide|"], ["operative", 1, "to act"], ["operative", 0, "Agree"]);

/** Gives ids as the server does. */
const name: Command = (state, dispatch) => {
  let made = 0;
  const { tr } = state;
  state.doc.forEach((node, pos) => {
    if (!node.attrs.id) tr.setNodeAttribute(pos, "id", `new${++made}`);
  });
  dispatch?.(tr);
  return true;
};

/** OP1 with a sub-paragraph, its variant with another word, OP2. */
function varied() {
  const state = played(two(), addVariant(0), name);
  return state.apply(state.tr.insertText(" firmly", state.selection.head));
}

describe("T62 another wording is added behind a paragraph, and one of them is kept, in one step", () => {
  test("T62 the copy has words and sub-paragraphs, and the caret; its id comes from the server", () => {
    const state = played(two(), addVariant(0));
    expect(drawn(state)).toEqual([
      ...[
        "c0 operative 0 Decide",
        "c1 operative 1 to act",
        "new operative 0 Decide|",
        "new operative 1 to act",
      ],
      "c2 operative 0 Agree",
    ]);
    expect(labels(state)).toEqual([
      ...["OP1 Decide", "OP1 (a) to act", "OP1 bis Decide", "OP1 bis (a) to act", "OP2 Agree"],
    ]);
  });

  test("T62 a variant of a variant is a further one of the same paragraph, behind them all", () => {
    const state = played(varied(), addVariant(2));
    expect(labels(state).slice(2)).toEqual([
      ...[
        "OP1 bis Decide firmly",
        "OP1 bis (a) to act",
        "OP1 ter Decide firmly",
        "OP1 ter (a) to act",
        "OP2 Agree",
      ],
    ]);
  });

  test("T62 titles, and clauses that the server does not know yet, have none", () => {
    const title = sheet(["title", 0, "Declaration|"]);
    expect(played(title, addVariant(0))).toBe(title);
    const fresh = played(sheet(["operative", 0, "Decide|"]), newClause);
    expect(played(fresh, addVariant(1))).toBe(fresh);
  });

  test("T62 the one that is kept keeps its id and is a clause like others; the others go with their sub-paragraphs", () => {
    const kept = played(varied(), keepWording(2));
    expect(drawn(kept)).toEqual([
      ...["new1 operative 0 |Decide firmly", "new2 operative 1 to act", "c2 operative 0 Agree"],
    ]);
    expect(kept.doc.firstChild?.attrs.variant).toBeNull();
    expect(labels(played(varied(), keepWording(0)))).toEqual(["OP1 Decide", "OP1 (a) to act", "OP2 Agree"]);
  });

  test("T62 where there is one wording, nothing is kept or thrown away", () => {
    const state = two();
    expect(wordingsAt(state.doc, 0)).toBeNull();
    expect(played(state, keepWording(0))).toBe(state);
  });

  test("T62 Enter behind the first wording begins a clause behind them all", () => {
    const pair = played(sheet(["operative", 0, "Decide|"], ["operative", 0, "Agree"]), addVariant(0));
    const state = played(pair, name);
    const first = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 7)));
    expect(labels(played(first, newClause))).toEqual([
      ...["OP1 Decide", "OP1 bis Decide", "OP2 ", "OP3 Agree"],
    ]);
  });

  test("T62 what is copied or split off is no variant", () => {
    const node = clause({ id: "x", kind: "operative", level: 0, variant: "c0" }, "Decide now");
    const state = sheet(["operative", 0, "Decide"], ["operative", 0, "|Agree"]);
    const more = state.apply(state.tr.insert(state.doc.child(0).nodeSize, node));
    const split = played(more.apply(more.tr.setSelection(TextSelection.create(more.doc, 15))), newClause);
    expect(labels(split)).toEqual(["OP1 Decide", "OP1 bis Decide", "OP2  now", "OP3 Agree"]);
  });

  test("T62 what others type meanwhile in the one that is kept stays", () => {
    const pair = shared("Decide|", "Agree");
    pair.run(addVariant(0));
    pair.run(name);
    pair.notify();
    pair.type(6, " firmly", 1);
    pair.run(keepWording(1));
    expect(pair.meet()).toBe("Decide firmlyAgree");
  });
});
