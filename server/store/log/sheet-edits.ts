/**
 * Edits of clauses, made in a sheet as its Yjs document needs them: as few words as possible are changed, from right to
 * left, and attributes only where they differ, so that what others type in the same clause at the same time stays
 * whole. A moved clause is inserted again under its old id: Yjs cannot move, which is why nobody may write in it
 * meanwhile.
 */
import { randomInt } from "node:crypto";
import * as Y from "yjs";
import { type Clause, type Run, wordsOf } from "#domain/text/clause.ts";
import type { ClauseEdit } from "#domain/text/clause-edits.ts";
import { drawClientId } from "#domain/text/client-ids.ts";
import { fittedClause } from "#domain/text/forms.ts";
import { sameMarks } from "#domain/text/marks.ts";
import { FIELD_NAMES, FRAGMENT, MARKS } from "#domain/text/schema.ts";
import { wordEdits } from "#domain/text/word-edits.ts";
import { clauseOf, elementOf, marksOf, takeIn } from "#server/store/log/text-at.ts";

/** The one update that makes these edits in a sheet of this state; null where they change nothing. */
export function updateOf(
  state: Uint8Array,
  edits: readonly ClauseEdit[],
  language: string,
): Uint8Array | null {
  const doc = new Y.Doc();
  // From the range of issued ids, without a pass: nobody can send the server's own words back as theirs.
  doc.clientID = drawClientId(randomInt);
  takeIn(doc, state);
  const updates: Uint8Array[] = [];
  doc.on("update", (bytes: Uint8Array) => updates.push(bytes));
  const fragment = doc.getXmlFragment(FRAGMENT);
  doc.transact(() => {
    for (const edit of edits) make(fragment, edit, language);
  });
  doc.destroy();
  return updates.length ? Y.mergeUpdates(updates) : null;
}

function make(fragment: Y.XmlFragment, edit: ClauseEdit, language: string): void {
  switch (edit.type) {
    case "reword": {
      const found = find(fragment, edit.clause.id);
      if (found) reword(found.element, edit.clause, language);
      return;
    }
    case "insert":
      insertAfter(fragment, edit.clause, edit.after);
      return;
    case "remove": {
      const found = find(fragment, edit.clause);
      if (found) fragment.delete(found.at, 1);
      return;
    }
    case "move": {
      const found = find(fragment, edit.clause);
      const clause = found && clauseOf(found.element);
      if (!found || !clause) return;
      fragment.delete(found.at, 1);
      insertAfter(fragment, clause, edit.after);
    }
  }
}

function find(fragment: Y.XmlFragment, id: string): { at: number; element: Y.XmlElement } | null {
  const elements = fragment.toArray();
  const at = elements.findIndex((one) => one instanceof Y.XmlElement && clauseOf(one)?.id === id);
  return at < 0 ? null : { at, element: elements[at] as Y.XmlElement };
}

function insertAfter(fragment: Y.XmlFragment, clause: Clause, after: string | null): void {
  const at = after === null ? 0 : (find(fragment, after)?.at ?? fragment.length - 1) + 1;
  fragment.insert(at, [elementOf(clause) as unknown as Y.XmlElement]);
}

function reword(element: Y.XmlElement, wanted: Clause, language: string): void {
  const clause = fittedClause(wanted);
  const before = clauseOf(element) as Clause;
  const words = new Words(element);
  let shift = wordsOf(clause).length - wordsOf(before).length;
  for (const edit of wordEdits(wordsOf(before), wordsOf(clause), language).reverse()) {
    const end = edit.to + shift;
    const start = end - edit.words.length;
    words.cut(edit.from, edit.to);
    words.insert(edit.from, between(clause.runs, start, end));
    shift -= edit.words.length - (edit.to - edit.from);
  }
  const now = clauseOf(element) as Clause;
  if (!sameMarks(now.runs, clause.runs)) words.dress(now.runs, clause.runs);
  reshape(element, clause);
}

function reshape(element: Y.XmlElement, clause: Clause): void {
  const set = element as Y.XmlElement<Record<string, string | number>>;
  const attributes = { kind: clause.kind, level: clause.level, variant: clause.variant };
  const fields = Object.fromEntries(FIELD_NAMES.map((name) => [name, clause.fields?.[name]]));
  for (const [name, value] of Object.entries({ ...attributes, ...fields })) {
    const was: unknown = element.getAttribute(name);
    if (value === undefined && was !== undefined && was !== null) element.removeAttribute(name);
    else if (value !== undefined && was !== value) set.setAttribute(name, value);
  }
}

/** The words of a clause, wherever its text nodes begin and end. */
class Words {
  readonly #element: Y.XmlElement;

  constructor(element: Y.XmlElement) {
    this.#element = element;
  }

  insert(at: number, runs: readonly Run[]): void {
    const place = this.#place(at);
    let offset = place.offset;
    for (const run of runs) {
      place.text.insert(offset, run.text, marksOf(run));
      offset += run.text.length;
    }
  }

  cut(from: number, to: number): void {
    for (const { text, start, length } of this.#parts(from, to)) text.delete(start, length);
  }

  /** Sets italic and bold where they differ from what is wanted. */
  dress(now: readonly Run[], wanted: readonly Run[]): void {
    const ends = [...new Set([now, wanted].flatMap(endsOf))].sort((a, b) => a - b);
    let from = 0;
    for (const to of ends) {
      const [[is], [want]] = [between(now, from, to), between(wanted, from, to)];
      const differing = MARKS.filter((mark) => is?.[mark] !== want?.[mark]);
      const look = Object.fromEntries(differing.map((mark) => [mark, want?.[mark] ? {} : null]));
      if (differing.length)
        for (const { text, start, length } of this.#parts(from, to)) text.format(start, length, look);
      from = to;
    }
  }

  #texts(): Y.XmlText[] {
    return this.#element.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText);
  }

  /** At the end of one text node rather than before the next. */
  #place(at: number): { text: Y.XmlText; offset: number } {
    let before = 0;
    for (const text of this.#texts()) {
      if (at <= before + text.length) return { text, offset: at - before };
      before += text.length;
    }
    const text = new Y.XmlText();
    this.#element.insert(this.#element.length, [text]);
    return { text, offset: 0 };
  }

  #parts(from: number, to: number): { text: Y.XmlText; start: number; length: number }[] {
    let before = 0;
    return this.#texts().flatMap((text) => {
      const [start, end] = [Math.max(from - before, 0), Math.min(to - before, text.length)];
      before += text.length;
      return end > start ? [{ text, start, length: end - start }] : [];
    });
  }
}

function endsOf(runs: readonly Run[]): number[] {
  let end = 0;
  return runs.map((run) => (end += run.text.length));
}

function between(runs: readonly Run[], from: number, to: number): Run[] {
  let before = 0;
  return runs.flatMap((run) => {
    const text = run.text.slice(Math.max(from - before, 0), Math.max(to - before, 0));
    before += run.text.length;
    return text ? [{ ...run, text }] : [];
  });
}
