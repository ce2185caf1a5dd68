/**
 * After an undo the selection is what it was before the undone step; after a redo, what it was after the step. y-tiptap
 * notes a selection with each step, too, but restores it only after the editor has been drawn again.
 */
import { type EditorState, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { type HeldCaret, hold, whereIs } from "./caret-keeper.ts";
import { stepOf, undoManagerOf } from "./undo-steps.ts";

interface Ends {
  anchor: HeldCaret;
  head: HeldCaret;
}

/** Noted with a step: the selection before and after it. */
interface Carets {
  before: Ends | null;
  behind: Ends | null;
}

type Step = Y.UndoManager["undoStack"][number];

const CARETS = Symbol("carets");

/**
 * Two plugins. `before` must come before Collaboration: it notes the caret while the shared document does not have the
 * edit yet. `behind` must come after it: it reads the document when that has the edit, or has undone it.
 */
export function undoCaret(fragment: Y.XmlFragment): { before: Plugin; behind: Plugin } {
  let last: Ends | null = null;
  const before = new Plugin({
    view: () => ({
      update({ state }, old) {
        if (stepOf(state) !== stepOf(old)) last = endsOf(fragment, old);
      },
    }),
  });
  const behind = new Plugin({
    appendTransaction: (transactions, _, state) =>
      transactions.some(isUndo) ? broughtBack(fragment, state) : null,
    view({ state }) {
      const stop = watchSteps(state, () => last);
      return {
        update({ state: now }, old) {
          if (now.doc === old.doc || ySyncPluginKey.getState(now)?.isChangeOrigin) return;
          const carets = caretsOf(undoManagerOf(now)?.undoStack.at(-1));
          if (carets) carets.behind = endsOf(fragment, now);
        },
        destroy: stop,
      };
    },
  });
  return { before, behind };
}

/** Notes the carets with each new step; an undone step passes them on to its opposite. */
function watchSteps(state: EditorState, before: () => Ends | null): () => void {
  const manager = undoManagerOf(state);
  if (!manager) return () => {};
  const added = ({ stackItem }: { stackItem: Step }) => {
    const carets = caretsOf(manager.currStackItem) ?? { before: before(), behind: null };
    stackItem.meta.set(CARETS, carets);
  };
  const popped = () => {
    // Otherwise the selection that y-tiptap noted would become the caret at the next change of another person.
    ySyncPluginKey.getState(state).binding.beforeTransactionSelection = null;
  };
  manager.on("stack-item-added", added);
  manager.on("stack-item-popped", popped);
  return () => {
    manager.off("stack-item-added", added);
    manager.off("stack-item-popped", popped);
  };
}

function caretsOf(step: Step | null | undefined): Carets | undefined {
  return step?.meta.get(CARETS);
}

function isUndo(tr: Transaction): boolean {
  return Boolean(tr.docChanged && tr.getMeta(ySyncPluginKey)?.isUndoRedoOperation);
}

function broughtBack(fragment: Y.XmlFragment, state: EditorState): Transaction | null {
  const manager = undoManagerOf(state);
  const carets = caretsOf(manager?.currStackItem);
  const ends = manager?.undoing ? carets?.before : carets?.behind;
  const anchor = ends && whereIs(fragment, state.doc, ends.anchor);
  const head = ends && whereIs(fragment, state.doc, ends.head);
  if (typeof anchor !== "number" || typeof head !== "number") return null;
  const tr = state.tr.setSelection(TextSelection.create(state.doc, anchor, head)).scrollIntoView();
  return tr.setMeta(ySyncPluginKey, { isChangeOrigin: true, isUndoRedoOperation: true });
}

function endsOf(fragment: Y.XmlFragment, { doc, selection }: EditorState): Ends | null {
  if (fragment.length !== doc.childCount) return null;
  // A selection of everything ends outside the clauses.
  const [anchor, head] = [selection.anchor, selection.head].map((pos) =>
    hold(fragment, doc, Math.max(1, Math.min(pos, doc.content.size - 1))),
  );
  return anchor && head ? { anchor, head } : null;
}
