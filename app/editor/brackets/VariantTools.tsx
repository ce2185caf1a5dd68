/** In the panel: the wordings of a paragraph, a way to see them side by side, and one to add another. */
import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { addVariant, canVary, wordingsAt } from "#app/editor/document/varying.ts";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { SideBySide } from "./SideBySide.tsx";

interface Props {
  page: TextPage;
  editor: Editor;
  clause: Drawn;
  index: number;
}

export function VariantTools({ page, editor, clause, index }: Props) {
  const { t } = useTranslation();
  const [beside, setBeside] = useState(false);
  const { doc } = editor.state;
  if (index >= doc.childCount || !canVary(doc.child(index))) return null;
  const wordings = wordingsAt(doc, index);
  const mayAdd = !page.closed && !page.negotiation.statuses[clause.id]?.closed;
  if (!wordings && !mayAdd) return null;
  const add = () => {
    addVariant(index)(editor.state, editor.view.dispatch);
    editor.view.focus();
  };
  return (
    <div className="variant-tools small">
      {wordings ? (
        <>
          <span>{t("variants.count", { count: wordings.length })}</span>
          <button type="button" className="button button-quiet button-small" onClick={() => setBeside(true)}>
            {t("variants.sideBySide")}
          </button>
        </>
      ) : null}
      {mayAdd ? (
        <button type="button" className="button button-quiet button-small" onClick={add}>
          {t("variants.add")}
        </button>
      ) : null}
      {wordings && beside ? (
        <SideBySide {...{ page, editor, wordings }} onClose={() => setBeside(false)} />
      ) : null}
    </div>
  );
}
