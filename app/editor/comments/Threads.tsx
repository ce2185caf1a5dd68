/** The discussions of one clause: the open ones, a new one, and those that were closed. */

import type { Saying, ThreadView } from "#app/presenters/comment.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Say, type Speaking } from "./CommentForm.tsx";
import { ThreadCard } from "./ThreadCard.tsx";

interface Props {
  saying: Saying;
  threads: readonly ThreadView[];
  clause: string;
  /** On the clause's own page: forms that are sent without a script lead back to it. */
  back?: "clause" | undefined;
  /** In the text: the words of a new discussion, what a card needs, and the callback for a new amendment. */
  speaking?: Speaking | undefined;
  selected?: string | undefined;
  focused?: number;
  wordsNow?: ((thread: ThreadView) => string | null | undefined) | undefined;
  onDraft?: ((amendment: string) => void) | undefined;
}

export function Threads(props: Props) {
  const { saying, threads, clause, back, speaking, selected, focused = 0, wordsNow, onDraft } = props;
  const { t } = useTranslation();
  const [open, closed] = [false, true].map((resolved) =>
    threads.filter((one) => (one.resolved !== null) === resolved),
  ) as [ThreadView[], ThreadView[]];
  const card = (thread: ThreadView) => (
    <ThreadCard
      key={thread.id}
      {...{ saying, thread, back, onDraft }}
      selected={thread.id === selected}
      focused={thread.id === selected ? focused : 0}
      wordsNow={wordsNow?.(thread)}
    />
  );
  return (
    <div className="threads">
      {open.map(card)}
      {threads.length ? null : <p className="muted">{t("comments.none")}</p>}
      {saying.may.comment ? (
        <Say {...{ saying, clause, back, speaking }} />
      ) : (
        <p className="muted">{t("comments.closed")}</p>
      )}
      {closed.length ? (
        <details className="threads-resolved" open={closed.some(({ id }) => id === selected) || undefined}>
          <summary>{t("comments.resolvedCount", { count: closed.length })}</summary>
          {closed.map(card)}
        </details>
      ) : null}
    </div>
  );
}
