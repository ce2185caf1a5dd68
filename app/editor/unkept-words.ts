/**
 * The words of one's own changes that the server has not answered for: gathered while typing, and kept beside the
 * local copy, so that they can be offered to their author when the server refuses them and the copy must go.
 */
import * as Y from "yjs";
import { unkeptWordsKey } from "./local-copies.ts";

/** Words of one clause. */
export interface Unkept {
  /** Its id; nothing for a clause that the server never saw. */
  clause: string;
  /** Of such a one: the clause after which it stood; nothing at the very top. */
  after: string;
  words: string;
}

/** Clauses that this person changed since everything was last kept, with their words as they were after the last change. */
export class TouchedClauses {
  private touched = new Map<Y.XmlElement, Unkept>();
  private fragment: Y.XmlFragment;

  constructor(fragment: Y.XmlFragment) {
    this.fragment = fragment;
  }

  /** Call with each transaction of this person's own. */
  note(transaction: Y.Transaction): void {
    for (const type of transaction.changedParentTypes.keys()) {
      const changed = type as unknown;
      if (changed === this.fragment) this.noteNew(transaction);
      else if (changed instanceof Y.XmlElement && changed.parent === this.fragment) this.touch(changed);
    }
    // What its author deleted is not missed; what somebody else took away meanwhile is.
    for (const { _item: item } of this.touched.keys())
      if (item && Y.isDeleted(transaction.deleteSet, item.id)) this.drop(item);
  }

  /** Yjs calls the parent of a new clause changed, not the clause. */
  private noteNew(transaction: Y.Transaction): void {
    for (const child of this.fragment.toArray()) {
      const id = child instanceof Y.XmlElement ? child._item?.id : undefined;
      if (id && id.clock >= (transaction.beforeState.get(id.client) ?? 0)) this.touch(child as Y.XmlElement);
    }
  }

  /** Everything is kept. */
  clear(): void {
    this.touched.clear();
  }

  /** Each touched clause as its author has it now; of one that is gone, as its author had it last. */
  words(): Unkept[] {
    return [...this.touched]
      .map(([clause, last]) => (clause._item?.deleted ? last : this.unkept(clause)))
      .filter(({ words }) => words.trim());
  }

  private touch(clause: Y.XmlElement): void {
    if (!clause._item?.deleted) this.touched.set(clause, this.unkept(clause));
  }

  private drop(item: Y.Item): void {
    for (const clause of this.touched.keys()) if (clause._item === item) this.touched.delete(clause);
  }

  private unkept(clause: Y.XmlElement): Unkept {
    return { clause: idOf(clause), after: this.before(clause), words: wordsIn(clause) };
  }

  private before(clause: Y.XmlElement): string {
    const all = this.fragment.toArray();
    return all.slice(0, all.indexOf(clause)).map(idOf).findLast(Boolean) ?? "";
  }
}

function idOf(node: unknown): string {
  return node instanceof Y.XmlElement ? String(node.getAttribute("id") ?? "") : "";
}

export function wordsIn(clause: Y.XmlElement): string {
  return clause
    .toArray()
    .map((child) => (child instanceof Y.XmlText ? textOf(child) : ""))
    .join("");
}

function textOf(text: Y.XmlText): string {
  const delta = text.toDelta() as { insert: unknown }[];
  return delta.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("");
}

/** Adds words to those that wait for their author. */
export function saveUnkept(person: string, sheet: string, some: readonly Unkept[]): void {
  if (!some.length) return;
  const known = loadUnkept(person, sheet);
  const fresh = some.filter(({ words }) => !known.some((one) => one.words === words));
  try {
    localStorage.setItem(unkeptWordsKey(person, sheet), JSON.stringify([...known, ...fresh]));
  } catch {
    // Without storage they are shown until the page is left.
  }
}

export function loadUnkept(person: string, sheet: string): Unkept[] {
  try {
    const found = JSON.parse(localStorage.getItem(unkeptWordsKey(person, sheet)) ?? "[]");
    return Array.isArray(found) ? found.flatMap(readUnkept) : [];
  } catch {
    return [];
  }
}

/** What an earlier version of this page wrote down were words alone. */
function readUnkept(found: unknown): Unkept[] {
  if (typeof found === "string") return [{ clause: "", after: "", words: found }];
  const { clause, after, words } = (found ?? {}) as Record<string, unknown>;
  return typeof words === "string"
    ? [{ clause: String(clause ?? ""), after: String(after ?? ""), words }]
    : [];
}

export function dropUnkept(person: string, sheet: string): void {
  try {
    localStorage.removeItem(unkeptWordsKey(person, sheet));
  } catch {
    // Nothing was stored.
  }
}

/** Of words that seemed lost, those that do not stand in the text after all. */
export function stillUnkept(some: readonly Unkept[], fragment: Y.XmlFragment): Unkept[] {
  const present = new Set(
    fragment.toArray().map((node) => (node instanceof Y.XmlElement ? wordsIn(node) : "")),
  );
  return some.filter(({ words }) => !present.has(words));
}
