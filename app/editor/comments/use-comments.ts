/** The discussions of a text in the editor: asked for once it is open, and again when somebody said something. */
import { useEffect } from "react";
import { useFetcher } from "react-router";
import type { TextPage } from "../page.ts";
import type { CommentsShown } from "./shown.ts";

/** Null until they are here, and for a language version, whose panel shows those of its source. */
export function useComments({ id, source }: TextPage, news: number): CommentsShown | null {
  const { load, data } = useFetcher<CommentsShown | { unavailable: string }>({ key: `comments ${id}` });
  const asked = source === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: news is a reason to ask again.
  useEffect(() => {
    if (asked) void load(`/texts/${id}/comments?state=all`);
  }, [load, id, asked, news]);
  return data && "threads" in data ? data : null;
}
