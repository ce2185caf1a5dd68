/** A sentence for screen readers: who commented where, while the page was open. */
import { useEffect, useRef, useState } from "react";
import type { CommentsView } from "#app/presenters/comment.ts";
import { useTranslation } from "#words/use-translation.ts";

export function CommentAnnouncements({ view, silent }: { view: CommentsView | null; silent: boolean }) {
  const { t } = useTranslation();
  const known = useRef<Set<string> | null>(null);
  const [content, setAnnounced] = useState("");
  useEffect(() => {
    if (!view) return;
    const all = view.threads.flatMap((thread) => thread.comments.map((comment) => ({ thread, comment })));
    const fresh = all.filter(
      ({ comment }) => known.current && !known.current.has(comment.id) && !comment.own,
    );
    known.current = new Set(all.map(({ comment }) => comment.id));
    const last = fresh.at(-1);
    if (!last || silent) return;
    const name = view.delegations.find(({ id }) => id === last.comment.by)?.name ?? t("editor.bureau");
    setAnnounced(t("comments.announced", { name, place: last.thread.place }));
  }, [view, silent, t]);
  return (
    <p className="visually-hidden" role="status">
      {content}
    </p>
  );
}
