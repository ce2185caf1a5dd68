/**
 * Dispatches a transaction of several steps step by step, as one step to undo. y-tiptap writes everything that one
 * transaction did to a clause as one replacement, from the first difference to the last: words between two changes
 * would be deleted and written again, under another author, and what others type there meanwhile would be misplaced.
 */
import type { Editor } from "@tiptap/core";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { inStep } from "./undo-steps.ts";

/** Meta of an edit that was confirmed or is deliberate: no question about a large deletion (deleting/asking.ts). */
export const ASKED = "asked";

export function dispatchInSteps(editor: Editor, whole: Transaction): void {
  // A change that touches a closed clause is refused whole (status/closing.ts).
  if (!editor.state.applyTransaction(whole).transactions.length) return;
  const { anchor, head } = whole.selection;
  for (const [index, step] of whole.steps.entries()) {
    const tr = inStep(editor.state.tr.step(step), index ? "continues" : "begins").setMeta(ASKED, true);
    if (index === whole.steps.length - 1)
      tr.setSelection(TextSelection.create(tr.doc, anchor, head)).scrollIntoView();
    editor.view.dispatch(tr);
  }
}
