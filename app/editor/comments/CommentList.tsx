/**
 * How much is discussed: the number of open discussions over the paper, and behind it all of them in the order of the
 * text, by filter, with those that have lost their clause. The margin uses the same filter.
 */
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { Link } from "react-router";
import { useDismiss } from "#app/components/use-dismiss.ts";
import { shortened } from "#app/editor/brackets/BracketList.tsx";
import { Sign } from "#app/editor/drawing/Initials.tsx";
import type { CommentsView, ThreadView } from "#app/presenters/comment.ts";
import { useTranslation } from "#words/use-translation.ts";
import { FilterFields } from "./FilterFields.tsx";
import type { Commenting } from "./use-commenting.ts";

interface Props {
  view: CommentsView;
  commenting: Commenting;
}

export function CommentList({ view, commenting }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const heading = useId();
  const close = useCallback(() => setOpen(false), []);
  useDismiss(open, holder, close);
  useEffect(() => {
    if (open) holder.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [open]);
  const count = Object.values(commenting.counts ?? {}).reduce((sum, one) => sum + one, 0);
  return (
    <div className="comment-places" ref={holder}>
      <button
        type="button"
        className="tool tool-count"
        title={t("comments.list", { count })}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="visually-hidden">{t("comments.list", { count })}</span>
        <Sign path="M2.5 3h11v8H8l-3 2.8V11H2.5Z" />
        <span aria-hidden="true">{count}</span>
      </button>
      {open ? (
        <section className="bracket-list" aria-labelledby={heading}>
          <h2 id={heading}>{t("comments.listTitle")}</h2>
          <FilterFields
            filter={commenting.filter}
            delegations={view.delegations}
            onChange={commenting.setFilter}
          />
          <Listed
            {...{ view, commenting }}
            onGo={(thread) => {
              close();
              commenting.go(thread);
            }}
          />
          <p className="small">
            <Link to={`/texts/${view.text.id}/comments`}>{t("comments.allOnPage")}</Link>
          </p>
        </section>
      ) : null}
    </div>
  );
}

function Listed({ view, commenting, onGo }: Props & { onGo(thread: string): void }) {
  const { t } = useTranslation();
  const { threads, gone } = commenting;
  const state = threads.filter((one) => !gone.includes(one));
  return (
    <>
      {threads.length ? null : <p className="muted">{t("comments.noneAsked")}</p>}
      <ol>
        {state.map((thread) => (
          <li key={thread.id}>
            <span className="bracket-list-clause">{thread.place}</span>
            <button type="button" className="bracket-list-one" onClick={() => onGo(thread.id)}>
              <Line thread={thread} view={view} />
            </button>
          </li>
        ))}
      </ol>
      {gone.length ? (
        <>
          <h3>{t("comments.unanchored")}</h3>
          <ul className="bracket-list-several">
            {gone.map((thread) => (
              <li key={thread.id}>
                <Link
                  className="bracket-list-one"
                  to={`/texts/${view.text.id}/comments?state=all#${thread.id}`}
                >
                  <Line thread={thread} view={view} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

/** Two lines. */
function firstOf(words: string): string {
  return words.length > 90 ? `${words.slice(0, 90).replace(/\s\S*$/, "")} …` : words;
}

function Line({ thread, view }: { thread: ThreadView; view: CommentsView }) {
  const { t } = useTranslation();
  const { anchor, comments, delegation } = thread;
  const delegationView = view.delegations.find(({ id }) => id === delegation);
  const words = (comments[0]?.pieces ?? []).map(({ text }) => text).join("");
  return (
    <>
      {anchor ? <q lang={view.text.language}>{shortened(anchor.quote)}</q> : null}
      <span>
        <strong>{delegationView?.name ?? t("editor.bureau")}:</strong>{" "}
        {comments[0]?.takenBack ? t("comments.takenBackShort") : firstOf(words)}
      </span>
    </>
  );
}
