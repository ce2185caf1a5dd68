/** Beside the paper, when the address names a deleted clause: its history, and a way to restore it. */
import type { Editor } from "@tiptap/core";
import { useId } from "react";
import { Link } from "react-router";
import { Notice } from "#app/components/Notice.tsx";
import { restoreIn } from "#app/editor/document/restoring.ts";
import { Versions } from "#app/editor/drawing/Versions.tsx";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { ClosePanel } from "./ClosePanel.tsx";
import { useClausePage } from "./use-clause-page.ts";

interface Props {
  page: TextPage;
  editor: Editor;
  id: string;
  updates: number;
  onClose(): void;
}

export function GonePanel({ page, editor, id, updates, onClose }: Props) {
  const { t } = useTranslation();
  const heading = useId();
  const { view, missing } = useClausePage(page.id, id, updates);
  if (!view?.deleted && !missing) return null;
  const name = view ? t("history.goneTitle", { name: view.name }) : t("history.deleted");
  return (
    <aside className="clause-panel" aria-labelledby={heading}>
      <header className="clause-panel-head">
        <h2 id={heading}>{name}</h2>
        <ClosePanel onClose={onClose} />
      </header>
      {view ? (
        <>
          <Notice tone="info">
            <p>{t("history.deletedNow")}</p>
          </Notice>
          <Versions
            page={view}
            onRestore={
              page.closed
                ? undefined
                : ({ clause }) => restoreIn(editor, clause, view.stoodAfter, page.language)
            }
          />
          <p className="small own-page">
            <Link to={`/texts/${page.id}/clauses/${id}`}>{t("editor.ownPage")}</Link>
          </p>
        </>
      ) : (
        <p className="muted">{t(`refusals.${missing ?? "unknown-clause"}`)}</p>
      )}
    </aside>
  );
}
