/** Space under clauses for what is not part of the text. */
import { EditorState } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { describe, expect, test } from "vitest";
import { insetPlugin, setInsets } from "#app/editor/drawing/insets.ts";
import { clause, schema, sheet } from "./sheet.ts";

/** A view without a page: what is dispatched is applied. */
function viewOf(plugin: ReturnType<typeof insetPlugin>) {
  const { doc } = sheet(["operative", 0, "One"], ["operative", 0, "Two"]);
  const view = {
    state: EditorState.create({ doc, plugins: [plugin] }),
    dispatched: 0,
    dispatch(tr: EditorState["tr"]) {
      view.dispatched++;
      view.state = view.state.apply(tr);
    },
  };
  return view;
}

function rooms(plugin: ReturnType<typeof insetPlugin>, state: EditorState): string[] {
  const set = plugin.props.decorations?.call(plugin, state) as { find(): { from: number }[] } | null;
  return (set?.find() ?? []).map((one) => {
    const { attrs } = (one as unknown as { type: { attrs: Record<string, string> } }).type;
    return `${state.doc.nodeAt(one.from)?.textContent} ${attrs.style}`;
  });
}

describe("insets", () => {
  test("N47 room is kept under the clause that it belongs to, wherever that goes", () => {
    const plugin = insetPlugin();
    const view = viewOf(plugin);
    expect(rooms(plugin, view.state)).toEqual([]);
    setInsets(view as unknown as EditorView, { c1: 120 });
    expect(rooms(plugin, view.state)).toEqual(["Two --inset: 120px"]);
    view.dispatch(view.state.tr.insert(0, clause({ id: "new", kind: "operative" }, "Before")));
    expect(rooms(plugin, view.state)).toEqual(["Two --inset: 120px"]);
    view.dispatch(view.state.tr.delete(0, view.state.doc.content.size - 5));
    setInsets(view as unknown as EditorView, { gone: 80 });
    expect(rooms(plugin, view.state)).toEqual([]);
  });

  test("N47 the same room again is no news to the editor", () => {
    const plugin = insetPlugin();
    const view = viewOf(plugin);
    setInsets(view as unknown as EditorView, { c0: 40 });
    setInsets(view as unknown as EditorView, { c0: 40 });
    expect(view.dispatched).toBe(1);
    expect(view.state.doc.type.schema).toBe(schema);
  });
});
