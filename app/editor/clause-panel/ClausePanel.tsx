/** Beside the paper: the discussions of a clause, its history, and the fields of an action. */
import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Link } from "react-router";
import { VariantTools } from "#app/editor/brackets/VariantTools.tsx";
import { backToText } from "#app/editor/comments/MarginThreads.tsx";
import { Threads } from "#app/editor/comments/Threads.tsx";
import type { Commenting } from "#app/editor/comments/use-commenting.ts";
import { restoreIn } from "#app/editor/document/restoring.ts";
import { ActionFields } from "#app/editor/drawing/ActionFields.tsx";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { useClauseName } from "#app/editor/drawing/use-clause-name.ts";
import { Versions } from "#app/editor/drawing/Versions.tsx";
import { Positions } from "#app/editor/positions/Positions.tsx";
import { ClauseStatusPanel } from "#app/editor/status/ClauseStatus.tsx";
import type { CommentsView } from "#app/presenters/comment.ts";
import type { TextPage, VersionView } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { ClosePanel } from "./ClosePanel.tsx";
import { SourceClause } from "./OriginalClause.tsx";
import { useClausePage } from "./use-clause-page.ts";
import { WritersFold } from "./WritersFold.tsx";

interface Props {
  page: TextPage;
  editor: Editor;
  clause: Drawn;
  index: number;
  /** Changes when the server notifies that the history may have grown. */
  updates: number;
  onClose(): void;
  /** The discussions in the text; null until they are loaded. */
  content: {
    view: CommentsView;
    commenting: Commenting;
    onDraft: ((amendment: string) => void) | undefined;
  } | null;
}

export function ClausePanel({ page, editor, clause, index, updates, onClose, content }: Props) {
  const { t } = useTranslation();
  const name = useClauseName()(clause);
  const heading = useId();
  const { id } = clause;
  const { view, missing } = useClausePage(page.id, id, updates, page.source && page.language);
  const bringBack = (version: VersionView) => restoreIn(editor, version.clause, [], page.language);
  const closed = page.negotiation.statuses[id]?.closed === true;
  const counts = {
    comments: content
      ? content.commenting.counts?.[id]
      : view?.threads.filter(({ resolved }) => !resolved).length,
    versions: view?.versions.length,
    positions: view?.positions?.length,
  };
  return (
    <aside className="clause-panel" aria-labelledby={heading}>
      <header className="clause-panel-head">
        <h2 id={heading}>{name}</h2>
        {id ? <CopyLink id={id} /> : null}
        <ClosePanel onClose={onClose} />
      </header>
      {clause.kind === "action" ? (
        <ActionFields editor={editor} index={index} editable={!page.closed && !closed} />
      ) : null}
      {!id ? (
        <p className="muted">{t("editor.newClause")}</p>
      ) : page.source ? (
        <SourceClause
          source={page.source}
          clause={id}
          mark={page.closed ? null : `/texts/${page.id}/languages/${page.language}`}
        />
      ) : (
        <>
          <ClauseStatusPanel {...{ page, editor, clause }} />
          <VariantTools key={id} {...{ page, editor, clause, index }} />
        </>
      )}
      {id ? (
        <Tabs tabs={page.negotiation.may["see-positions"] ? TABS : TABS.slice(0, 2)} counts={counts}>
          {(tab) => {
            if (tab === "comments" && content) return <ThreadsOf key={id} {...content} {...{ id, index }} />;
            if (!view)
              return <p className="muted">{t(missing ? `refusals.${missing}` : "editor.loadingPanel")}</p>;
            if (tab === "comments")
              return <Threads key={id} saying={view} threads={view.threads} clause={id} />;
            if (tab === "positions") return <Positions page={view} />;
            return <Versions page={view} onRestore={page.closed || closed ? undefined : bringBack} />;
          }}
        </Tabs>
      ) : null}
      {id ? <WritersFold key={id} {...{ page, id, updates }} /> : null}
      {id ? (
        <p className="small own-page">
          <Link to={`/texts/${page.id}/clauses/${id}`}>{t("editor.ownPage")}</Link>
        </p>
      ) : null}
    </aside>
  );
}

/** All discussions of the clause, whatever the filter is. */
function ThreadsOf({
  view,
  commenting,
  onDraft,
  id,
  index,
}: NonNullable<Props["content"]> & { id: string; index: number }) {
  const { selected, focused, speaking, composing, wordsNow } = commenting;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back to the text from anywhere within.
    <div onKeyDown={backToText(commenting)}>
      <Threads
        {...{ selected, focused, wordsNow, onDraft }}
        saying={view}
        threads={view.threads.filter(({ clause }) => clause === id)}
        clause={id}
        speaking={composing === index ? speaking : undefined}
      />
    </div>
  );
}

type Tab = "comments" | "versions" | "positions";
/** Positions come last: not everybody has them. */
const TABS: readonly Tab[] = ["comments", "versions", "positions"];

interface TabsProps {
  tabs: readonly Tab[];
  counts: Record<Tab, number | undefined>;
  children(tab: Tab): ReactNode;
}

function Tabs({ tabs, counts, children }: TabsProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>("comments");
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    const other = step && tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (!other) return;
    setTab(other);
    list.current?.querySelector<HTMLElement>(`[data-tab=${other}]`)?.focus();
  };
  return (
    <>
      <div
        role="tablist"
        aria-label={t("editor.panelTabs")}
        className="tabs"
        ref={list}
        onKeyDown={onKeyDown}
      >
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            data-tab={one}
            id={`${id}-${one}`}
            aria-controls={`${id}-panel`}
            aria-selected={one === tab}
            tabIndex={one === tab ? 0 : -1}
            onClick={() => setTab(one)}
          >
            {t(`editor.tab.${one}`)}
            {counts[one] ? <span className="tab-count">{counts[one]}</span> : null}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tab}`} className="tab-panel">
        {children(tab)}
      </div>
    </>
  );
}

function CopyLink({ id }: { id: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(setCopied, 2_000, false);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    const { origin, pathname } = location;
    await navigator.clipboard?.writeText(`${origin}${pathname}#${id}`).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <button type="button" className="link-button" onClick={copy}>
      {copied ? t("actions.copied") : t("editor.copyLink")}
    </button>
  );
}
