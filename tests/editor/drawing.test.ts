/** What is drawn on the sheet and not stored. */
import { EditorState } from "@tiptap/pm/state";
import { describe, expect, test } from "vitest";
import { drawingKey, drawingPlugin } from "#app/editor/drawing/drawing.ts";
import { schema, sheet } from "./sheet.ts";

function draw(values: EditorState, language = "en") {
  return EditorState.create({ doc: values.doc, plugins: [drawingPlugin(language, "alone")] });
}

const classes = (state: EditorState) =>
  (drawingKey.getState(state)?.set.find() ?? []).flatMap((one) => {
    const { attrs } = (one as unknown as { type: { attrs: Record<string, string> } }).type;
    return attrs.class ? [`${attrs.class} ${state.doc.textBetween(one.from, one.to)}`] : [];
  });

describe("drawing", () => {
  test("E6 labels and endings follow the order of clauses and change at once", () => {
    const state = draw(
      sheet(["preambular", 0, "Recalling"], ["operative", 0, "Decide"], ["operative", 1, "to act"]),
    );
    const labels = (now: EditorState) =>
      drawingKey.getState(now)?.clauses.map(({ label, ending }) => label + ending);
    expect(labels(state)).toEqual(["PP1,", "OP1:", "(a)."]);
    const node = schema.node("clause", { kind: "operative", level: 0 }, [schema.text("Agree")]);
    const more = state.apply(state.tr.insert(state.doc.child(0).nodeSize, node));
    expect(labels(more)).toEqual(["PP1,", "OP1;", "OP2:", "(a)."]);
  });

  test("E6 lead words are drawn in the language of the text", () => {
    expect(classes(draw(sheet(["preambular", 0, "Recalling also the Charter"])))).toEqual([
      "lead Recalling also",
    ]);
    expect(classes(draw(sheet(["preambular", 0, "напоминая о Конвенции"]), "ru"))).toEqual([
      "lead напоминая",
    ]);
  });

  test("E6 pairs of brackets are tinted, lone ones flagged, both counted, and each can be pressed", () => {
    const state = draw(sheet(["note", 0, "a [b [c]] d ]"]));
    expect(classes(state).sort()).toEqual([
      ...["bracket [", "bracket [", "bracket ]", "bracket ]", "bracket bracket-alone ]"],
      ...["bracketed [b [c]]", "bracketed [c]"],
    ]);
    expect(drawingKey.getState(state)?.clauses[0]?.open).toBe(3);
  });

  test("E6 a change of words in one clause draws 400 clauses anew within a frame or so", () => {
    const many = Array.from({ length: 400 }, (_, at) => {
      return ["operative", at % 3, `Decide to act [soon] in matter ${at} `.repeat(8)] as [
        string,
        number,
        string,
      ];
    });
    let state = draw(sheet(...many));
    const started = performance.now();
    for (let at = 0; at < 20; at++) state = state.apply(state.tr.insertText("x", 5));
    const each = (performance.now() - started) / 20;
    console.info(`drawing 400 clauses after a key: ${each.toFixed(1)} ms`);
    expect(drawingKey.getState(state)?.clauses).toHaveLength(400);
  });
});
