/**
 * A transaction of several steps, handed over step by step, as one step to undo. y-tiptap writes whatever one transaction
 * did to a clause as one replacement, from the first difference to the last: words between two changes would be deleted
 * and written anew, by another hand, and what others type there meanwhile would be thrown out of place.
 */
import type { Editor } from "@tiptap/core";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { yUndoPluginKey } from "@tiptap/y-tiptap";

export function dispatchInSteps(editor: Editor, whole: Transaction): void {
  // What touches a closed clause is turned away whole (standing/closing.ts), not by halves.
  if (!editor.state.applyTransaction(whole).transactions.length) return;
  const undo = yUndoPluginKey.getState(editor.state)?.undoManager;
  undo?.stopCapturing();
  for (const step of whole.steps) editor.view.dispatch(editor.state.tr.step(step));
  undo?.stopCapturing();
  const { anchor, head } = whole.selection;
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, anchor, head)).scrollIntoView());
}
