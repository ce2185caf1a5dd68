/**
 * What is said about a clause: threads with replies. Plain forms to the clause's address, so that they work without
 * JavaScript on the clause's own page; what was typed stays when a comment is refused. The button pressed says what is meant.
 */
import { useEffect, useId, useRef } from "react";
import { useFetcher } from "react-router";
import type { Reason } from "#domain/refusals.ts";
import { Button } from "../components/Button.tsx";
import { Flag } from "../components/Flag.tsx";
import { useTranslation } from "../words/use-translation.ts";
import type { Voice } from "./carets.ts";
import type { ClausePage, CommentShown, ThreadShown } from "./page.ts";

/** What the clause's action answers. */
export type Said = { ok: true } | { ok: false; reason: Reason; thread: string | null; body: string };

interface Props {
  page: ClausePage;
  /** Set on the clause's own page: forms lead back to it, and what was refused there without JavaScript. */
  alone?: { refused: Said | undefined };
}

export function Threads({ page, alone }: Props) {
  const { t } = useTranslation();
  const { threads, may } = page;
  const open = threads.filter(({ resolved }) => !resolved);
  const closed = threads.filter(({ resolved }) => resolved);
  return (
    <div className="threads">
      {open.map((thread) => (
        <Thread key={thread.id} {...{ thread, page, alone }} />
      ))}
      {threads.length ? null : <p className="muted">{t("editor.comments.none")}</p>}
      {may.comment ? (
        <Say
          page={page}
          alone={alone}
          thread={null}
          label={t("editor.comments.new")}
          button={t("editor.comments.send")}
        />
      ) : (
        <p className="muted">{t("editor.comments.closed")}</p>
      )}
      {closed.length ? (
        <details className="threads-resolved">
          <summary>{t("editor.comments.resolvedCount", { count: closed.length })}</summary>
          {closed.map((thread) => (
            <Thread key={thread.id} {...{ thread, page, alone }} />
          ))}
        </details>
      ) : null}
    </div>
  );
}

function Thread({ thread, page, alone }: Props & { thread: ThreadShown }) {
  const { t } = useTranslation();
  const { may, voices } = page;
  const { resolved, comments } = thread;
  return (
    <article className="thread" data-resolved={resolved ? true : undefined}>
      <ol>
        {comments.map((comment) => (
          <Comment key={comment.id} comment={comment} voices={voices} />
        ))}
      </ol>
      {resolved ? (
        <p className="muted small">
          {t("editor.comments.resolvedBy", { name: resolved.by, when: resolved.when })}
        </p>
      ) : null}
      {may.comment && !resolved ? (
        <Say
          page={page}
          alone={alone}
          thread={thread.id}
          label={t("editor.comments.reply")}
          button={t("editor.comments.sendReply")}
        />
      ) : null}
      {may.resolve && resolved ? <Reopen page={page} alone={alone} thread={thread.id} /> : null}
    </article>
  );
}

function Comment({ comment, voices }: { comment: CommentShown; voices: Voice[] }) {
  const { t } = useTranslation();
  const voice = voices.find((one) => one.id === comment.by);
  return (
    <li className="comment">
      <p className="comment-head">
        {voice ? <Flag country={voice.country} name={voice.name} /> : null}
        <strong>{voice?.name ?? t("editor.bureau")}</strong>
        <span className="muted">{comment.author}</span>
        <time dateTime={comment.at} className="muted">
          {comment.when}
        </time>
      </p>
      <p className="comment-body">{comment.body}</p>
    </li>
  );
}

interface SayProps extends Props {
  /** Null for a new thread. */
  thread: string | null;
  label: string;
  button: string;
}

function Say({ page, alone, thread, label, button }: SayProps) {
  const { t } = useTranslation();
  const fetcher = useFetcher<Said>();
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const answer =
    fetcher.data ??
    (alone?.refused?.ok === false && alone.refused.thread === thread ? alone.refused : undefined);
  useEffect(() => {
    if (fetcher.data?.ok) form.current?.reset();
  }, [fetcher.data]);
  const refused = answer?.ok === false ? answer : null;
  const busy = fetcher.state !== "idle";
  return (
    <fetcher.Form ref={form} method="post" action={addressOf(page)} className="say">
      {thread ? <input type="hidden" name="thread" value={thread} /> : null}
      {alone ? <input type="hidden" name="then" value="page" /> : null}
      <label htmlFor={id} className={thread ? "visually-hidden" : undefined}>
        {label}
      </label>
      <textarea
        id={id}
        name="body"
        rows={thread ? 1 : 3}
        maxLength={10_000}
        placeholder={thread ? label : undefined}
        defaultValue={refused?.body}
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused ? `${id}-why` : undefined}
      />
      {refused ? (
        <p id={`${id}-why`} role="alert" className="field-error">
          {t(`refusals.${refused.reason}`)}
        </p>
      ) : null}
      <p className="row">
        <Button
          name="intent"
          value={thread ? "reply" : "comment"}
          size="small"
          look={thread ? "quiet" : "main"}
          disabled={busy}
        >
          {button}
        </Button>
        {thread && page.may.resolve ? (
          <Button name="intent" value="resolve" size="small" look="quiet" disabled={busy}>
            {t("editor.comments.resolve")}
          </Button>
        ) : null}
      </p>
    </fetcher.Form>
  );
}

/** A thread that was resolved is talked about again. */
function Reopen({ page, alone, thread }: Props & { thread: string }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<Said>();
  return (
    <fetcher.Form method="post" action={addressOf(page)} className="turn">
      <input type="hidden" name="thread" value={thread} />
      {alone ? <input type="hidden" name="then" value="page" /> : null}
      <Button name="intent" value="reopen" size="small" look="quiet" disabled={fetcher.state !== "idle"}>
        {t("editor.comments.reopen")}
      </Button>
      {fetcher.data?.ok === false ? (
        <p role="alert" className="field-error">
          {t(`refusals.${fetcher.data.reason}`)}
        </p>
      ) : null}
    </fetcher.Form>
  );
}

function addressOf({ text, clause }: ClausePage): string {
  return `/texts/${text.id}/clauses/${clause}`;
}
