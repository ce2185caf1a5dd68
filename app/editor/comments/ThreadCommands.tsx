/**
 * The commands for a discussion beside a reply: close it with a reason, reopen it, open it to more people, make an
 * amendment of it. Commands that the person may not use are absent.
 */
import { type ReactNode, useId } from "react";
import { useFetcher, useNavigate } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Refused } from "#app/components/Refused.tsx";
import { BeginForm } from "#app/editor/amendments/BeginForm.tsx";
import type { CommentResult, Saying, ThreadView } from "#app/presenters/comment.ts";
import { LONGEST_CLOSING, RESOLUTIONS } from "#domain/comments/index.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  saying: Saying;
  thread: ThreadView;
  back?: "clause" | "comments" | undefined;
  /** Called with the amendment that was begun. */
  onDraft?: ((amendment: string) => void) | undefined;
}

export function ThreadCommands({ saying, thread, back, onDraft }: Props) {
  const { t } = useTranslation();
  const { may } = thread;
  const on = { saying, thread, back };
  return (
    <div className="thread-deeds">
      {may.resolve ? (
        <details className="thread-fold">
          <summary>{t("comments.resolve")}</summary>
          <OnThread {...on} intent="resolve" label={t("comments.resolve")}>
            <Why />
          </OnThread>
        </details>
      ) : null}
      {may.reopen ? <OnThread {...on} intent="reopen" label={t("comments.reopen")} /> : null}
      {may.propose ? <Propose {...{ saying, thread, onDraft }} /> : null}
      {may.widen.length ? (
        <details className="thread-fold">
          <summary>{t("comments.widen")}</summary>
          <OnThread {...on} intent="widen" label={t("comments.widenDo")}>
            <Wider thread={thread} />
          </OnThread>
        </details>
      ) : null}
    </div>
  );
}

function Why() {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <fieldset className="resolutions">
        <legend>{t("comments.resolutionLabel")}</legend>
        {RESOLUTIONS.map((one, at) => (
          <label key={one}>
            <input type="radio" name="resolution" value={one} defaultChecked={at === 0} />{" "}
            {t(`comments.resolution.${one}`)}
          </label>
        ))}
      </fieldset>
      <label htmlFor={id}>{t("comments.closing")}</label>
      <textarea id={id} name="closing" rows={1} maxLength={LONGEST_CLOSING} />
    </>
  );
}

/** More people will see all of it from now on: the form says so before it is sent. */
function Wider({ thread: { may } }: Pick<Props, "thread">) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{t("comments.audienceLabel")}</label>
      <select id={id} name="audience">
        {may.widen.map((one) => (
          <option key={one} value={one}>
            {t(`comments.audience.${one}`)}
          </option>
        ))}
      </select>
      <p className="small thread-lost">{t("comments.widenWarning")}</p>
    </>
  );
}

interface OnThreadProps extends Pick<Props, "saying" | "thread" | "back"> {
  intent: "resolve" | "reopen" | "widen";
  label: string;
  children?: ReactNode;
}

function OnThread({ saying, thread, back, intent, label, children }: OnThreadProps) {
  const fetcher = useFetcher<CommentResult>();
  return (
    <fetcher.Form method="post" action={`/texts/${saying.text.id}/comments`} className="say">
      <input type="hidden" name="thread" value={thread.id} />
      <input type="hidden" name="clause" value={thread.clause} />
      {back ? <input type="hidden" name="then" value={back} /> : null}
      {children}
      <p className="row">
        <Button
          name="intent"
          value={intent}
          size="small"
          appearance={children ? "main" : "quiet"}
          disabled={fetcher.state !== "idle"}
        >
          {label}
        </Button>
      </p>
      <Refused reason={fetcher.data?.ok === false ? fetcher.data.reason : null} />
    </fetcher.Form>
  );
}

/** A draft inside the person's own delegation, with the comment as its reason. It is written in the text. */
function Propose({ saying, thread, onDraft }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = saying.text;
  const begun = onDraft ?? ((amendment: string) => void navigate(`/texts/${id}?amendment=${amendment}`));
  return (
    <BeginForm text={id} label={t("comments.propose")} appearance="quiet" onBegun={begun}>
      <input type="hidden" name="deed" value="replace" />
      <input type="hidden" name="clause" value={thread.clause} />
      <input type="hidden" name="discussion" value={thread.id} />
    </BeginForm>
  );
}
