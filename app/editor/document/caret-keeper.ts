/**
 * Keeps the caret where its owner is writing while others change the text. y-tiptap 3.0.9 restores it by offset in the
 * clause whenever the clause changed, so it drifts into other people's words, and loses it in a fresh empty clause
 * (tiptap #7213, #7332). Here an end of the selection sticks to the letter before it, so that two people who type at
 * one position each get their own words in one piece.
 */
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { positionAt } from "./clauses.ts";

/** Where one end of the selection is, in the shared document. `letter` is null in a clause without words. */
export interface HeldCaret {
  clause: Y.XmlElement;
  letter: Y.RelativePosition | null;
}

/** In: the fragment and the editor's document, which agree, and a position. Null where that is in no clause. */
export function hold(fragment: Y.XmlFragment, doc: Node, pos: number): HeldCaret | null {
  const $pos = doc.resolve(pos);
  const clause = fragment.get($pos.index(0));
  if ($pos.depth !== 1 || !(clause instanceof Y.XmlElement)) return null;
  let offset = $pos.parentOffset;
  for (const text of textsOf(clause)) {
    if (offset <= text.length)
      return { clause, letter: Y.createRelativePositionFromTypeIndex(text, offset, -1) };
    offset -= text.length;
  }
  return { clause, letter: null };
}

/** The position now; null where the clause is gone. */
export function whereIs(fragment: Y.XmlFragment, doc: Node, before: HeldCaret): number | null {
  const held = { ...before, clause: broughtBack(before.clause) };
  const index = fragment.toArray().indexOf(held.clause);
  if (index < 0 || index >= doc.childCount) return null;
  const { pos, node } = positionAt(doc, index);
  return pos + 1 + Math.min(offsetOf(held), node.content.size);
}

/** Undo brings a deleted clause back as another element: the one that replaces it now. */
function broughtBack(clause: Y.XmlElement): Y.XmlElement {
  let item = clause._item;
  while (item?.redone && clause.doc) item = Y.getItem(clause.doc.store, item.redone);
  const type = item?.content instanceof Y.ContentType ? item.content.type : null;
  return type instanceof Y.XmlElement ? type : clause;
}

function offsetOf({ clause, letter }: HeldCaret): number {
  const found = letter && clause.doc && Y.createAbsolutePositionFromRelativePosition(letter, clause.doc);
  if (!found) return 0;
  let before = 0;
  for (const text of textsOf(clause)) {
    if (text === found.type) return before + found.index;
    before += text.length;
  }
  return 0;
}

function textsOf(clause: Y.XmlElement): Y.XmlText[] {
  return clause.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText);
}

/** Must come after Collaboration: it reads the shared document when that has taken over the editor's change. */
export function caretKeeper(fragment: Y.XmlFragment): Plugin {
  let held: { anchor: HeldCaret; head: HeldCaret } | null = null;
  return new Plugin({
    appendTransaction: (transactions, _, state) =>
      held && transactions.some(isRemote) ? replaced(fragment, state, held) : null,
    view: () => ({
      update: ({ state }) => {
        const { anchor, head } = state.selection;
        if (fragment.length !== state.doc.childCount) return;
        const [from, to] = [hold(fragment, state.doc, anchor), hold(fragment, state.doc, head)];
        held = from && to ? { anchor: from, head: to } : null;
      },
    }),
  });
}

/** An undo by this person is not remote: it restores the selection of that time. */
function isRemote(tr: Transaction): boolean {
  const change = tr.getMeta(ySyncPluginKey);
  return Boolean(change?.isChangeOrigin && !change.isUndoRedoOperation);
}

function replaced(fragment: Y.XmlFragment, state: EditorState, held: { anchor: HeldCaret; head: HeldCaret }) {
  const anchor = whereIs(fragment, state.doc, held.anchor);
  const head = whereIs(fragment, state.doc, held.head);
  if (anchor === null || head === null) return null;
  if (anchor === state.selection.anchor && head === state.selection.head) return null;
  const tr = state.tr.setSelection(TextSelection.create(state.doc, anchor, head));
  return tr.setMeta(ySyncPluginKey, { isChangeOrigin: true });
}
