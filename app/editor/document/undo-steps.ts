/**
 * What one Ctrl+Z takes back: a run of typing, or one edit of another kind. A run is letters inserted (or deleted) one
 * after the other at the caret, or one field being filled, without a pause. What others do meanwhile, the server's echo
 * and its repairs neither end a run nor join it. Yjs alone only counts the milliseconds.
 */
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { AttrStep, ReplaceStep } from "@tiptap/pm/transform";
import { redo, undo, ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { FIELD_NAMES } from "#domain/text/schema.ts";

/** The value that Yjs uses: a longer pause between two letters begins a new step. */
export const PAUSE_MS = 500;

interface Run {
  /** Inserted letters, deleted letters, or the field that is being filled. */
  kind: "typing" | "erasing" | `field ${string}`;
  /** When its last letter was typed. */
  at: number;
}

export interface UndoSteps {
  /** Counts the steps. Another number than before: a new step has begun. */
  step: number;
  /** The run that the next edit may continue. */
  run: Run | null;
  /** ProseMirror's number of the word that an input method is composing; whatever it rewrites is one step. */
  composition: number | null;
}

export const undoStepsKey = new PluginKey<UndoSteps>("undo-steps");

/** Puts several transactions into one step: the first one begins it, the others continue it whatever they do. */
export function inStep(tr: Transaction, how: "begins" | "continues"): Transaction {
  return tr.setMeta(undoStepsKey, how);
}

/** Must come before Collaboration: Collaboration writes the edit, and by then the step must have begun. */
export function undoSteps(): Plugin<UndoSteps> {
  return new Plugin<UndoSteps>({
    key: undoStepsKey,
    state: {
      init: () => ({ step: 0, run: null, composition: null }),
      apply: (tr, before, old, now) => stepsAfter(before, tr, old, now),
    },
    view({ state }) {
      const manager = undoManagerOf(state);
      if (manager) manager.captureTimeout = Number.POSITIVE_INFINITY;
      return {
        update: ({ state: now }, before) => steer(now, before),
      };
    },
    props: { handleDOMEvents: { beforeinput: fromTheMenu } },
  });
}

/**
 * Tells Yjs whether to begin a step with the edit that it is about to get. This is set with every edit, because
 * y-tiptap also ends a step, at each redraw that follows a change of another person.
 */
function steer(now: EditorState, before: EditorState): void {
  const manager = undoManagerOf(now);
  if (!manager || now.doc === before.doc || ySyncPluginKey.getState(now)?.isChangeOrigin) return;
  if (stepOf(now) !== stepOf(before)) manager.stopCapturing();
  else manager.lastChange = Date.now();
}

export function stepOf(state: EditorState): number | undefined {
  return undoStepsKey.getState(state)?.step;
}

export function undoManagerOf(state: EditorState): Y.UndoManager | undefined {
  return yUndoPluginKey.getState(state)?.undoManager;
}

/** In: the state of the steps, a transaction, the editor before and after it. */
export function stepsAfter(
  before: UndoSteps,
  tr: Transaction,
  old: EditorState,
  now: EditorState,
): UndoSteps {
  const change = tr.getMeta(ySyncPluginKey);
  if (change?.isChangeOrigin) return change.isUndoRedoOperation ? { ...before, run: null } : before;
  if (!tr.docChanged) return now.selection.eq(old.selection) ? before : { ...before, run: null };
  const composition: number | null = tr.getMeta("composition") ?? null;
  const part = tr.getMeta(undoStepsKey) ? null : runOf(tr, old);
  const step = continues(before, { tr, part, composition }) ? before.step : before.step + 1;
  return { step, run: part?.run ?? null, composition };
}

interface Edit {
  tr: Transaction;
  part: ReturnType<typeof runOf>;
  composition: number | null;
}

function continues(before: UndoSteps, { tr, part, composition }: Edit): boolean {
  const how = tr.getMeta(undoStepsKey);
  if (how) return how === "continues";
  if (tr.getMeta("appendedTransaction")) return true;
  if (composition !== null && composition === before.composition) return true;
  if (!part?.goesOn || !before.run) return false;
  return before.run.kind === part.run.kind && part.run.at - before.run.at < PAUSE_MS;
}

/** Which part of a run an edit is; null where it is an edit of another kind. */
function runOf(tr: Transaction, { doc, selection }: EditorState): { run: Run; goesOn: boolean } | null {
  const [only] = tr.steps;
  if (tr.steps.length !== 1 || tr.getMeta("uiEvent")) return null;
  if (only instanceof AttrStep) {
    const clause = doc.nodeAt(only.pos)?.attrs.id;
    if (!clause || !FIELD_NAMES.includes(only.attr as never)) return null;
    return { run: { kind: `field ${clause} ${only.attr}`, at: tr.time }, goesOn: true };
  }
  if (!(only instanceof ReplaceStep)) return null;
  const { from, to, slice } = only;
  const $from = doc.resolve(from);
  if (!$from.parent.isTextblock || !$from.sameParent(doc.resolve(to))) return null;
  const put = slice.content.textBetween(0, slice.content.size);
  if (put.length !== slice.content.size) return null;
  const atCaret = selection.empty && from <= selection.head && selection.head <= to;
  if (put) return { run: { kind: "typing", at: tr.time }, goesOn: atCaret };
  // A word, or a selection, is deleted as a whole.
  const single = [...doc.textBetween(from, to)].length === 1;
  return single && atCaret ? { run: { kind: "erasing", at: tr.time }, goesOn: true } : null;
}

/** The browser's own undo (a menu, a gesture) would change the page without the editor. */
function fromTheMenu(view: { state: EditorState; editable: boolean }, event: InputEvent): boolean {
  const run = event.inputType === "historyUndo" ? undo : event.inputType === "historyRedo" ? redo : null;
  if (!run || !view.editable) return false;
  event.preventDefault();
  run(view.state);
  return true;
}
