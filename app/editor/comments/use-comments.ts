/** The discussions of a text in the editor: asked for once it is open, and again when somebody said something. */
import { useEffect } from "react";
import { useFetcher } from "react-router";
import type { CommentsView } from "#app/presenters/comment.ts";
import type { TextPage } from "#app/presenters/text.ts";

/** Null until they are here. A language version has those of its text; their words are sought in its own. */
export function useComments({ id, sheet, source, language }: TextPage, updates: number): CommentsView | null {
  const { load, data } = useFetcher<CommentsView | { unavailable: string }>({ key: `comments ${sheet}` });
  const search = new URLSearchParams({ state: "all", ...(source && { language }) }).toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: news is a reason to ask again.
  useEffect(() => {
    void load(`/texts/${id}/comments?${search}`);
  }, [load, id, search, updates]);
  return data && "threads" in data ? data : null;
}
