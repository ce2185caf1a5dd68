/**
 * Between the Yjs document of a sheet and the clauses of the domain; replay.ts, sheet-edits.ts and anchors-at.ts read
 * through it, and nothing else of the store knows Yjs. Reading never throws, whatever a stranger wrote or a disk has
 * damaged.
 */
import * as Y from "yjs";
import { type Clause, type Run, tidy, wordsOf } from "#domain/text/clause.ts";
import { fittedClause } from "#domain/text/forms.ts";
import {
  CLAUSE_NODE,
  FIELD_NAMES,
  FRAGMENT,
  MARKS,
  readAttributes,
  unreadAttributes,
} from "#domain/text/schema.ts";
import { soundWords } from "#domain/text/valid-values.ts";

/** A sheet as it can be read, and how much of it is no part of a text. */
export interface SheetRead {
  clauses: Clause[];
  leftOut: number;
}

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

/** The clause in a node, or null where it is no clause. */
export function clauseOf(element: Y.XmlElement): Clause | null {
  if (element.nodeName !== CLAUSE_NODE) return null;
  const { id, ...shape } = readAttributes(element.getAttributes());
  const runs = element.toArray().flatMap((child) => (child instanceof Y.XmlText ? runsOf(child) : []));
  return { id: id ?? "", ...shape, runs: tidy(runs) };
}

/** The sheet's text at a state of its log. */
export function clausesIn(state: Uint8Array): Clause[] {
  return sheetIn(state).clauses;
}

/** The same, and what had to be left out. */
export function sheetIn(state: Uint8Array): SheetRead {
  const doc = new Y.Doc();
  const whole = takeIn(doc, state);
  const read = { clauses: readClauses(doc), leftOut: unreadIn(doc) + (whole ? 0 : 1) };
  doc.destroy();
  return read;
}

/** Applies an update to a document. False where not all of it could be read; then the rest is applied. */
export function takeIn(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update);
    return true;
  } catch {
    return false;
  }
}

/** How many nodes, attributes, marks and objects of a sheet are no part of a text. */
function unreadIn(doc: Y.Doc): number {
  let count = 0;
  for (const node of doc.getXmlFragment(FRAGMENT).toArray()) {
    if (!(node instanceof Y.XmlElement) || node.nodeName !== CLAUSE_NODE) count++;
    else count += unreadAttributes(node.getAttributes()).length + unreadWords(node);
  }
  return count;
}

function unreadWords(clause: Y.XmlElement): number {
  const known: readonly string[] = MARKS;
  let count = 0;
  for (const child of clause.toArray()) {
    if (!(child instanceof Y.XmlText)) count++;
    else
      for (const { insert, attributes } of piecesOf(child))
        count += typeof insert === "string" ? namesBeside(attributes, known) : 1;
  }
  return count;
}

function namesBeside(attributes: Record<string, unknown> | undefined, known: readonly string[]): number {
  return Object.keys(attributes ?? {}).filter((name) => !known.includes(name)).length;
}

/**
 * The words of a clause at a state of its log, and which client inserted each stretch of them; null where the clause is
 * not there.
 */
export function putsIn(
  state: Uint8Array,
  clause: string,
): { words: string; puts: { length: number; client: number }[] } | null {
  const doc = new Y.Doc();
  takeIn(doc, state);
  for (const node of doc.getXmlFragment(FRAGMENT).toArray()) {
    const found = node instanceof Y.XmlElement ? clauseOf(node) : null;
    if (found?.id !== clause) continue;
    const puts = (node as Y.XmlElement)
      .toArray()
      .flatMap((child) => (child instanceof Y.XmlText ? putsOf(child) : []));
    doc.destroy();
    return { words: wordsOf(found), puts };
  }
  doc.destroy();
  return null;
}

function putsOf(text: Y.XmlText): { length: number; client: number }[] {
  const puts = [];
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString)
      puts.push({ length: item.length, client: item.id.client });
  return puts;
}

/** One update that makes a new sheet with these clauses. */
export function seedState(clauses: readonly Clause[]): Uint8Array {
  const doc = new Y.Doc();
  doc.getXmlFragment(FRAGMENT).insert(0, clauses.map(elementOf) as unknown as Y.XmlElement[]);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/**
 * Many updates as one; for none, the update of an empty document. In groups, because merging n at once takes n squared.
 * Those that cannot be read are left out: only where merging fails is each checked.
 */
export function mergedState(updates: readonly Uint8Array[]): Uint8Array {
  // Read and written again it would be the same: this saves 50 ms when a long text is opened.
  const [first] = updates;
  if (first && updates.length === 1) return first;
  try {
    return mergedInGroups(updates);
  } catch {
    return mergedInGroups(updates.filter(isReadable));
  }
}

/** Whether Yjs can read these bytes to their end. */
export function isReadable(bytes: Uint8Array): boolean {
  try {
    Y.decodeUpdate(bytes);
    return true;
  } catch {
    return false;
  }
}

function mergedInGroups(updates: readonly Uint8Array[]): Uint8Array {
  if (updates.length <= MERGED_AT_ONCE) return Y.mergeUpdates([NOTHING, ...updates]);
  const groups: Uint8Array[] = [];
  for (let at = 0; at < updates.length; at += MERGED_AT_ONCE)
    groups.push(Y.mergeUpdates(updates.slice(at, at + MERGED_AT_ONCE)));
  return mergedInGroups(groups);
}

/** Measured: 5,000 keystrokes on a state of half a megabyte take 50 ms in groups of 40, and 400 ms all at once. */
const MERGED_AT_ONCE = 40;

/** How many clocks of each client these bytes reach to; null where they cannot be read. */
export function reachOf(bytes: Uint8Array): Map<number, number> | null {
  try {
    return Y.parseUpdateMeta(bytes).to;
  } catch {
    return null;
  }
}

/** No structs and no deletions. */
const NOTHING = new Uint8Array([0, 0]);

/** A clause as a sheet holds it; what a sheet may not hold is left out. */
export function elementOf(options: Clause): Y.XmlElement<Record<string, string | number>> {
  const clause = fittedClause(options);
  const element = new Y.XmlElement<Record<string, string | number>>(CLAUSE_NODE);
  element.setAttribute("id", clause.id);
  element.setAttribute("kind", clause.kind);
  element.setAttribute("level", clause.level);
  for (const name of FIELD_NAMES) if (clause.fields?.[name]) element.setAttribute(name, clause.fields[name]);
  if (clause.variant) element.setAttribute("variant", clause.variant);
  const text = new Y.XmlText();
  let at = 0;
  for (const run of clause.runs) {
    text.insert(at, run.text, marksOf(run));
    at += run.text.length;
  }
  if (at) element.insert(0, [text]);
  return element;
}

/** Marks as y-tiptap writes them: an object for each that is on. */
export function marksOf(run: Run): Record<string, object> {
  return Object.fromEntries(MARKS.flatMap((mark) => (run[mark] ? [[mark, {}]] : [])));
}

interface Piece {
  insert: unknown;
  attributes?: Record<string, unknown>;
}

function piecesOf(text: Y.XmlText): Piece[] {
  return text.toDelta();
}

function runsOf(text: Y.XmlText): Run[] {
  return piecesOf(text).flatMap((piece) => {
    // Yjs counts an object in the words as one position: so does this, or marked words would be shifted.
    const run: Run = { text: typeof piece.insert === "string" ? soundWords(piece.insert) : OBJECT };
    for (const mark of MARKS) if (piece.attributes?.[mark]) run[mark] = true;
    return [run];
  });
}

/** "Object replacement character": something is here that is not text. */
const OBJECT = "\ufffc";
