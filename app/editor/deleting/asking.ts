/**
 * Before a large deletion the person is asked, however it is done: keys, typing or pasting over a selection, cutting,
 * dragging, a button. The deletion is refused and remembered; the selection stays. Remote changes, and what was
 * confirmed, pass. Undo is never asked about: redo takes it back.
 */
import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { clauseOf, positionOfId } from "#app/editor/document/clauses.ts";
import { ASKED, dispatchInSteps } from "#app/editor/document/edits.ts";
import type { Clause } from "#domain/text/clause.ts";
import { type Deletion, largeDeletion } from "#domain/text/large-deletion.ts";

/** An edit that waits for its author's answer. */
export interface AskedDeletion {
  deletion: Deletion;
  stroke: Transaction;
}

/** `share`: for an amendment, which is usually rewritten, the question is asked only when all of it is deleted. */
export function askingPlugin(onAsk: (asked: AskedDeletion) => void, share?: number): Plugin {
  return new Plugin({
    filterTransaction(tr) {
      if (!tr.docChanged || tr.getMeta(ASKED) || tr.getMeta(ySyncPluginKey)?.isChangeOrigin) return true;
      if (!takesMuch(tr)) return true;
      const deletion = largeDeletion(clausesIn(tr.before), clausesIn(tr.doc), share ? { share } : {});
      if (deletion) onAsk({ deletion, stroke: tr });
      return deletion === null;
    },
  });
}

/** Makes the edit after all, but not on words that others changed meanwhile. One step to undo. */
export function makeStroke(editor: Editor, { stroke }: AskedDeletion): void {
  const tr = strokeNow(editor.state.tr, stroke);
  if (tr.docChanged) dispatchInSteps(editor, tr.setMeta(ASKED, true));
}

export function strokeNow(tr: Transaction, stroke: Transaction): Transaction {
  if (!tr.doc.eq(stroke.before)) return withoutOthers(tr, stroke.before, stroke.doc);
  // When the whole text is deleted the first clause stays, empty and with its id: undo could not give the id to a new
  // clause.
  if (stroke.doc.childCount === 1 && !stroke.doc.content.firstChild?.content.size)
    return tr.delete(1, tr.doc.content.size - 1).setSelection(TextSelection.create(tr.doc, 1));
  for (const step of stroke.steps) tr.step(step);
  return tr.setSelection(Selection.fromJSON(tr.doc, stroke.selection.toJSON()));
}

/** Below this size, such as one typed-over word, the text is not counted at all. */
const LONGEST_WORDS = 40;

function takesMuch({ mapping, before, doc, steps }: Transaction): boolean {
  let taken = 0;
  for (const map of mapping.maps)
    map.forEach((from, to) => {
      taken += to - from;
    });
  return taken >= LONGEST_WORDS || before.childCount - doc.childCount > 3 || steps.length > 3;
}

function clausesIn(doc: Node): Clause[] {
  return nodesOf(doc).map(clauseOf);
}

/** The text has changed since: delete clause by clause; a clause in which others wrote stays as they have it. */
function withoutOthers(tr: Transaction, before: Node, after: Node): Transaction {
  const [was, is] = [byId(before), byId(after)];
  for (const node of nodesOf(tr.doc)) {
    const { id } = node.attrs;
    const place = positionOfId(tr.doc, id);
    if (!place || !was.get(id)?.eq(node)) continue;
    const end = place.pos + node.nodeSize;
    const wanted = is.get(id);
    if (!wanted) tr.delete(place.pos, end);
    else if (!wanted.eq(node)) tr.replaceWith(place.pos, end, wanted);
  }
  const all = nodesOf(after);
  // From the last to the first, so that of several clauses after one, the first ends up directly behind it.
  for (const [at, node] of [...all.entries()].reverse()) {
    if (was.has(node.attrs.id) || !node.content.size) continue;
    const known = all.slice(0, at).findLast(({ attrs }) => was.has(attrs.id));
    insertBehind(tr, known?.attrs.id ?? null, node);
  }
  return tr;
}

function insertBehind(tr: Transaction, id: string | null, node: Node): void {
  const place = id ? positionOfId(tr.doc, id) : null;
  tr.insert(place ? place.pos + place.node.nodeSize : 0, node);
}

function byId(doc: Node): Map<string, Node> {
  return new Map(nodesOf(doc).flatMap((node) => (node.attrs.id ? [[node.attrs.id, node]] : [])));
}

function nodesOf(doc: Node): Node[] {
  const nodes: Node[] = [];
  doc.forEach((node) => {
    nodes.push(node);
  });
  return nodes;
}
