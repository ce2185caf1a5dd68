/** The editor's state with the real selection: in a text that cannot be written only the browser knows it. */
import type { Editor } from "@tiptap/core";
import { type EditorState, TextSelection } from "@tiptap/pm/state";

export function selectedState({ state, view }: Editor): EditorState {
  const selection = getSelection();
  const { anchorNode, focusNode } = selection ?? {};
  if (!selection || selection.isCollapsed || !anchorNode || !focusNode) return state;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return state;
  const [anchor, head] = [
    view.posAtDOM(anchorNode, selection.anchorOffset),
    view.posAtDOM(focusNode, selection.focusOffset),
  ];
  if (Math.min(anchor, head) < 0) return state;
  return state.apply(
    state.tr.setSelection(TextSelection.between(state.doc.resolve(anchor), state.doc.resolve(head))),
  );
}
