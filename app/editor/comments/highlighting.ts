/**
 * Commented words on the paper: drawn, never stored. What is typed here moves the drawing along; changes from elsewhere
 * create all nodes again (y-tiptap), so the words are looked up in the shared document again.
 */
import type { EditorState } from "@tiptap/pm/state";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type { XmlFragment } from "yjs";
import type { Anchor } from "#domain/comments/index.ts";
import { whereMarked } from "./marking.ts";

export interface Commented {
  /** Empty for the words of a new discussion. */
  thread: string;
  clause: string;
  anchor: Pick<Anchor, "from" | "to" | "quote">;
  now: boolean;
}

interface Highlights {
  commented: readonly Commented[];
  set: DecorationSet;
}

const key = new PluginKey<Highlights>("comments");

/** In: called when commented words are pressed. */
export function highlightPlugin(
  fragment: XmlFragment,
  onPress: (thread: string) => void,
): Plugin<Highlights> {
  return new Plugin<Highlights>({
    key,
    state: {
      init: () => ({ commented: [], set: DecorationSet.empty }),
      apply(tr, before, _, { doc }) {
        const commented = (tr.getMeta(key) as readonly Commented[] | undefined) ?? before.commented;
        const afresh = commented !== before.commented || tr.getMeta(ySyncPluginKey);
        if (afresh) return { commented, set: drawn(fragment, doc, commented) };
        return tr.docChanged ? { commented, set: before.set.map(tr.mapping, doc) } : before;
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.set,
      handleDOMEvents: {
        click(view, { target }) {
          const words =
            target instanceof Element ? target.closest<HTMLElement>("mark[data-commented]") : null;
          const thread = words && view.dom.contains(words) ? words.dataset.commented : "";
          if (thread && getSelection()?.isCollapsed !== false) onPress(thread);
          return false;
        },
      },
    },
  });
}

export function setCommented(view: EditorView, commented: readonly Commented[]): void {
  view.dispatch(view.state.tr.setMeta(key, commented).setMeta("addToHistory", false));
}

/** Where the words of each discussion are drawn now; those that are not drawn are missing. */
export function drawnNow(state: EditorState): Map<string, { from: number; to: number }> {
  const found = key.getState(state)?.set.find() ?? [];
  return new Map(found.map(({ from, to, spec }) => [spec.thread, { from, to }]));
}

function drawn(
  fragment: XmlFragment,
  doc: EditorState["doc"],
  commented: readonly Commented[],
): DecorationSet {
  // While a change is on its way between the two documents they may differ for a moment.
  if (!commented.length || fragment.length !== doc.childCount) return DecorationSet.empty;
  const decorations = commented.flatMap((one) => {
    const at = whereMarked(fragment, doc, one);
    if (!at || at.to <= at.from) return [];
    const kind = one.thread ? `commented${one.now ? " commented-now" : ""}` : "being-marked";
    const attributes = { nodeName: "mark", class: kind, "data-commented": one.thread };
    return [Decoration.inline(at.pos + at.from, at.pos + at.to, attributes, { thread: one.thread })];
  });
  return DecorationSet.create(doc, decorations);
}
