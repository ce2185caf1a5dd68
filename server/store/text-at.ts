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

/** What one change did to one clause; `clause` is null where it is gone. */
export interface Seen<Author> {
  clauseId: string;
  clause: Clause | null;
  author: Author;
}

export interface Replay<Author> {
  /** Applies one change and says which clauses differ after it. */
  apply(bytes: Uint8Array, author: Author): Seen<Author>[];
  /** Clauses that wait for their id. */
  waiting(): number;
  clauses(): Clause[];
  state(): Uint8Array;
  close(): void;
}

/**
 * Plays a log change by change from a given state. A new clause is seen when the server has named it, and is then
 * its writer's: so the author is remembered until the id comes.
 */
export function openReplay<Author>(from: Uint8Array): Replay<Author> {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment(FRAGMENT);
  Y.applyUpdate(doc, from);
  let known = new Map(readClauses(doc).map((clause) => [clause.id, JSON.stringify(clause)]));
  const unnamed = new Map<unknown, Author>();
  const touched = new Set<unknown>();
  doc.on("afterTransaction", ({ changed }: Y.Transaction) => {
    for (const type of changed.keys()) touched.add(clauseAround(type as Y.AbstractType<unknown>, fragment));
  });

  function seen(element: Y.XmlElement, author: Author): Seen<Author>[] {
    const clause = clauseOf(element);
    if (!clause) return [];
    if (!clause.id) {
      unnamed.set(element, author);
      return [];
    }
    const words = JSON.stringify(clause);
    if (known.get(clause.id) === words) return [];
    known.set(clause.id, words);
    const writer = unnamed.get(element) ?? author;
    unnamed.delete(element);
    return [{ clauseId: clause.id, clause, author: writer }];
  }

  /** After clauses came or went: all are looked at, in order, the first of two with one id being the one that counts. */
  function seenAll(author: Author): Seen<Author>[] {
    const elements = fragment.toArray().filter((node) => node instanceof Y.XmlElement);
    const here = new Map<string, Y.XmlElement>();
    for (const element of elements) {
      const id = clauseOf(element)?.id;
      if (id === "") unnamed.set(element, unnamed.get(element) ?? author);
      if (id && !here.has(id)) here.set(id, element);
    }
    for (const element of unnamed.keys())
      if (!elements.includes(element as Y.XmlElement)) unnamed.delete(element);
    const gone = [...known.keys()].filter((id) => id && !here.has(id));
    known = new Map([...known].filter(([id]) => here.has(id)));
    return [
      ...[...here.values()].flatMap((element) => seen(element, author)),
      ...gone.map((clauseId) => ({ clauseId, clause: null, author })),
    ];
  }

  return {
    apply(bytes, author) {
      touched.clear();
      Y.applyUpdate(doc, bytes);
      if (touched.has(fragment)) return seenAll(author);
      return [...touched].flatMap((element) =>
        element instanceof Y.XmlElement ? seen(element, author) : [],
      );
    },
    waiting: () => unnamed.size,
    clauses: () => readClauses(doc),
    state: () => Y.encodeStateAsUpdate(doc),
    close: () => doc.destroy(),
  };
}

/** The clause that a changed type lies in, or the fragment where its children changed, or nothing of ours. */
function clauseAround(type: Y.AbstractType<unknown>, fragment: Y.XmlFragment): unknown {
  let at: Y.AbstractType<unknown> | null = type;
  while (at && at !== (fragment as unknown) && at.parent !== (fragment as unknown)) at = at.parent;
  return at;
}
