/**
 * One discussion: what it is about, who sees it, its comments, and the commands of this reader. The same card is in the
 * margin, in the panel, in the list and on the clause's own page.
 */
import { useEffect, useId, useRef } from "react";
import { Link } from "react-router";
import { Button } from "#app/components/Button.tsx";
import type { CommentView, Saying, ThreadView } from "#app/presenters/comment.ts";
import type { DelegationView } from "#app/presenters/delegation-view.ts";
import { useTranslation } from "#words/use-translation.ts";
import { AudienceBadge } from "./AudienceBadge.tsx";
import { Say } from "./CommentForm.tsx";
import { CommentItem } from "./CommentItem.tsx";
import { ThreadCommands } from "./ThreadCommands.tsx";

interface Props {
  saying: Saying;
  thread: ThreadView;
  back?: "clause" | "comments" | undefined;
  selected?: boolean;
  /** Its position in the text as words, where the card is away from the clause. */
  placed?: boolean;
  /** The present words, where the page has the text open; undefined where it has not. */
  wordsNow?: string | null | undefined;
  onDraft?: ((amendment: string) => void) | undefined;
  /** Grows with each request to have the focus here. */
  focused?: number;
  /** In the margin: the first words alone, until it is opened. */
  onOpen?: (() => void) | undefined;
}

export function ThreadCard(props: Props) {
  const { saying, thread, selected, placed, wordsNow, focused = 0, onOpen } = props;
  const { t } = useTranslation();
  const heading = useId();
  const card = useRef<HTMLElement>(null);
  const { resolved, comments } = thread;
  useEffect(() => {
    if (!focused) return;
    card.current?.focus({ preventScroll: true });
    card.current?.scrollIntoView({ block: "nearest" });
  }, [focused]);
  const folded = onOpen !== undefined && !selected;
  return (
    <article
      ref={card}
      className="thread"
      id={thread.id}
      aria-labelledby={heading}
      tabIndex={-1}
      data-thread={thread.id}
      data-resolved={resolved ? true : undefined}
      data-selected={selected || undefined}
    >
      <h3 id={heading} className="visually-hidden">
        {t("comments.cardOf", {
          name: nameOf(comments[0], saying.delegations, t("editor.bureau")),
          place: thread.place,
        })}
      </h3>
      <p className="thread-head">
        {placed ? (
          <Link to={`/texts/${saying.text.id}#${thread.clause}`} className="thread-place">
            {thread.place}
          </Link>
        ) : null}
        <AudienceBadge threadAudience={thread} />
      </p>
      <About thread={thread} language={saying.text.language} wordsNow={wordsNow} />
      <ol>
        {(folded ? comments.slice(0, 1) : comments).map((comment) => (
          <CommentItem key={comment.id} {...{ saying, thread, comment, folded }} back={props.back} />
        ))}
      </ol>
      {folded ? (
        <p className="row">
          <Button type="button" appearance="quiet" size="small" aria-expanded={false} onClick={onOpen}>
            {comments.length > 1 ? t("comments.more", { count: comments.length - 1 }) : t("comments.open")}
          </Button>
        </p>
      ) : (
        <Unfolded {...props} />
      )}
    </article>
  );
}

/** The events of the discussion, and its commands. */
function Unfolded({ saying, thread, back, onDraft }: Props) {
  const { t } = useTranslation();
  const { may } = thread;
  return (
    <>
      <Happened thread={thread} />
      {may.reply ? <Say {...{ saying, back }} clause={thread.clause} thread={thread.id} /> : null}
      <ThreadCommands {...{ saying, thread, back, onDraft }} />
      {thread.amendments.map((id) => (
        <p key={id} className="small">
          <Link to={`/texts/${saying.text.id}/amendments/${id}`}>{t("comments.amendment")}</Link>
        </p>
      ))}
    </>
  );
}

function nameOf(
  comment: CommentView | undefined,
  delegations: readonly DelegationView[],
  bureau: string,
): string {
  return delegations.find((one) => one.id === comment?.by)?.name ?? bureau;
}

/** The words of the discussion; says so if they changed or are gone. */
function About({
  thread: { anchor, footing, wordsNow: found, elsewhere },
  language,
  wordsNow = found,
}: Pick<Props, "thread" | "wordsNow"> & { language: string }) {
  const { t } = useTranslation();
  const quote = anchor?.quote ?? "";
  if (footing.kind === "gone") {
    return (
      <p className="thread-lost small">
        {t("comments.clauseGone")} {quote ? <q lang={language}>{quote}</q> : null}
      </p>
    );
  }
  if (!quote) return null;
  // The words are in another language version, so their present state is not known here.
  if (elsewhere)
    return (
      <blockquote className="thread-quote" lang={elsewhere}>
        {quote}
      </blockquote>
    );
  if (wordsNow === null) {
    return (
      <p className="thread-lost small">
        {t("comments.wordsGone")} <q lang={language}>{quote}</q>
      </p>
    );
  }
  return (
    <>
      <blockquote className="thread-quote" lang={language}>
        {wordsNow}
      </blockquote>
      {wordsNow === quote ? null : (
        <p className="thread-lost small">
          {t("comments.wordsChanged")} <q lang={language}>{quote}</q>
        </p>
      )}
    </>
  );
}

/** Says that it was opened to more people, or closed, and why. */
function Happened({ thread: { resolved, widened, delegation } }: Pick<Props, "thread">) {
  const { t } = useTranslation();
  return (
    <>
      {widened ? (
        <p className="muted small">
          {t("comments.widened", { when: widened.when })}{" "}
          <AudienceBadge threadAudience={{ delegation, audience: widened.from }} />
        </p>
      ) : null}
      {resolved ? (
        <p className="thread-resolved small">
          {resolved.resolution ? <strong>{t(`comments.resolution.${resolved.resolution}`)}. </strong> : null}
          {resolved.closing ? `${resolved.closing} ` : null}
          <span className="muted">
            {t("comments.resolvedBy", { name: resolved.by, when: resolved.when })}
          </span>
        </p>
      ) : null}
    </>
  );
}
