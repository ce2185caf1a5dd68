/**
 * Replays the log of a sheet change by change, and reports what each change did to which clauses: versions are folded
 * from this. A change that cannot be read does nothing, and those after it are replayed all the same.
 */
import * as Y from "yjs";
import { type Clause, wordsOf } from "#domain/text/clause.ts";
import { type ClauseChanges, changesBetween, type Positioned } from "#domain/text/clause-changes.ts";
import { numbering } from "#domain/text/numbering.ts";
import { FRAGMENT } from "#domain/text/schema.ts";
import { clauseOf, readClauses, takeIn } from "#server/store/log/text-at.ts";

/** What one change did to one clause; `clause` is null where it is gone. */
export interface SeenClause<Author> {
  clauseId: string;
  clause: Clause | null;
  /** As it was before; null where it is new. */
  was: Clause | null;
  author: Author;
  /** Its present name; for a deleted one, its last name. */
  reference: string;
  /** The clause before it; for a deleted one, the one after which it came. */
  after: string | null;
  change: "moved" | "split" | "merged" | null;
  /** The clause that words were given to or taken from; null while that one waits for its id. */
  other: string | null;
}

export interface Replay<Author> {
  /** Applies one change and says which clauses differ after it. */
  apply(bytes: Uint8Array, author: Author): SeenClause<Author>[];
  /** Clauses that wait for their id. */
  waiting(): number;
  clauses(): Clause[];
  state(): Uint8Array;
  close(): void;
}

/**
 * Replays a log change by change from a given state. A new clause is reported when the server has given it an id, and
 * then belongs to its writer: so its beginning is remembered until the id comes.
 */
export function openReplay<Author>(from: Uint8Array): Replay<Author> {
  return new Player<Author>(from);
}

/** A clause of the sheet under replay. */
interface StructState<Author> {
  element: Y.XmlElement;
  /** Its id, or a temporary name while it waits for one. */
  key: string;
  /** With the empty id while it waits, or while it is the second of two with one id. */
  clause: Clause;
  words: string;
  json: string;
  /** While it waits: who made it, and from which clause's words. */
  birth: { author: Author; from: string | undefined } | null;
}

class Player<Author> implements Replay<Author> {
  readonly #doc = new Y.Doc();
  readonly #fragment = this.#doc.getXmlFragment(FRAGMENT);
  readonly #touched = new Set<unknown>();
  #order: StructState<Author>[] = [];
  #byElement = new Map<unknown, StructState<Author>>();
  /** The name of each clause; null after order, kind or level of one changed. */
  #references: Map<string, string> | null = null;
  #ownNames = 0;
  /** Temporary names of clauses that have their id by now. */
  readonly #named = new Map<string, string>();

  constructor(from: Uint8Array) {
    takeIn(this.#doc, from);
    this.#look();
    this.#doc.on("afterTransaction", ({ changed }: Y.Transaction) => {
      for (const type of changed.keys())
        this.#touched.add(clauseAround(type as Y.AbstractType<unknown>, this.#fragment));
    });
  }

  apply(bytes: Uint8Array, author: Author): SeenClause<Author>[] {
    this.#touched.clear();
    // What cannot be read changes nothing, or as much as could be read of it.
    takeIn(this.#doc, bytes);
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
  #wordsChanged(element: unknown, author: Author): SeenClause<Author>[] {
    const current = this.#byElement.get(element);
    const found = current && clauseOf(current.element);
    if (!current || !found) return [];
    const before = current.clause;
    const clause = { ...found, id: before.id };
    const json = JSON.stringify(clause);
    if (json === current.json) return [];
    Object.assign(current, { clause, json, words: wordsOf(clause) });
    if (clause.kind !== before.kind || clause.level !== before.level || clause.variant !== before.variant)
      this.#references = null;
    return before.id ? [{ ...this.#seen(current, author, null), was: before }] : [];
  }

  /** Clauses were added, removed, moved or got their ids: all are checked. */
  #orderChanged(author: Author): SeenClause<Author>[] {
    const [before, called] = [this.#order, this.#called()];
    const was = new Map(before.map((one) => [one.key, one]));
    const positioned = this.#look();
    const changes = changesBetween(before, positioned);
    const here = this.#order.flatMap((current, at) => {
      const { key } = positioned[at] as Positioned;
      const { birth, clause, json } = current;
      if (!clause.id) {
        current.birth ??= { author, from: changes.splits.get(key) };
        return [];
      }
      current.birth = null;
      if (birth) return [this.#seen(current, birth.author, this.#taken("split", birth.from))];
      const change = this.#changeOn(key, changes);
      const earlier = was.get(key);
      if (!change && earlier?.json === json) return [];
      return [{ ...this.#seen(current, author, change), was: earlier?.clause ?? null }];
    });
    const left = new Set(positioned.map(({ key }) => key));
    const gone = before.filter(({ key, clause }) => clause.id && !left.has(key));
    return [
      ...here,
      ...gone.map((current): SeenClause<Author> => {
        const change = this.#taken("merged", changes.merges.get(current.key));
        const reference = called.get(current.key) ?? "";
        const after = namedBefore(before, current);
        const gone = { clauseId: current.key, clause: null, was: current.clause };
        return { ...gone, author, reference, after, ...(change ?? NO_COMMAND) };
      }),
    ];
  }

  /**
   * Reads all clauses again; what is known of an element stays with it. Returns them under the names that they had
   * before this change.
   */
  #look(): Positioned[] {
    const taken = new Set<string>();
    const positioned: Positioned[] = [];
    this.#order = this.#fragment.toArray().flatMap((element): StructState<Author>[] => {
      const found = element instanceof Y.XmlElement ? clauseOf(element) : null;
      if (!found) return [];
      const known = this.#byElement.get(element);
      const waited = known && !known.clause.id ? known.key : undefined;
      const clause = { ...found, id: taken.has(found.id) ? "" : found.id };
      taken.add(clause.id);
      if (clause.id && waited) this.#named.set(waited, clause.id);
      const key = clause.id || (waited ?? `${OWN_NAME}${++this.#ownNames}`);
      const current: StructState<Author> = {
        ...{ element: element as Y.XmlElement, key, clause, words: wordsOf(clause) },
        ...{ json: JSON.stringify(clause), birth: known?.birth ?? null },
      };
      positioned.push({ key: waited ?? key, words: current.words });
      return [current];
    });
    this.#byElement = new Map(this.#order.map((one) => [one.element, one]));
    this.#references = null;
    return positioned;
  }

  #changeOn(key: string, { moved, splits, merges }: ClauseChanges): Permission | null {
    const takenIn = [...merges].find(([, into]) => into === key)?.[0];
    const handedTo = [...splits].find(([, from]) => from === key)?.[0];
    const merged = this.#taken("merged", takenIn) ?? this.#taken("split", splits.get(key));
    if (merged) return merged;
    if (handedTo) return { change: "split", other: this.#idOf(handedTo) };
    return moved.has(key) ? { change: "moved", other: null } : null;
  }

  /** Nothing where the other clause never had an id: nobody could look it up. */
  #taken(change: "split" | "merged", key: string | undefined): Permission | null {
    const other = key === undefined ? null : this.#idOf(key);
    return other ? { change, other } : null;
  }

  #idOf(key: string): string | null {
    return key.startsWith(OWN_NAME) ? (this.#named.get(key) ?? null) : key;
  }

  #seen(current: StructState<Author>, author: Author, change: Permission | null): SeenClause<Author> {
    const { key, clause } = current;
    const reference = this.#called().get(key) ?? "";
    const after = namedBefore(this.#order, current);
    return { clauseId: key, clause, was: null, author, reference, after, ...(change ?? NO_COMMAND) };
  }

  #called(): Map<string, string> {
    if (this.#references) return this.#references;
    const marks = numbering(this.#order.map(({ clause }) => ({ ...clause, runs: [] })));
    this.#references = new Map(this.#order.map(({ key }, at) => [key, marks[at]?.reference ?? ""]));
    return this.#references;
  }

  #isRenamed(element: unknown): boolean {
    const current = this.#byElement.get(element);
    return current !== undefined && (clauseOf(current.element)?.id ?? "") !== current.clause.id;
  }
}

type Permission = Pick<SeenClause<unknown>, "change" | "other">;
const NO_COMMAND: Permission = { change: null, other: null };
/** Ids have no space. */
const OWN_NAME = "waiting ";

function namedBefore(order: readonly StructState<unknown>[], current: StructState<unknown>): string | null {
  for (let at = order.indexOf(current) - 1; at >= 0; at--) {
    const id = order[at]?.clause.id;
    if (id) return id;
  }
  return null;
}

/** The clause that contains a changed type, or the fragment where its children changed, or nothing of ours. */
function clauseAround(type: Y.AbstractType<unknown>, fragment: Y.XmlFragment): unknown {
  let at: Y.AbstractType<unknown> | null = type;
  while (at && at !== (fragment as unknown) && at.parent !== (fragment as unknown)) at = at.parent;
  return at;
}
