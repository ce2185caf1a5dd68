/**
 * The bracket whose menu is open. Others may type meanwhile, so it is held by its opening character in the shared
 * document and found again whenever the text changes; it is released when it is gone or the caret leaves it.
 */
import type { Editor } from "@tiptap/core";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { useCallback, useEffect, useState } from "react";
import type { XmlFragment } from "yjs";
import { type HeldCaret, hold, whereIs } from "#app/editor/document/caret-keeper.ts";
import { positionAt } from "#app/editor/document/clauses.ts";
import { type BracketAt, bracketAt } from "./resolving.ts";

export interface AskedBracket extends BracketAt {
  /** Of its first character. */
  pos: number;
  /** Opened by a key: then the focus goes to the menu. */
  byKey: boolean;
}

export interface BracketMenuState {
  asked: AskedBracket | null;
  open(pos: number, byKey: boolean): void;
  /** Takes the reader to a position in a clause, and opens the menu of the bracket there. */
  go(index: number, offset: number): void;
  close(): void;
}

export function useBracketMenu(editor: Editor | null, fragment: XmlFragment): BracketMenuState {
  const [held, setHeld] = useState<{ at: HeldCaret; byKey: boolean } | null>(null);
  const [asked, setAsked] = useState<AskedBracket | null>(null);
  const close = useCallback(() => {
    setHeld(null);
    setAsked(null);
  }, []);
  const open = useCallback(
    (pos: number, byKey: boolean) => {
      const found = editor && bracketAt(editor.state, pos);
      const at = found && hold(fragment, editor.state.doc, startOf(found) + 1);
      if (!at) return close();
      setHeld({ at, byKey });
      setAsked({ ...found, pos: startOf(found), byKey });
    },
    [editor, fragment, close],
  );
  const go = useCallback(
    (index: number, offset: number) => {
      if (!editor) return;
      const pos = positionAt(editor.state.doc, index).pos + 1 + offset;
      editor.chain().setTextSelection(pos).scrollIntoView().run();
      if (editor.isEditable) editor.view.focus();
      open(pos, editor.isEditable);
    },
    [editor, open],
  );
  useEffect(() => {
    if (!editor || !held) return;
    const onTransaction = ({ transaction }: { transaction: Editor["state"]["tr"] }) => {
      if (transaction.docChanged && !transaction.getMeta(ySyncPluginKey)) return close();
      const found = refound(editor, fragment, held.at);
      if (!found) return close();
      if (transaction.docChanged) setAsked({ ...found, pos: startOf(found), byKey: held.byKey });
    };
    editor.on("transaction", onTransaction);
    return () => {
      editor.off("transaction", onTransaction);
    };
  }, [editor, fragment, held, close]);
  return { asked: editor ? asked : null, open, go, close };
}

/** The bracket, where it still begins with the character that is held and the caret has not left it. */
function refound(editor: Editor, fragment: XmlFragment, held: HeldCaret): BracketAt | null {
  const behind = whereIs(fragment, editor.state.doc, held);
  const found = behind === null ? null : bracketAt(editor.state, behind - 1);
  if (!found || behind !== startOf(found) + 1) return null;
  const { head } = editor.state.selection;
  const end = found.place.pos + 1 + found.choice.end;
  return head >= startOf(found) && head <= end ? found : null;
}

function startOf({ place, choice }: BracketAt): number {
  return place.pos + 1 + choice.start;
}
