/** In the panel of a clause: who wrote it, in a fold. The fold stays open from clause to clause. */
import { useState } from "react";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { useWriters } from "./use-writers.ts";
import { Writers } from "./Writers.tsx";

interface Props {
  page: TextPage;
  /** Of the clause. */
  id: string;
  updates: number;
}

let wanted = false;

export function WritersFold({ page, id, updates }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(wanted);
  const { view, missing } = useWriters(page.id, open ? id : "", updates);
  return (
    <details
      className="writers-fold"
      open={open}
      onToggle={({ currentTarget }) => {
        wanted = currentTarget.open;
        setOpen(wanted);
      }}
    >
      <summary>{t("writers.title")}</summary>
      {view ? (
        <Writers view={view} delegations={page.delegations} language={page.language} />
      ) : (
        <p className="muted">{t(missing ? `refusals.${missing}` : "editor.loadingPanel")}</p>
      )}
    </details>
  );
}
