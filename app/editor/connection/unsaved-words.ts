/**
 * The words of this person's changes that the server has not confirmed: collected while the person types, and stored
 * beside the local copy, so that they can be offered to their author if the server refuses them and the copy must be
 * deleted.
 */
import * as Y from "yjs";
import type { UnsavedWords } from "./saved-words.ts";

/** Clauses that this person changed since everything was last saved, with their words after the last change. */
export class TouchedClauses {
  private touched = new Map<Y.XmlElement, UnsavedWords>();
  private fragment: Y.XmlFragment;
  /** From an earlier visit, which ended before the server had them. */
  private earlier: readonly UnsavedWords[];

  constructor(fragment: Y.XmlFragment, earlier: readonly UnsavedWords[] = []) {
    this.fragment = fragment;
    this.earlier = earlier;
  }

  /** Call with each transaction of this person. */
  note(transaction: Y.Transaction): void {
    for (const type of transaction.changedParentTypes.keys()) {
      const changed = type as unknown;
      if (changed === this.fragment) this.noteNew(transaction);
      else if (changed instanceof Y.XmlElement && changed.parent === this.fragment) this.touch(changed);
    }
    // Words that their author deleted are not missed; words that another person removed meanwhile are.
    for (const { _item: item } of this.touched.keys())
      if (item && Y.isDeleted(transaction.deleteSet, item.id)) this.drop(item);
  }

  /** Yjs reports the parent of a new clause as changed, not the clause. */
  private noteNew(transaction: Y.Transaction): void {
    for (const child of this.fragment.toArray()) {
      const id = child instanceof Y.XmlElement ? child._item?.id : undefined;
      if (id && id.clock >= (transaction.beforeState.get(id.client) ?? 0)) this.touch(child as Y.XmlElement);
    }
  }

  /** Everything is saved. */
  clear(): void {
    this.touched.clear();
    this.earlier = [];
  }

  /** Each touched clause as its author has it now; a deleted clause as its author had it last. */
  words(): UnsavedWords[] {
    const now = [...this.touched].map(([clause, last]) =>
      clause._item?.deleted ? last : this.unsaved(clause),
    );
    const before = this.earlier.filter(
      (one) => !one.clause || !now.some(({ clause }) => clause === one.clause),
    );
    return [...before, ...now].filter(({ words }) => words.trim());
  }

  private touch(clause: Y.XmlElement): void {
    if (!clause._item?.deleted) this.touched.set(clause, this.unsaved(clause));
  }

  private drop(item: Y.Item): void {
    for (const clause of this.touched.keys()) if (clause._item === item) this.touched.delete(clause);
  }

  private unsaved(clause: Y.XmlElement): UnsavedWords {
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

/** Of words that seemed lost, those that are really not in the text. */
export function stillUnsaved(some: readonly UnsavedWords[], fragment: Y.XmlFragment): UnsavedWords[] {
  const present = new Set(
    fragment.toArray().map((node) => (node instanceof Y.XmlElement ? wordsIn(node) : "")),
  );
  return some.filter(({ words }) => !present.has(words));
}
