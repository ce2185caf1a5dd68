/** What the panel shows of a clause: loaded when the caret rests in it, and again when something changed. */
import { useEffect } from "react";
import { useFetcher } from "react-router";
import type { ClausePage, Unavailable } from "#app/presenters/text.ts";
import type { Reason } from "#domain/refusals.ts";

/** The caret passes through clauses on its way: the data is loaded only where it rests. */
const REST_MS = 250;

export function useClausePage(
  text: string,
  id: string,
  updates: number,
  /** Only for a language version. */
  language?: string,
): { view: ClausePage | null; missing: Reason | null } {
  const { load, data } = useFetcher<ClausePage | Unavailable>({ key: "clause-panel" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a notification is a reason to ask again.
  useEffect(() => {
    if (!id) return;
    const version = language ? `?language=${language}` : "";
    const timer = setTimeout(() => void load(`/texts/${text}/clauses/${id}${version}`), REST_MS);
    return () => clearTimeout(timer);
  }, [load, text, id, updates, language]);
  return {
    view: data && "clause" in data && data.clause === id ? data : null,
    missing: data && "unavailable" in data ? data.unavailable : null,
  };
}
