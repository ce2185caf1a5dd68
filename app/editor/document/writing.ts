/**
 * What Enter, Backspace, Delete and Tab do to clauses, as ProseMirror commands without a view. They guarantee that the
 * clause that keeps its words keeps its id, and that no words change their kind unnoticed. New clauses have no id: the
 * server gives it.
 */
import { type Command, type EditorState, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { behindWordings } from "#app/editor/document/varying.ts";
import { isNumbered, type Kind } from "#domain/text/clause.ts";
import { CLAUSE_NODE } from "#domain/text/schema.ts";
import { type ClausePosition, positionAt, selectedPositions } from "./clauses.ts";
import { kindAfter, kindsFit } from "./kinds.ts";

/** Enter: a new clause; in an empty sub-paragraph, one level up. */
export const newClause: Command = (state, dispatch) => {
  const tr = cleared(state.tr);
  const place = positionAt(tr.doc, tr.selection.$head.index(0));
  const offset = tr.selection.$head.parentOffset;
  if (!place.node.content.size && place.node.attrs.level > 0)
    return done(tr.setNodeAttribute(place.pos, "level", place.node.attrs.level - 1), dispatch);
  if (offset === 0 && place.node.content.size) insertBefore(tr, place);
  else splitAt(tr, place, offset);
  return done(tr, dispatch);
};

/** With the caret at the start of a clause its words stay in it: a new empty clause comes before it. */
function insertBefore(tr: Transaction, place: ClausePosition): void {
  const { kind, level } = place.node.attrs;
  tr.insert(place.pos, fresh(tr, kind, level));
  tr.setSelection(TextSelection.create(tr.doc, place.pos + 1));
}

function splitAt(tr: Transaction, place: ClausePosition, offset: number): void {
  const { kind, level, scope } = place.node.attrs as { kind: Kind; level: number; scope: string | null };
  const atEnd = offset === place.node.content.size;
  const next = atEnd || kind === "title" ? kindAfter(kindsOf(tr), place.index) : kind;
  const from = place.pos + 1 + offset;
  const rest = place.node.content.cut(offset);
  const end = place.pos + place.node.nodeSize - 1;
  if (rest.size) tr.delete(from, end);
  const after = atEnd ? behindWordings(tr.doc, place.index) : from + 1;
  tr.insert(after, fresh(tr, next, isNumbered(next) ? level : 0, next === "action" ? scope : null, rest));
  tr.setSelection(TextSelection.create(tr.doc, after + 1));
}

function fresh(
  tr: Transaction,
  kind: Kind,
  level: number,
  scope: string | null = null,
  content = emptyOf(tr),
) {
  const type = tr.doc.type.schema.nodes[CLAUSE_NODE];
  if (!type) throw new Error("The schema of a sheet has clauses.");
  return type.create({ kind, level, scope }, content);
}

function emptyOf(tr: Transaction) {
  return tr.doc.content.cut(0, 0);
}

/** Backspace and Delete over a selection, and typing over a selection of several clauses. */
export function replaceSelected(words = ""): Command {
  return (state, dispatch) => {
    const { $from, $to, empty } = state.selection;
    if (empty || (words && $from.sameParent($to))) return false;
    const tr = cleared(state.tr);
    return done(words ? tr.insertText(words) : tr, dispatch);
  };
}

/**
 * Deletes the selection. If it cuts two clauses, each keeps its remaining words, unless one is left empty or both have
 * the same kind: then one clause stays, with the id of the one that kept words.
 */
function cleared(tr: Transaction): Transaction {
  const { $from, $to } = tr.selection;
  if ($from.sameParent($to)) return tr.deleteSelection();
  const [first, last] = [$from.parent, $to.parent];
  const [head, tail] = [$from.parentOffset, last.content.size - $to.parentOffset];
  if (!head && tail) {
    tr.delete($to.start(), $to.pos).delete($from.before(), $to.before());
    return tr.setSelection(TextSelection.create(tr.doc, $from.before() + 1));
  }
  if (!tail || kindsFit(first.attrs.kind, last.attrs.kind)) return tr.deleteSelection();
  tr.delete($to.start(), $to.pos);
  if ($to.before() > $from.after()) tr.delete($from.after(), $to.before());
  tr.delete($from.pos, $from.end());
  return tr.setSelection(TextSelection.create(tr.doc, $from.pos));
}

/**
 * Backspace at the start of a clause: an empty clause is deleted, clauses of one kind are joined, everything else
 * stays.
 */
export const backwards: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  if (!empty || $head.parentOffset > 0) return false;
  const index = $head.index(0);
  if (index === 0)
    return state.doc.childCount > 1 && !$head.parent.content.size ? join(state, 0, dispatch) : true;
  return join(state, index - 1, dispatch);
};

/** Delete at the end of a clause, the same from the other side. */
export const forwards: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  if (!empty || $head.parentOffset < $head.parent.content.size) return false;
  const index = $head.index(0);
  return index === state.doc.childCount - 1 || join(state, index, dispatch);
};

/**
 * Joins the clause at `index` with the next. If one is empty, it is deleted, and the other keeps id, kind and level.
 */
function join(state: EditorState, index: number, dispatch?: (tr: Transaction) => void): boolean {
  const first = positionAt(state.doc, index);
  const second = positionAt(state.doc, index + 1);
  const tr = state.tr;
  const border = second.pos;
  if (!second.node.content.size) {
    tr.delete(border, border + second.node.nodeSize);
    tr.setSelection(Selection.near(tr.doc.resolve(border - 1), -1));
  } else if (!first.node.content.size) {
    tr.delete(first.pos, border);
    tr.setSelection(TextSelection.create(tr.doc, first.pos + 1));
  } else if (kindsFit(first.node.attrs.kind, second.node.attrs.kind)) {
    tr.delete(border, border + second.node.nodeSize);
    tr.insert(border - 1, second.node.content);
    tr.setSelection(TextSelection.create(tr.doc, border - 1));
  }
  return tr.docChanged ? done(tr, dispatch) : true;
}

/** Tab and Shift-Tab: the level of every numbered clause in the selection, never deeper than one below its parent. */
export function moveLevel(by: 1 | -1): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    for (const place of selectedPositions(state)) {
      const { kind, level } = place.node.attrs;
      if (!isNumbered(kind)) continue;
      const before = place.index > 0 ? tr.doc.child(place.index - 1).attrs : null;
      const deepest = before?.kind === kind ? Math.min(3, before.level + 1) : 0;
      const next = Math.max(0, Math.min(level + by, by > 0 ? deepest : 3));
      if (next !== level) tr.setNodeAttribute(place.pos, "level", next);
    }
    return tr.docChanged && done(tr, dispatch);
  };
}

/** The kind of every clause in the selection. Only numbered kinds have levels. */
export function setKind(kind: Kind): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    for (const { node, pos } of selectedPositions(state)) {
      if (node.attrs.kind !== kind) tr.setNodeAttribute(pos, "kind", kind);
      if (node.attrs.level && !isNumbered(kind)) tr.setNodeAttribute(pos, "level", 0);
    }
    return tr.docChanged && done(tr, dispatch);
  };
}

function kindsOf(tr: Transaction): Kind[] {
  const kinds: Kind[] = [];
  tr.doc.forEach((node) => {
    kinds.push(node.attrs.kind);
  });
  return kinds;
}

function done(tr: Transaction, dispatch?: (tr: Transaction) => void): true {
  dispatch?.(tr.scrollIntoView());
  return true;
}
