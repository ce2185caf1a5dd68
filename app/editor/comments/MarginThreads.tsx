/**
 * The discussions of one clause in the margin, each folded until it is chosen; and the new one that is being written.
 */
import type { KeyboardEvent } from "react";
import { Button } from "#app/components/Button.tsx";
import type { CommentsView } from "#app/presenters/comment.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Say } from "./CommentForm.tsx";
import { ThreadCard } from "./ThreadCard.tsx";
import type { Commenting } from "./use-commenting.ts";

interface Props {
  view: CommentsView;
  commenting: Commenting;
  index: number;
  clause: string;
  onDraft: ((amendment: string) => void) | undefined;
}

export function MarginThreads({ view, commenting, index, clause, onDraft }: Props) {
  const { t } = useTranslation();
  const { selected, focused, speaking } = commenting;
  const composing = commenting.composing === index;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back to the text from anywhere within.
    <div className="margin-threads" onKeyDown={backToText(commenting)}>
      {composing ? (
        <section className="composer" aria-label={t("comments.new")}>
          <Say saying={view} clause={clause} speaking={speaking} />
          <Button type="button" appearance="quiet" size="small" onClick={commenting.leave}>
            {t("comments.cancel")}
          </Button>
        </section>
      ) : null}
      {(commenting.at.get(index) ?? []).map((thread) => (
        <ThreadCard
          key={thread.id}
          {...{ thread, onDraft }}
          saying={view}
          selected={thread.id === selected}
          focused={thread.id === selected ? focused : 0}
          wordsNow={commenting.wordsNow(thread)}
          onOpen={() => commenting.go(thread.id)}
        />
      ))}
    </div>
  );
}

/** Escape leads from a card to the words. */
export function backToText({ leave }: Pick<Commenting, "leave">) {
  return (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    leave();
  };
}
