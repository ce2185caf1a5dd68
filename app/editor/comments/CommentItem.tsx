/**
 * One comment: who wrote what, and when; that it was corrected, with its earlier wordings; or that it was taken back.
 * Its author may do both here.
 */

import { Flag } from "#app/components/Flag.tsx";
import { Name } from "#app/components/Name.tsx";
import type { CommentView, OneComment } from "#app/presenters/comment.ts";
import { useTranslation } from "#words/use-translation.ts";
import { OwnWords } from "./OwnWords.tsx";

/** `folded`: only a short view, without the commands. */
export function CommentItem({ folded, ...props }: OneComment & { folded: boolean }) {
  const { t } = useTranslation();
  const { comment, saying } = props;
  const delegation = saying.delegations.find((one) => one.id === comment.by);
  return (
    <li className="comment" tabIndex={-1}>
      <p className="comment-head">
        {delegation ? <Flag country={delegation.country} name={delegation.name} /> : null}
        <strong>{delegation?.name ?? t("editor.bureau")}</strong>
        <span className="muted">
          <Name>{comment.author}</Name>
        </span>
        <time dateTime={comment.at} className="muted">
          {comment.when}
        </time>
        {comment.edited ? (
          <span className="muted">{t("comments.edited", { when: comment.edited.when })}</span>
        ) : null}
      </p>
      {comment.takenBack ? (
        <p className="comment-body comment-taken-back">
          {t("comments.takenBack", { when: comment.takenBack })}
        </p>
      ) : (
        <p className="comment-body">
          {comment.pieces.map(({ text, named }, at) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence have no identity and never move.
            named ? <strong key={at}>{text}</strong> : <span key={at}>{text}</span>,
          )}
        </p>
      )}
      {folded ? null : (
        <div className="comment-deeds">
          <Former comment={comment} />
          {comment.may.edit || comment.may.takeBack ? <OwnWords {...props} /> : null}
        </div>
      )}
    </li>
  );
}

function Former({ comment: { edited } }: { comment: CommentView }) {
  const { t } = useTranslation();
  if (!edited?.former.length) return null;
  const { former } = edited;
  return (
    <details className="thread-fold comment-former">
      <summary>
        {former.length > 1 ? t("comments.formerAll", { count: former.length }) : t("comments.former")}
      </summary>
      <ol>
        {former.map(({ body, when }) => (
          <li key={when + body}>
            <p className="muted small">{when}</p>
            <p className="comment-body">{body}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
