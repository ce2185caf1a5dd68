/**
 * Between the Yjs document of a sheet and the clauses of the domain: the one file of this room that knows Yjs.
 * Reading never throws on what a stranger may have written; what is no clause is not seen.
 */
import * as Y from "yjs";
import { type Clause, type Run, tidy } from "#domain/text/clause.ts";
import { CLAUSE_NODE, FIELD_NAMES, FRAGMENT, MARKS, readAttributes } from "#domain/text/schema.ts";

/** The clauses of a sheet in order. A clause that has no id yet has the empty one. */
export function readClauses(doc: Y.Doc): Clause[] {
  return doc
    .getXmlFragment(FRAGMENT)
    .toArray()
    .flatMap((node) => {
      const clause = node instanceof Y.XmlElement ? clauseOf(node) : null;
      return clause ? [clause] : [];
    });
}

/** The clause that a node holds, or null where it is no clause. */
export function clauseOf(element: Y.XmlElement): Clause | null {
  if (element.nodeName !== CLAUSE_NODE) return null;
  const { id, ...shape } = readAttributes(element.getAttributes());
  const runs = element.toArray().flatMap((child) => (child instanceof Y.XmlText ? runsOf(child) : []));
  return { id: id ?? "", ...shape, runs: tidy(runs) };
}

/** The sheet's text at a state of its log. */
export function clausesIn(state: Uint8Array): Clause[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const clauses = readClauses(doc);
  doc.destroy();
  return clauses;
}

/** One update that makes a fresh sheet with these clauses. */
export function seedState(clauses: readonly Clause[]): Uint8Array {
  const doc = new Y.Doc();
  doc.getXmlFragment(FRAGMENT).insert(0, clauses.map(elementOf) as unknown as Y.XmlElement[]);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/** Many updates as one; of none, the update of an empty document. */
export function mergedState(updates: readonly Uint8Array[]): Uint8Array {
  return Y.mergeUpdates([NOTHING, ...updates]);
}

/** No structs and no deletions. */
const NOTHING = new Uint8Array([0, 0]);

function elementOf(clause: Clause): Y.XmlElement<Record<string, string | number>> {
  const element = new Y.XmlElement<Record<string, string | number>>(CLAUSE_NODE);
  element.setAttribute("id", clause.id);
  element.setAttribute("kind", clause.kind);
  element.setAttribute("level", clause.level);
  for (const name of FIELD_NAMES) if (clause.fields?.[name]) element.setAttribute(name, clause.fields[name]);
  const text = new Y.XmlText();
  let at = 0;
  for (const run of clause.runs) {
    text.insert(at, run.text, lookOf(run));
    at += run.text.length;
  }
  if (at) element.insert(0, [text]);
  return element;
}

/** Marks as y-tiptap writes them: an object for each that is on. */
function lookOf(run: Run): Record<string, object> {
  return Object.fromEntries(MARKS.flatMap((mark) => (run[mark] ? [[mark, {}]] : [])));
}

function runsOf(text: Y.XmlText): Run[] {
  return (text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap((piece) => {
    if (typeof piece.insert !== "string") return [];
    const run: Run = { text: piece.insert };
    for (const mark of MARKS) if (piece.attributes?.[mark]) run[mark] = true;
    return [run];
  });
}
