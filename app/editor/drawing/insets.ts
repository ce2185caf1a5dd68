/**
 * Reserves room under clauses for what is shown there and is no part of the text: amendments, the editor of one. It is
 * outside the editor and lies over the room that this plugin reserves, so that it never covers a word and the caret
 * never enters it.
 */
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";

/** Height in pixels, by clause. */
type Heights = Readonly<Record<string, number>>;

const insetKey = new PluginKey<Heights>("insets");

export function insetPlugin(): Plugin<Heights> {
  return new Plugin<Heights>({
    key: insetKey,
    state: {
      init: () => ({}),
      apply: (tr, before) => tr.getMeta(insetKey) ?? before,
    },
    props: {
      decorations(state) {
        const heights = insetKey.getState(state) ?? {};
        if (!Object.keys(heights).length) return null;
        const found: Decoration[] = [];
        state.doc.forEach((node, pos) => {
          const height = Object.hasOwn(heights, node.attrs.id) && heights[node.attrs.id];
          if (height)
            found.push(Decoration.node(pos, pos + node.nodeSize, { style: `--inset: ${height}px` }));
        });
        return DecorationSet.create(state.doc, found);
      },
    },
  });
}

/** Reserves this much room under these clauses and none under the others. */
export function setInsets(view: EditorView, heights: Heights): void {
  const before = insetKey.getState(view.state);
  if (JSON.stringify(before) !== JSON.stringify(heights))
    view.dispatch(view.state.tr.setMeta(insetKey, heights).setMeta("addToHistory", false));
}
