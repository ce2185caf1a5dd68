/** The question before a large deletion; its dialog is a separate chunk. */
import type { Editor } from "@tiptap/core";
import { type ReactNode, useCallback, useState } from "react";
import { usePart } from "#app/components/aria/use-part.ts";
import { toast } from "#app/components/toasts.ts";
import { useTranslation } from "#words/use-translation.ts";
import { type AskedDeletion, makeStroke } from "./asking.ts";

const load = () => import("#app/components/aria/Question.tsx");

/** Out: the function by which the editor asks, and the element that draws the question. */
export function useAskedDeletion(
  draft = false,
): [ask: (asked: AskedDeletion) => void, draw: (editor: Editor | null) => ReactNode] {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<AskedDeletion | null>(null);
  const part = usePart(load, asked !== null, () => {
    setAsked(null);
    toast(t("deleting.unasked"));
  });
  const draw = (editor: Editor | null) => {
    if (!asked || !editor || !part) return null;
    const { clauses, words } = asked.deletion;
    const counted = t("deleting.words", { count: words });
    const short = clauses ? t("deleting.clauses", { count: clauses }) : counted;
    const what = clauses ? t("deleting.both", { clauses: short, words: counted }) : counted;
    return (
      <part.Question
        title={t("deleting.title", { what: short })}
        no={t("deleting.keep")}
        yes={t("deleting.delete", { what: short })}
        onAnswer={(deletes) => {
          setAsked(null);
          if (deletes) makeStroke(editor, asked);
          // The dialog gives the focus back to the page; it belongs to the selection.
          requestAnimationFrame(() => editor.isDestroyed || editor.view.focus());
        }}
      >
        <p>{t(draft ? "deleting.askDraft" : "deleting.ask", { what })}</p>
      </part.Question>
    );
  };
  return [useCallback((one: AskedDeletion) => setAsked((before) => before ?? one), []), draw];
}
