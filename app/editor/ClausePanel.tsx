/** Beside the paper: what is said about a clause, how it came about, and for an action what it says beside its words. */
import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useFetcher } from "react-router";
import { ActionFields } from "./ActionFields.tsx";
import type { Drawn } from "./drawing.ts";
import type { ClausePage, TextPage, Unavailable } from "./page.ts";
import { Threads } from "./Threads.tsx";
import { useClauseName } from "./use-clause-name.ts";
import { Versions } from "./Versions.tsx";

interface Props {
  page: TextPage;
  editor: Editor;
  clause: Drawn;
  index: number;
  /** Changes when the server says that the history may have grown. */
  news: number;
  onClose(): void;
}

/** The caret wanders through clauses on its way: only where it rests is worth a question. */
const REST_MS = 250;

export function ClausePanel({ page, editor, clause, index, news, onClose }: Props) {
  const { t } = useTranslation();
  const name = useClauseName()(clause);
  const { load, data } = useFetcher<ClausePage | Unavailable>({ key: "clause-panel" });
  const heading = useId();
  const { id } = clause;
  // biome-ignore lint/correctness/useExhaustiveDependencies: news is a reason to ask again.
  useEffect(() => {
    if (!id) return;
    const timer = setTimeout(() => void load(`/texts/${page.id}/clauses/${id}`), REST_MS);
    return () => clearTimeout(timer);
  }, [load, page.id, id, news]);
  const shown = data && "clause" in data && data.clause === id ? data : null;
  const missing = data && "unavailable" in data ? data.unavailable : null;
  const counts = {
    comments: shown?.threads.filter(({ resolved }) => !resolved).length,
    versions: shown?.versions.length,
  };
  return (
    <aside className="clause-panel" aria-labelledby={heading}>
      <header className="clause-panel-head">
        <h2 id={heading}>{name}</h2>
        {id ? <CopyLink id={id} /> : null}
        <button
          type="button"
          className="tool"
          aria-label={t("editor.closePanel")}
          title={t("editor.closePanel")}
          onClick={onClose}
        >
          <svg
            viewBox="0 0 16 16"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeLinecap="round"
          >
            <path d="m4 4 8 8M12 4l-8 8" />
          </svg>
        </button>
      </header>
      {clause.kind === "action" ? (
        <ActionFields editor={editor} index={index} editable={!page.closed} />
      ) : null}
      {id ? null : <p className="muted">{t("editor.newClause")}</p>}
      {id ? (
        <Tabs counts={counts}>
          {(tab) => {
            if (!shown)
              return <p className="muted">{t(missing ? `refusals.${missing}` : "editor.loadingPanel")}</p>;
            return tab === "comments" ? <Threads key={id} page={shown} /> : <Versions page={shown} />;
          }}
        </Tabs>
      ) : null}
      {id ? (
        <p className="small own-page">
          <Link to={`/texts/${page.id}/clauses/${id}`}>{t("editor.ownPage")}</Link>
        </p>
      ) : null}
    </aside>
  );
}

type Tab = "comments" | "versions";
const TABS: readonly Tab[] = ["comments", "versions"];

interface TabsProps {
  counts: Record<Tab, number | undefined>;
  children(tab: Tab): ReactNode;
}

function Tabs({ counts, children }: TabsProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>("comments");
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key !== "ArrowLeft" && key !== "ArrowRight") return;
    const other = tab === "comments" ? "versions" : "comments";
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
        {TABS.map((one) => (
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
