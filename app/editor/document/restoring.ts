/**
 * Restoring a version of a clause is an ordinary change: in an existing clause only what differs is replaced, word by
 * word, so that what others type there meanwhile is not lost and the redline shows what was restored; a deleted clause
 * is inserted again under its old id. One step to undo.
 */
import type { Editor } from "@tiptap/core";
import type { Mark, Node } from "@tiptap/pm/model";
import { type Command, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { Clause, Run } from "#domain/text/clause.ts";
import { difference } from "#domain/text/difference.ts";
import { fittedClause, fittedWords } from "#domain/text/forms.ts";
import { CLAUSE_NODE, FIELD_NAMES, MARKS } from "#domain/text/schema.ts";
import { type ClausePosition, positionAt, positionOfId } from "./clauses.ts";
import { ASKED, dispatchInSteps } from "./edits.ts";

/**
 * `stoodAfter`: after which clause a deleted clause is inserted, nearest first; if none of them exists any more, at the
 * beginning.
 */
export function restore(version: Clause, stoodAfter: readonly string[], language: string): Command {
  const clause = fittedClause(version);
  return (state, dispatch) => {
    const { tr } = state;
    const place = positionOfId(tr.doc, clause.id);
    if (place) bringBack(tr, place, clause, language);
    else putIn(tr, clause, stoodAfter);
    if (!tr.docChanged) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/**
 * Puts words over those of the first clauses, one after the other: only differences are replaced, in one step to undo.
 */
export function rewriteIn(editor: Editor, words: readonly string[], language: string): void {
  const { tr } = editor.state;
  for (const [index, one] of [...words.entries()].reverse()) {
    if (index >= tr.doc.childCount) continue;
    const { pos, node } = positionAt(tr.doc, index);
    replaceWords(tr, pos + 1, difference(node.textContent, fittedWords(one), language));
  }
  if (tr.docChanged) dispatchInSteps(editor, tr.setMeta(ASKED, true));
}

/** `restore` in an editor, as a separate step of undo. */
export function restoreIn(
  editor: Editor,
  clause: Clause,
  stoodAfter: readonly string[],
  language: string,
): void {
  restore(
    clause,
    stoodAfter,
    language,
  )(editor.state, (tr) => dispatchInSteps(editor, tr.setMeta(ASKED, true)));
  editor.view.focus();
}

function bringBack(tr: Transaction, { node, pos }: ClausePosition, clause: Clause, language: string): void {
  const words = clause.runs.map((run) => run.text).join("");
  replaceWords(tr, pos + 1, difference(node.textContent, words, language));
  let at = pos + 1;
  for (const run of clause.runs) {
    for (const name of MARKS) dress(tr, at, run, name);
    at += run.text.length;
  }
  for (const [name, value] of Object.entries(attributesOf(clause)))
    if ((node.attrs[name] ?? null) !== value) tr.setNodeAttribute(pos, name, value);
  tr.setSelection(TextSelection.create(tr.doc, at));
}

/** From right to left, so that the offsets of the remaining replacements stay correct. */
function replaceWords(tr: Transaction, start: number, parts: ReturnType<typeof difference>): void {
  const edits: { from: number; to: number; words: string }[] = [];
  let at = start;
  for (const { text, change } of parts) {
    const last = edits.at(-1);
    if (change === "added") {
      if (last?.to === at && !last.words) last.words = text;
      else edits.push({ from: at, to: at, words: text });
      continue;
    }
    if (change === "removed") edits.push({ from: at, to: at + text.length, words: "" });
    at += text.length;
  }
  for (const { from, to, words } of edits.reverse()) {
    if (words) tr.insertText(words, from, to);
    else tr.delete(from, to);
  }
}

/** Makes no step where the words have these marks already. */
function dress(tr: Transaction, from: number, run: Run, name: (typeof MARKS)[number]): void {
  const type = tr.doc.type.schema.marks[name];
  if (!type) return;
  if (run[name]) tr.addMark(from, from + run.text.length, type.create());
  else tr.removeMark(from, from + run.text.length, type);
}

function putIn(tr: Transaction, clause: Clause, stoodAfter: readonly string[]): void {
  const { schema } = tr.doc.type;
  const words = clause.runs.map((run) => schema.text(run.text, marksOf(run, tr.doc)));
  const node = schema.node(CLAUSE_NODE, { id: clause.id, ...attributesOf(clause) }, words);
  const before = stoodAfter.map((id) => positionOfId(tr.doc, id)).find((place) => place !== null);
  const pos = before ? before.pos + before.node.nodeSize : 0;
  tr.insert(pos, node);
  tr.setSelection(TextSelection.create(tr.doc, pos + 1));
}

function marksOf(run: Run, { type: { schema } }: Node): Mark[] {
  return MARKS.flatMap((name) => (run[name] ? (schema.marks[name]?.create() ?? []) : []));
}

function attributesOf({ kind, level, fields, variant }: Clause): Record<string, string | number | null> {
  const values = Object.fromEntries(FIELD_NAMES.map((name) => [name, fields?.[name] ?? null]));
  return { kind, level, variant: variant ?? null, ...values };
}
