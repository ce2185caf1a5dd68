/** Beside selected words, in the margin of the paper: a button that comments on them. It covers no words. */
import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";
import type { Session } from "#app/editor/connection/session.ts";
import { useTranslation } from "#words/use-translation.ts";
import { markedIn } from "./marking.ts";
import { selectedState } from "./selected.ts";

interface Props {
  editor: Editor;
  session: Session;
  onMark(): void;
}

export function MarkButton({ editor, session, onMark }: Props) {
  const { t } = useTranslation();
  const top = useSelectionRect(editor, session);
  if (top === null) return null;
  return (
    <button
      type="button"
      className="gutter-button mark-button"
      style={{ insetBlockStart: top }}
      aria-label={t("comments.markHint")}
      title={t("comments.markHint")}
      // The press must not change the selection.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onMark}
    >
      <svg viewBox="0 0 20 18" aria-hidden="true">
        <path d="M3 2h14a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 17 13h-6l-4 4v-4H3a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 3 2ZM10 4.5v6M7 7.5h6" />
      </svg>
    </button>
  );
}

/**
 * Where its last line is, in pixels from the upper edge of the paper's container; null where nothing suitable is
 * selected.
 */
function useSelectionRect(editor: Editor, session: Session): number | null {
  const [top, setTop] = useState<number | null>(null);
  useEffect(() => {
    let frame = 0;
    const appearance = () => {
      frame = 0;
      if (editor.isDestroyed) return;
      const state = selectedState(editor);
      const from = editor.view.dom.closest(".sheet-place")?.getBoundingClientRect().top ?? 0;
      const clause = editor.view.dom.children[state.selection.$head.index(0)];
      if (!markedIn(state, session.fragment) || !clause) return setTop(null);
      const line = editor.view.coordsAtPos(state.selection.to).top - from;
      // The button of the clause is on its first line.
      const below = clause.getBoundingClientRect().top - from + BUTTON;
      setTop(Math.round(Math.max(line, below)));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(appearance);
    };
    document.addEventListener("selectionchange", soon);
    editor.on("transaction", soon);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener("selectionchange", soon);
      editor.off("transaction", soon);
    };
  }, [editor, session]);
  return top;
}

/** Height of a button in the gutter, with a gap. */
const BUTTON = 31;
