/**
 * Between the Yjs document of a sheet and the clauses of the domain: with sheet-edits.ts all of this room that knows Yjs.
 * Reading never throws on what a stranger may have written; what is no clause is not seen.
 */
import * as Y from "yjs";
import { type Clause, type Run, tidy, wordsOf } from "#domain/text/clause.ts";
import { type Deeds, deedsBetween, type Placed } from "#domain/text/deeds.ts";
import { numbering } from "#domain/text/numbering.ts";
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

/** The words of a clause at a state of its log, and which client put each stretch of them in; null where it does not stand. */
export function putsIn(
  state: Uint8Array,
  clause: string,
): { words: string; puts: { length: number; client: number }[] } | null {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
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

/** One update that makes a fresh sheet with these clauses. */
export function seedState(clauses: readonly Clause[]): Uint8Array {
  const doc = new Y.Doc();
  doc.getXmlFragment(FRAGMENT).insert(0, clauses.map(elementOf) as unknown as Y.XmlElement[]);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/** Many updates as one; of none, the update of an empty document. In groups, because merging n at once takes n squared. */
export function mergedState(updates: readonly Uint8Array[]): Uint8Array {
  // Read and written anew it would be the same: 50 ms of a long text's opening.
  const [first] = updates;
  if (first && updates.length === 1) return first;
  if (updates.length <= MERGED_AT_ONCE) return Y.mergeUpdates([NOTHING, ...updates]);
  const groups: Uint8Array[] = [];
  for (let at = 0; at < updates.length; at += MERGED_AT_ONCE)
    groups.push(Y.mergeUpdates(updates.slice(at, at + MERGED_AT_ONCE)));
  return mergedState(groups);
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

export function elementOf(clause: Clause): Y.XmlElement<Record<string, string | number>> {
  const element = new Y.XmlElement<Record<string, string | number>>(CLAUSE_NODE);
  element.setAttribute("id", clause.id);
  element.setAttribute("kind", clause.kind);
  element.setAttribute("level", clause.level);
  for (const name of FIELD_NAMES) if (clause.fields?.[name]) element.setAttribute(name, clause.fields[name]);
  if (clause.variant) element.setAttribute("variant", clause.variant);
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
export function lookOf(run: Run): Record<string, object> {
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
  /** As it was before; null where it is new. */
  was: Clause | null;
  author: Author;
  /** What it is called now; of one that is gone, what it was called. */
  reference: string;
  /** The clause before it; of one that is gone, the one that it stood after. */
  after: string | null;
  deed: "moved" | "split" | "merged" | null;
  /** The clause that words were given to or taken from; null while that one waits for its id. */
  other: string | null;
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
 * its writer's: so its birth is remembered until the id comes.
 */
export function openReplay<Author>(from: Uint8Array): Replay<Author> {
  return new Player<Author>(from);
}

/** A clause of the sheet under replay. */
interface Standing<Author> {
  element: Y.XmlElement;
  /** Its id, or a name of ours while it waits for one. */
  key: string;
  /** With the empty id while it waits, as the second of two with one id does. */
  clause: Clause;
  words: string;
  json: string;
  /** While it waits: who made it, and out of which clause's words. */
  birth: { author: Author; from: string | undefined } | null;
}

class Player<Author> implements Replay<Author> {
  readonly #doc = new Y.Doc();
  readonly #fragment = this.#doc.getXmlFragment(FRAGMENT);
  readonly #touched = new Set<unknown>();
  #order: Standing<Author>[] = [];
  #byElement = new Map<unknown, Standing<Author>>();
  /** What each clause is called; null after order, kind or level of one changed. */
  #references: Map<string, string> | null = null;
  #ownNames = 0;
  /** Our names of clauses that have their id meanwhile. */
  readonly #named = new Map<string, string>();

  constructor(from: Uint8Array) {
    Y.applyUpdate(this.#doc, from);
    this.#look();
    this.#doc.on("afterTransaction", ({ changed }: Y.Transaction) => {
      for (const type of changed.keys())
        this.#touched.add(clauseAround(type as Y.AbstractType<unknown>, this.#fragment));
    });
  }

  apply(bytes: Uint8Array, author: Author): Seen<Author>[] {
    this.#touched.clear();
    Y.applyUpdate(this.#doc, bytes);
    const elements = [...this.#touched];
    if (elements.some((one) => one === this.#fragment || this.#isRenamed(one)))
      return this.#orderChanged(author);
    return elements.flatMap((element) => this.#wordsChanged(element, author));
  }

  waiting(): number {
    return this.#order.filter((one) => !one.clause.id).length;
  }

  clauses(): Clause[] {
    return readClauses(this.#doc);
  }

  state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }

  close(): void {
    this.#doc.destroy();
  }

  /** Words or attributes of one clause, but not its id. */
  #wordsChanged(element: unknown, author: Author): Seen<Author>[] {
    const standing = this.#byElement.get(element);
    const found = standing && clauseOf(standing.element);
    if (!standing || !found) return [];
    const before = standing.clause;
    const clause = { ...found, id: before.id };
    const json = JSON.stringify(clause);
    if (json === standing.json) return [];
    Object.assign(standing, { clause, json, words: wordsOf(clause) });
    if (clause.kind !== before.kind || clause.level !== before.level || clause.variant !== before.variant)
      this.#references = null;
    return before.id ? [{ ...this.#seen(standing, author, null), was: before }] : [];
  }

  /** Clauses came, went, changed places or got their ids: all are looked at. */
  #orderChanged(author: Author): Seen<Author>[] {
    const [before, called] = [this.#order, this.#called()];
    const was = new Map(before.map((one) => [one.key, one]));
    const placed = this.#look();
    const deeds = deedsBetween(before, placed);
    const here = this.#order.flatMap((standing, at) => {
      const { key } = placed[at] as Placed;
      const { birth, clause, json } = standing;
      if (!clause.id) {
        standing.birth ??= { author, from: deeds.splits.get(key) };
        return [];
      }
      standing.birth = null;
      if (birth) return [this.#seen(standing, birth.author, this.#taken("split", birth.from))];
      const deed = this.#deedOn(key, deeds);
      const earlier = was.get(key);
      if (!deed && earlier?.json === json) return [];
      return [{ ...this.#seen(standing, author, deed), was: earlier?.clause ?? null }];
    });
    const left = new Set(placed.map(({ key }) => key));
    const gone = before.filter(({ key, clause }) => clause.id && !left.has(key));
    return [
      ...here,
      ...gone.map((standing): Seen<Author> => {
        const deed = this.#taken("merged", deeds.merges.get(standing.key));
        const reference = called.get(standing.key) ?? "";
        const after = namedBefore(before, standing);
        const gone = { clauseId: standing.key, clause: null, was: standing.clause };
        return { ...gone, author, reference, after, ...(deed ?? NO_DEED) };
      }),
    ];
  }

  /**
   * Looks at all clauses anew; what is known of an element stays with it. Gives them under the names that they had
   * before this change.
   */
  #look(): Placed[] {
    const taken = new Set<string>();
    const placed: Placed[] = [];
    this.#order = this.#fragment.toArray().flatMap((element): Standing<Author>[] => {
      const found = element instanceof Y.XmlElement ? clauseOf(element) : null;
      if (!found) return [];
      const known = this.#byElement.get(element);
      const waited = known && !known.clause.id ? known.key : undefined;
      const clause = { ...found, id: taken.has(found.id) ? "" : found.id };
      taken.add(clause.id);
      if (clause.id && waited) this.#named.set(waited, clause.id);
      const key = clause.id || (waited ?? `${OWN_NAME}${++this.#ownNames}`);
      const standing: Standing<Author> = {
        ...{ element: element as Y.XmlElement, key, clause, words: wordsOf(clause) },
        ...{ json: JSON.stringify(clause), birth: known?.birth ?? null },
      };
      placed.push({ key: waited ?? key, words: standing.words });
      return [standing];
    });
    this.#byElement = new Map(this.#order.map((one) => [one.element, one]));
    this.#references = null;
    return placed;
  }

  #deedOn(key: string, { moved, splits, merges }: Deeds): Deed | null {
    const takenIn = [...merges].find(([, into]) => into === key)?.[0];
    const givenTo = [...splits].find(([, from]) => from === key)?.[0];
    const merged = this.#taken("merged", takenIn) ?? this.#taken("split", splits.get(key));
    if (merged) return merged;
    if (givenTo) return { deed: "split", other: this.#idOf(givenTo) };
    return moved.has(key) ? { deed: "moved", other: null } : null;
  }

  /** Nothing where the other clause never had an id: nobody could look it up. */
  #taken(deed: "split" | "merged", key: string | undefined): Deed | null {
    const other = key === undefined ? null : this.#idOf(key);
    return other ? { deed, other } : null;
  }

  #idOf(key: string): string | null {
    return key.startsWith(OWN_NAME) ? (this.#named.get(key) ?? null) : key;
  }

  #seen(standing: Standing<Author>, author: Author, deed: Deed | null): Seen<Author> {
    const { key, clause } = standing;
    const reference = this.#called().get(key) ?? "";
    const after = namedBefore(this.#order, standing);
    return { clauseId: key, clause, was: null, author, reference, after, ...(deed ?? NO_DEED) };
  }

  #called(): Map<string, string> {
    if (this.#references) return this.#references;
    const marks = numbering(this.#order.map(({ clause }) => ({ ...clause, runs: [] })));
    this.#references = new Map(this.#order.map(({ key }, at) => [key, marks[at]?.reference ?? ""]));
    return this.#references;
  }

  #isRenamed(element: unknown): boolean {
    const standing = this.#byElement.get(element);
    return standing !== undefined && (clauseOf(standing.element)?.id ?? "") !== standing.clause.id;
  }
}

type Deed = Pick<Seen<unknown>, "deed" | "other">;
const NO_DEED: Deed = { deed: null, other: null };
/** Ids have no space. */
const OWN_NAME = "waiting ";

function namedBefore(order: readonly Standing<unknown>[], standing: Standing<unknown>): string | null {
  for (let at = order.indexOf(standing) - 1; at >= 0; at--) {
    const id = order[at]?.clause.id;
    if (id) return id;
  }
  return null;
}

/** The clause that a changed type lies in, or the fragment where its children changed, or nothing of ours. */
function clauseAround(type: Y.AbstractType<unknown>, fragment: Y.XmlFragment): unknown {
  let at: Y.AbstractType<unknown> | null = type;
  while (at && at !== (fragment as unknown) && at.parent !== (fragment as unknown)) at = at.parent;
  return at;
}
