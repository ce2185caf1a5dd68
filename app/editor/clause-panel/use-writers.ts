/** Loads who wrote a clause when the reader asks, and again when the history has grown. */
import { useEffect } from "react";
import { useFetcher } from "react-router";
import type { Unavailable, WritersView } from "#app/presenters/text.ts";
import type { Reason } from "#domain/refusals.ts";

/** In: an empty id where nobody asks. */
export function useWriters(
  text: string,
  id: string,
  updates: number,
): { view: WritersView | null; missing: Reason | null } {
  const { load, data } = useFetcher<WritersView | Unavailable>({ key: "writers" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a notification is a reason to ask again.
  useEffect(() => {
    if (id) void load(`/texts/${text}/clauses/${id}/writers`);
  }, [load, text, id, updates]);
  return {
    view: data && "clause" in data && data.clause === id ? data : null,
    missing: data && "unavailable" in data ? data.unavailable : null,
  };
}
