/**
 * What authors may do with their own comment: correct it in place, or take it back after a confirmation. Two folds with
 * plain forms, so that both work without JavaScript; the focus returns to where it was.
 */
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useFetcher } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Refused } from "#app/components/Refused.tsx";
import type { CommentResult, CommentView, OneComment } from "#app/presenters/comment.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Words } from "./CommentWords.tsx";
import { useNames } from "./use-names.ts";

export function OwnWords(props: OneComment) {
  const { comment } = props;
  return (
    <>
      {comment.may.edit ? <Edit {...props} /> : null}
      {comment.may.takeBack ? <TakeBack {...props} /> : null}
    </>
  );
}

function Edit(props: OneComment) {
  const { t } = useTranslation();
  const fold = useRef<HTMLDetailsElement>(null);
  return (
    <Fold fold={fold} name={props.comment.id} label={t("comments.edit")}>
      <EditWords key={wordsOf(props.comment)} {...props} onDone={() => close(fold.current)} />
    </Fold>
  );
}

/** Also on the page of discussions, with what was refused without a script. */
export function EditWords(props: OneComment & { refused?: CommentResult | undefined; onDone?(): void }) {
  const { saying, thread, comment, refused: plain, onDone } = props;
  const { t } = useTranslation();
  const fetcher = useFetcher<CommentResult>();
  const area = useRef<HTMLTextAreaElement>(null);
  const names = useNames(saying.text.id, { thread: thread.id }, area);
  const id = useId();
  const answer = fetcher.data ?? plain;
  const refused = answer?.ok === false ? answer : null;
  useDone(fetcher.data, onDone);
  return (
    <fetcher.Form
      method="post"
      action={`/texts/${saying.text.id}/comments`}
      className="say"
      onSubmit={(event) => names.open && event.preventDefault()}
    >
      <OnComment {...props} />
      <Words
        {...{ id, area, names }}
        label={t("comments.editLabel")}
        rows={3}
        bare={false}
        words={refused?.body ?? wordsOf(comment)}
        refused={refused?.reason ?? null}
      />
      <p className="row">
        <Button name="intent" value="edit" size="small" disabled={fetcher.state !== "idle"}>
          {t("comments.editDo")}
        </Button>
      </p>
    </fetcher.Form>
  );
}

function TakeBack(props: OneComment) {
  const { t } = useTranslation();
  const fold = useRef<HTMLDetailsElement>(null);
  const fetcher = useFetcher<CommentResult>();
  // The folds go with the words; the comment itself stays.
  useDone(fetcher.data, () => fold.current?.closest("li")?.focus({ preventScroll: true }));
  return (
    <Fold fold={fold} name={props.comment.id} label={t("comments.takeBack")}>
      <fetcher.Form method="post" action={`/texts/${props.saying.text.id}/comments`} className="say">
        <OnComment {...props} />
        <p className="small">{t("comments.takeBackWarning")}</p>
        <p className="row">
          <Button
            name="intent"
            value="take-back"
            appearance="danger"
            size="small"
            disabled={fetcher.state !== "idle"}
          >
            {t("comments.takeBackDo")}
          </Button>
        </p>
        <Refused reason={fetcher.data?.ok === false ? fetcher.data.reason : null} />
      </fetcher.Form>
    </Fold>
  );
}

function OnComment({ thread, comment, back }: OneComment) {
  return (
    <>
      <input type="hidden" name="thread" value={thread.id} />
      <input type="hidden" name="comment" value={comment.id} />
      <input type="hidden" name="clause" value={thread.clause} />
      {back ? <input type="hidden" name="then" value={back} /> : null}
    </>
  );
}

interface FoldProps {
  fold: React.RefObject<HTMLDetailsElement | null>;
  /** Of two folds with one name only one is open. */
  name: string;
  label: string;
  children: ReactNode;
}

/**
 * Opening it moves the focus into it, Escape moves it back. Its content is drawn when it is opened, and stays then with
 * what was typed; without a script the content is there from the beginning.
 */
function Fold({ fold, name, label, children }: FoldProps) {
  const awake = useSyncExternalStore(never, yes, no);
  const [opened, setOpened] = useState(0);
  useEffect(() => {
    if (opened) enter(fold.current);
  }, [opened, fold]);
  return (
    <details
      ref={fold}
      name={name}
      className="thread-fold"
      onToggle={({ currentTarget }) => currentTarget.open && setOpened((before) => before + 1)}
      onKeyDown={(event: KeyboardEvent<HTMLDetailsElement>) => {
        if (event.key !== "Escape" || event.defaultPrevented || !event.currentTarget.open) return;
        event.preventDefault();
        close(event.currentTarget);
      }}
    >
      <summary>{label}</summary>
      {opened || !awake ? children : null}
    </details>
  );
}

const never = () => () => undefined;
const yes = () => true;
const no = () => false;

function enter(fold: HTMLDetailsElement | null): void {
  const area = fold?.querySelector("textarea");
  area?.focus();
  area?.setSelectionRange(area.value.length, area.value.length);
}

function close(fold: HTMLDetailsElement | null): void {
  if (!fold) return;
  fold.open = false;
  fold.querySelector("summary")?.focus();
}

/** Once for each answer that says it is done. */
function useDone(answer: CommentResult | undefined, onDone: (() => void) | undefined): void {
  const latest = useRef(onDone);
  latest.current = onDone;
  useEffect(() => {
    if (answer?.ok) latest.current?.();
  }, [answer]);
}

/** The words of the comment as they were typed, mentions included. */
function wordsOf({ pieces }: CommentView): string {
  return pieces.map(({ text }) => text).join("");
}
