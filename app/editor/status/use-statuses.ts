/**
 * Keeps the editor's closed clauses in step with the page, in the reader's words; a refused edit is shown for a while.
 */

import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useState } from "react";
import { undoManagerOf } from "#app/editor/document/undo-steps.ts";
import type { DrawnStatuses } from "#app/editor/drawing/drawn-status.ts";
import type { StatusView } from "#app/presenters/negotiation.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { byName } from "#domain/by-name.ts";
import { useTranslation } from "#words/use-translation.ts";
import { setStatuses } from "./closing.ts";
import { forgetClosed } from "./forget-closed.ts";

/** In: the editor, once it exists, and the page. */
export function useStatuses(editor: Editor | null, page: TextPage): void {
  const wordsOf = useStatusWords(page);
  useEffect(() => {
    if (!editor) return;
    const { statuses } = page.negotiation;
    const drawn: DrawnStatuses = byName(
      Object.entries(statuses).map(([id, one]) => {
        const { status, closed, correction } = one;
        return [id, { status: correction ? "correction" : status, closed, words: wordsOf(one) }];
      }),
    );
    setStatuses(editor.view, drawn);
    const undo = undoManagerOf(editor.state);
    if (undo) forgetClosed(undo, (id) => statuses[id]?.closed === true);
  }, [editor, page.negotiation, wordsOf]);
}

/** "Agreed ad referendum: Kazakhstan, Uzbekistan". */
export function useStatusWords({
  delegations,
  negotiation: { signatories },
}: Pick<TextPage, "delegations" | "negotiation">): (clauseState: StatusView) => string {
  const { t, i18n } = useTranslation();
  return useCallback(
    ({ status, asked, correction }) => {
      if (correction) return t("clauseStatus.correction");
      if (status !== "agreed-ad-ref") return t(`clauseStatus.${status}`);
      const names = asked.flatMap(
        (id) => delegations.find((delegationView) => delegationView.id === id)?.name ?? [],
      );
      if (asked.length === signatories.length) return t("clauseStatus.adRefByAll");
      const locale = i18n.language === "en" ? "en-GB" : i18n.language;
      const list = new Intl.ListFormat(locale, { type: "conjunction" });
      return t("clauseStatus.agreed-ad-ref", { names: list.format(names) });
    },
    [t, i18n.language, delegations, signatories],
  );
}

/** How long the notice of a closed clause is shown. */
const TOAST_MS = 6_000;

/** What was tried in vain, and why: the id of the clause, for a while. */
export function useRefused(): [refused: string | null, onRefused: (clause: string) => void] {
  const [refused, setRefused] = useState<{ clause: string } | null>(null);
  useEffect(() => {
    if (!refused) return;
    const timer = setTimeout(setRefused, TOAST_MS, null);
    return () => clearTimeout(timer);
  }, [refused]);
  return [refused?.clause ?? null, useCallback((clause: string) => setRefused({ clause }), [])];
}
