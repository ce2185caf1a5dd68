/**
 * Resolves the bracket at a position of the editor: only the few necessary characters are deleted (dispatched step by
 * step, edits.ts), so that others may type in the clause meanwhile. A clause that is left empty is deleted with its
 * words.
 */
import { type Command, type EditorState, Selection } from "@tiptap/pm/state";
import { type ClausePosition, positionAt } from "#app/editor/document/clauses.ts";
import { type BracketDecision, type Choice, choiceAt, resolution } from "#domain/text/resolution.ts";

export interface BracketAt {
  place: ClausePosition;
  words: string;
  choice: Choice;
}

/** The innermost bracket that holds or touches a position; null where there is none. */
export function bracketAt({ doc }: EditorState, pos: number): BracketAt | null {
  const $pos = doc.resolve(Math.max(0, Math.min(pos, doc.content.size)));
  if ($pos.depth !== 1) return null;
  const place = positionAt(doc, $pos.index(0));
  const words = place.node.textContent;
  const choice = choiceAt(words, $pos.parentOffset);
  return choice && { place, words, choice };
}

/** Would dropping these words leave the clause empty, and is there another clause? */
export function takesClause({ words, choice }: BracketAt, { doc }: EditorState): boolean {
  const left = words.slice(0, choice.start) + words.slice(choice.end);
  return !left.trim() && !choice.lone && doc.childCount > 1;
}

export function resolve(found: BracketAt, decision: BracketDecision): Command {
  return (state, dispatch) => {
    const { tr } = state;
    const { place, words, choice } = found;
    const whole = decision === "drop" && takesClause(found, state);
    if (whole) tr.delete(place.pos, place.pos + place.node.nodeSize);
    else
      for (const { from, to, words: put } of resolution(words, choice, decision).reverse())
        put
          ? tr.insertText(put, place.pos + 1 + from, place.pos + 1 + to)
          : tr.delete(place.pos + 1 + from, place.pos + 1 + to);
    if (!tr.docChanged) return false;
    const caret = whole ? place.pos : Math.min(place.pos + 1 + choice.start, tr.doc.content.size);
    dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(caret), -1)));
    return true;
  };
}
