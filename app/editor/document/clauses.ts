/**
 * Converts the editor's document to clauses of the domain, and indexes back to positions. A sheet is flat, so the index
 * of a clause is enough to find it; nothing here knows the view.
 */
import type { Node } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import { type Clause, type Run, tidy } from "#domain/text/clause.ts";
import { readAttributes } from "#domain/text/schema.ts";

/** The clause of a node. One run is enough: nothing drawn in the editor depends on text marks. */
export function clauseOf(node: Node): Clause {
  const { id, ...shape } = readAttributes(node.attrs);
  const words = node.textContent;
  return { id: id ?? "", ...shape, runs: words ? [{ text: words }] : [] };
}

/** The same with the marks of its words, as the server reads it: for code that must name exactly these words. */
export function exactClauseOf(node: Node): Clause {
  const runs: Run[] = [];
  node.forEach((child) => {
    const run: Run = { text: child.text ?? "" };
    for (const mark of child.marks)
      if (mark.type.name === "bold" || mark.type.name === "italic") run[mark.type.name] = true;
    runs.push(run);
  });
  return { ...clauseOf(node), runs: tidy(runs) };
}

export interface ClausePosition {
  index: number;
  node: Node;
  /** Before the node. */
  pos: number;
}

/** The clauses that the selection touches, in order. */
export function selectedPositions(state: EditorState): ClausePosition[] {
  const { from, to } = state.selection;
  const places: ClausePosition[] = [];
  state.doc.forEach((node, pos, index) => {
    if (pos < to && pos + node.nodeSize > from) places.push({ index, node, pos });
  });
  return places.length ? places : [positionAt(state.doc, state.selection.$head.index(0))];
}

/** In: an index, which is limited to the document. */
export function positionAt(doc: Node, index: number): ClausePosition {
  const at = Math.max(0, Math.min(index, doc.childCount - 1));
  let pos = 0;
  for (let i = 0; i < at; i++) pos += doc.child(i).nodeSize;
  return { index: at, node: doc.child(at), pos };
}

export function positionOfId(doc: Node, id: string): ClausePosition | null {
  let found: ClausePosition | null = null;
  doc.forEach((node, pos, index) => {
    if (id && node.attrs.id === id) found ??= { index, node, pos };
  });
  return found;
}
