/** The discussions of a text in the editor: loaded once the text is open, and again when somebody has commented. */
import { useEffect } from "react";
import { useFetcher } from "react-router";
import type { CommentsView } from "#app/presenters/comment.ts";
import type { TextPage } from "#app/presenters/text.ts";

/**
 * Null until they are loaded. A language version has the discussions of its text; their words are looked up in its own.
 */
export function useComments({ id, sheet, source, language }: TextPage, updates: number): CommentsView | null {
  const { load, data } = useFetcher<CommentsView | { unavailable: string }>({ key: `comments ${sheet}` });
  const search = new URLSearchParams({ state: "all", ...(source && { language }) }).toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a notification is a reason to ask again.
  useEffect(() => {
    void load(`/texts/${id}/comments?${search}`);
  }, [load, id, search, updates]);
  return data && "threads" in data ? data : null;
}
