/** Keeps the editor's closed clauses as the page has them, in the reader's words; what was tried in vain is said for a while. */

import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useState } from "react";
import { byName } from "#domain/by-name.ts";
import { useTranslation } from "../../words/use-translation.ts";
import type { TextPage } from "../page.ts";
import { undoManagerOf } from "../undo-steps.ts";
import { type DrawnStandings, setStandings } from "./closing.ts";
import { forgetClosed } from "./forget-closed.ts";
import type { StandingShown } from "./shown.ts";

/** In: the editor, once it is there, and the page. */
export function useStandings(editor: Editor | null, page: TextPage): void {
  const wordsOf = useStandingWords(page);
  useEffect(() => {
    if (!editor) return;
    const { standings } = page.negotiation;
    const drawn: DrawnStandings = byName(
      Object.entries(standings).map(([id, one]) => {
        const { status, closed, correction } = one;
        return [id, { status: correction ? "correction" : status, closed, words: wordsOf(one) }];
      }),
    );
    setStandings(editor.view, drawn);
    const undo = undoManagerOf(editor.state);
    if (undo) forgetClosed(undo, (id) => standings[id]?.closed === true);
  }, [editor, page.negotiation, wordsOf]);
}

/** "Agreed ad referendum: Kazakhstan, Uzbekistan". */
export function useStandingWords({
  voices,
  negotiation: { signatories },
}: Pick<TextPage, "voices" | "negotiation">): (standing: StandingShown) => string {
  const { t, i18n } = useTranslation();
  return useCallback(
    ({ status, asked, correction }) => {
      if (correction) return t("clauseStanding.correction");
      if (status !== "agreed-ad-ref") return t(`clauseStanding.${status}`);
      const names = asked.flatMap((id) => voices.find((voice) => voice.id === id)?.name ?? []);
      if (asked.length === signatories.length) return t("clauseStanding.adRefByAll");
      const locale = i18n.language === "en" ? "en-GB" : i18n.language;
      const list = new Intl.ListFormat(locale, { type: "conjunction" });
      return t("clauseStanding.agreed-ad-ref", { names: list.format(names) });
    },
    [t, i18n.language, voices, signatories],
  );
}

/** How long it is said that a clause is closed. */
const SAID_MS = 6_000;

/** What was tried in vain, and how to say so: the id of the clause, for a while. */
export function useRefused(): [refused: string | null, onRefused: (clause: string) => void] {
  const [refused, setRefused] = useState<{ clause: string } | null>(null);
  useEffect(() => {
    if (!refused) return;
    const timer = setTimeout(setRefused, SAID_MS, null);
    return () => clearTimeout(timer);
  }, [refused]);
  return [refused?.clause ?? null, useCallback((clause: string) => setRefused({ clause }), [])];
}
