/**
 * A form for a comment: a new discussion of a clause or of words in it, with its audience, or an answer. A plain form,
 * so that it works without JavaScript; what was typed stays when it is refused. @ offers the people who may be named.
 */
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useFetcher } from "react-router";
import { Button } from "#app/components/Button.tsx";
import type { CommentResult, Saying } from "#app/presenters/comment.ts";
import type { Audience } from "#domain/comments/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Words } from "./CommentWords.tsx";
import { bringIntoView } from "./into-view.ts";
import { useNames } from "./use-names.ts";

/** Words that a new discussion is about, marked in the open text. */
export interface MarkedWords {
  sheet: string;
  from: string;
  to: string;
  quote: string;
}

export interface Speaking {
  marked: MarkedWords | null;
  /** Grows with each request to write here. */
  asked: number;
  onDone(thread: string | null): void;
  /** The clause instead of the words. */
  onUnmark(): void;
}

interface Props {
  saying: Saying;
  clause: string;
  /** Absent for a new discussion. */
  thread?: string;
  back?: "clause" | "comments" | undefined;
  speaking?: Speaking | undefined;
  /** What was refused without a script. */
  refused?: CommentResult | undefined;
}

export function Say({ saying, clause, thread, back, speaking, refused: plain }: Props) {
  const { t } = useTranslation();
  const fetcher = useFetcher<CommentResult>();
  const form = useRef<HTMLFormElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const [audience, setAudience] = useState<Audience>("table");
  const names = useNames(saying.text.id, thread ? { thread } : { audience }, area);
  const answer = fetcher.data ?? plain;
  const refused = answer?.ok === false ? answer : null;
  const marked = speaking?.marked ?? null;
  const latest = useRef(speaking);
  latest.current = speaking;
  const { forget } = names;
  useEffect(() => {
    if (!fetcher.data?.ok) return;
    form.current?.reset();
    forget();
    latest.current?.onDone(fetcher.data.thread);
  }, [fetcher.data, forget]);
  const asked = speaking?.asked ?? 0;
  useEffect(() => {
    if (!asked || !area.current) return;
    // Its position is not final yet: the browser would scroll to the wrong place.
    area.current.focus({ preventScroll: true });
    const place = area.current.closest<HTMLElement>(".composer") ?? form.current;
    return place ? bringIntoView(place) : undefined;
  }, [asked]);
  const label = t(thread ? "comments.reply" : marked ? "comments.newOn" : "comments.new");
  return (
    <fetcher.Form
      ref={form}
      method="post"
      action={`/texts/${saying.text.id}/comments`}
      className="say"
      onSubmit={(event: FormEvent) => names.open && event.preventDefault()}
    >
      {thread ? <input type="hidden" name="thread" value={thread} /> : null}
      <input type="hidden" name="clause" value={clause} />
      {back ? <input type="hidden" name="then" value={back} /> : null}
      {thread || !marked ? null : <MarkedWords {...{ marked, speaking, language: saying.text.language }} />}
      <Words
        {...{ id, area, names, label }}
        rows={thread ? 1 : 3}
        bare={thread !== undefined}
        words={refused?.body}
        refused={refused?.reason ?? null}
      />
      {thread ? null : <AudienceChoice audiences={saying.audiences} onChoose={setAudience} />}
      <p className="row">
        <Button
          name="intent"
          value={thread ? "reply" : "comment"}
          size="small"
          appearance={thread ? "quiet" : "main"}
          disabled={fetcher.state !== "idle"}
        >
          {t(thread ? "comments.sendReply" : "comments.send")}
        </Button>
      </p>
    </fetcher.Form>
  );
}

function MarkedWords({
  marked,
  speaking,
  language,
}: {
  marked: MarkedWords;
  speaking: Speaking | undefined;
  language: string;
}) {
  const { t } = useTranslation();
  return (
    <div className="say-about">
      <input type="hidden" name="sheet" value={marked.sheet} />
      <input type="hidden" name="from" value={marked.from} />
      <input type="hidden" name="to" value={marked.to} />
      <blockquote className="thread-quote" lang={language}>
        {marked.quote}
      </blockquote>
      <button type="button" className="link-button" onClick={() => speaking?.onUnmark()}>
        {t("comments.wholeClause")}
      </button>
    </div>
  );
}

function AudienceChoice({
  audiences,
  onChoose,
}: {
  audiences: readonly Audience[];
  onChoose(audience: Audience): void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const bureau = !audiences.includes("chair") && audiences.includes("delegation");
  return (
    <p className="say-circle">
      <label htmlFor={id}>{t("comments.audienceLabel")}</label>
      <select
        id={id}
        name="audience"
        defaultValue="table"
        onChange={({ target }) => onChoose(target.value as Audience)}
      >
        {audiences.map((one) => (
          <option key={one} value={one}>
            {t(bureau && one === "delegation" ? "comments.audience.bureau" : `comments.audience.${one}`)}
          </option>
        ))}
      </select>
    </p>
  );
}
