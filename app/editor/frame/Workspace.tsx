/**
 * The page on which a text is drafted: tools, outline, paper and panel around one editor. It is loaded only in the
 * browser and only where a text is open, because Tiptap and Yjs come with it.
 */
import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useRevalidator } from "react-router";
import { fragmentOf } from "#app/components/address-fragment.ts";
import { Notice } from "#app/components/Notice.tsx";
import { ProposeUnsaved } from "#app/editor/amendments/ProposeUnsaved.tsx";
import { type Offered, useAmending } from "#app/editor/amendments/use-amending.ts";
import { useMargin } from "#app/editor/amendments/use-margin.ts";
import { BracketMenu } from "#app/editor/brackets/BracketMenu.tsx";
import { useBracketMenu } from "#app/editor/brackets/use-bracket-menu.ts";
import { ClausePanel } from "#app/editor/clause-panel/ClausePanel.tsx";
import { GonePanel } from "#app/editor/clause-panel/GonePanel.tsx";
import { SourceClause } from "#app/editor/clause-panel/OriginalClause.tsx";
import { TypedBy } from "#app/editor/clause-panel/TypedBy.tsx";
import { usePanel } from "#app/editor/clause-panel/use-panel.ts";
import { CommentAnnouncements } from "#app/editor/comments/CommentAnnouncements.tsx";
import { MarginThreads } from "#app/editor/comments/MarginThreads.tsx";
import { MarkButton } from "#app/editor/comments/MarkButton.tsx";
import { type Commenting, useCommenting } from "#app/editor/comments/use-commenting.ts";
import { useComments } from "#app/editor/comments/use-comments.ts";
import { ChangeAnnouncements, useQuiet } from "#app/editor/connection/quiet/QuietSwitch.tsx";
import { useRemoteChanges } from "#app/editor/connection/quiet/use-remote-changes.ts";
import type { ReceivedNotice } from "#app/editor/connection/receipts.ts";
import type { UnsavedWords } from "#app/editor/connection/saved-words.ts";
import type { Session } from "#app/editor/connection/session.ts";
import { AsideWords, UnsavedWordsPanel } from "#app/editor/connection/UnsavedWords.tsx";
import { useGone } from "#app/editor/connection/use-gone.ts";
import { useSession } from "#app/editor/connection/use-session.ts";
import { Waiting } from "#app/editor/connection/Waiting.tsx";
import { useAskedDeletion } from "#app/editor/deleting/use-asked-deletion.tsx";
import { positionAt, positionOfId } from "#app/editor/document/clauses.ts";
import { Gutter } from "#app/editor/drawing/Gutter.tsx";
import { AmendmentInsets } from "#app/editor/frame/AmendmentInsets.tsx";
import { AmendmentMargin } from "#app/editor/frame/AmendmentMargin.tsx";
import { useCommands } from "#app/editor/frame/use-commands.ts";
import { MoveHandle } from "#app/editor/moving/MoveHandle.tsx";
import { useMoving } from "#app/editor/moving/use-moving.ts";
import { GavelButton } from "#app/editor/status/GavelButton.tsx";
import { RefusedTyping } from "#app/editor/status/RefusedTyping.tsx";
import { StatusAnnouncements } from "#app/editor/status/StatusAnnouncements.tsx";
import { useRefused, useStatuses, useStatusWords } from "#app/editor/status/use-statuses.ts";
import type { DelegationView } from "#app/presenters/delegation-view.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Outline } from "./Outline.tsx";
import { TopRow } from "./TopRow.tsx";
import { useEditor, useEditorFacts } from "./use-editor.ts";
import { useFacts } from "./use-facts.ts";

export default function Workspace({ page }: { page: TextPage }) {
  const { t } = useTranslation();
  const { revalidate } = useRevalidator();
  const [updates, setUpdates] = useState(0);
  const [turned, setTurned] = useState(0);
  const [discussing, setDiscussing] = useState(0);
  const onNotice = useCallback(
    ({ type }: ReceivedNotice) => {
      // The projector is another page; only its remote needs this.
      if (type === "room") return setTurned((before) => before + 1);
      if (type === "comments") setDiscussing((before) => before + 1);
      // The panel loads the history of a clause, and discussions are loaded separately; all other data belongs to the
      // page.
      else if (type !== "versions") void revalidate();
      setUpdates((before) => before + 1);
    },
    [revalidate],
  );
  const { session, error, unsaved, missing, forget, dropAside } = useSession({
    text: page.id,
    sheet: page.sheet,
    person: page.me.person,
    refresh: revalidate,
    onNotice,
  });
  const [offered, setOffered] = useState<{ amendment: string; unsaved: UnsavedWords } | null>(null);
  const may = page.proposals?.may;
  return (
    <>
      <UnsavedWordsPanel
        unsaved={unsaved}
        onForget={() => forget()}
        offer={
          may?.draft || may?.suggest
            ? (one) => (
                <ProposeUnsaved
                  text={page.id}
                  unsaved={one}
                  suggests={!may.draft}
                  onBegun={(amendment) => setOffered({ amendment, unsaved: one })}
                />
              )
            : undefined
        }
      />
      <AsideWords missing={missing} onForget={dropAside} />
      {error ? (
        <Notice tone="bad" live>
          <p>{t(`editor.error.${error}`)}</p>
          <p>
            <button type="button" className="button button-small" onClick={() => location.reload()}>
              {t("editor.error.reload")}
            </button>
          </p>
        </Notice>
      ) : null}
      {session ? (
        <Dashboard
          key={session.doc.clientID}
          {...{ page, session, updates, turned, discussing }}
          offered={offered && { amendment: offered.amendment, words: offered.unsaved.words }}
          onTaken={() => {
            if (offered) forget(offered.unsaved);
            setOffered(null);
          }}
        />
      ) : (
        <Waiting page={page} />
      )}
    </>
  );
}

interface WorkspaceProps {
  page: TextPage;
  session: Session;
  updates: number;
  turned: number;
  /** Changes when somebody has written a comment. */
  discussing: number;
  /** Words that were not saved, for the draft of an amendment that was opened for them. */
  offered: Offered | null;
  onTaken(): void;
}

function Dashboard({ page, session, updates, turned, discussing, offered, onTaken }: WorkspaceProps) {
  const { t } = useTranslation();
  const panel = usePanel(!page.proposals?.amendments.length && !Object.keys(page.threads).length);
  const delegations = useMemo(
    () => new Map(page.delegations.map((delegationView) => [delegationView.id, delegationView])),
    [page.delegations],
  );
  const delegationViewOf = (id: string | null): DelegationView | null => (id && delegations.get(id)) || null;
  const facts = useFacts();
  const [refused, onRefused] = useRefused();
  const [onLargeDeletion, question] = useAskedDeletion();
  const [place, editor] = useEditor({
    ...{ session, delegationViewOf, facts, onRefused, onLargeDeletion },
    editable: !page.closed,
    language: page.language,
    me: page.me,
    openPanel: () => commenting.begin() || panel.open(),
    onComment: (thread) => (roomy || panel.visible ? commenting.select(thread) : pressed(thread)),
    openBracket: (pos, byKey) => bracket.open(pos, byKey),
    words: { label: t("editor.textOf", { title: page.title }), unbalanced: t("editor.unbalanced") },
  });
  const bracket = useBracketMenu(editor, session.fragment);
  const now = useEditorFacts(editor);
  useStatuses(editor, page);
  const statusWords = useStatusWords(page);
  const quiet = useQuiet(session);
  const received = useRemoteChanges(session);
  const clause = now.clauses[now.current];
  const amending = useAmending({ page, clauses: now.clauses, offered, onTaken });
  const view = useComments(page, discussing);
  const roomy = useMargin();
  const commenting = useCommenting({
    ...{ view, editor, session, sheet: page.sheet, clauses: now.clauses, current: now.current },
    // Where there is a margin, cards are there; otherwise they are in the panel.
    reveal: useCallback(() => {
      if (!roomy) panel.open();
    }, [roomy, panel.open]),
  });
  // On a telephone, and for people who cannot write, a press on commented words opens their discussion.
  const pressed = (thread: string) =>
    (page.closed || matchMedia("(pointer: coarse)").matches) && commenting.go(thread);
  const { composing } = commenting;
  const talked = [...commenting.at.keys(), ...(composing < 0 ? [] : [composing])];
  // Beside its discussions a version shows the source's clause at the caret, as its panel does.
  const content = [...new Set([...talked, ...(page.source && talked.length ? [now.current] : [])])];
  // An amendment is drafted in the text itself.
  const onDraft = page.source ? undefined : amending.draft;
  const margin = roomy && !panel.visible && (amending.at.size > 0 || content.length > 0);
  const jump = useCallback((index: number) => editor && jumpTo(editor, index), [editor]);
  const [gone, forgetGone] = useGone(now.clauses, editor ? now.current : -1);
  useAddress(editor, panel.open);
  const moving = useMoving({ page, session, editor, clauses: now.clauses });
  useCommands({
    ...{ page, session, editor, quiet, jump, facts: now, changed: received.changed },
    openPanel: () => commenting.begin() || panel.open(),
    stepComment: commenting.step,
    comment: commenting.begin,
    openBracket: bracket.open,
    goToBracket: bracket.go,
    propose: amending.propose,
    moving,
  });
  // A panel that opens from below must not cover the clause that it describes.
  useEffect(() => {
    if (panel.visible && editor && panel.covers())
      show(editor, editor.state.selection.$head.index(0), "start");
  }, [panel.visible, panel.covers, editor]);
  const stateOf = (of: typeof clause) => {
    const content = of && page.negotiation.statuses[of.id];
    return content ? statusWords(content) : null;
  };
  const openAt = (index: number) => {
    jump(index);
    panel.open();
  };
  return (
    <div className="workspace" data-panel={panel.visible || margin ? "open" : "closed"}>
      {question(editor)}
      <RefusedTyping page={page} clauses={now.clauses} refused={refused} />
      <StatusAnnouncements page={page} clauses={now.clauses} />
      <CommentAnnouncements view={view} silent={quiet.silent} />
      <ChangeAnnouncements
        {...{ page }}
        clauses={now.clauses}
        announced={received.announced}
        silent={quiet.silent}
      />
      <TopRow
        {...{ page, session, editor, quiet, amending, view, commenting, panel, turned }}
        facts={now}
        statusWords={stateOf(clause)}
        onJump={jump}
        onBracket={bracket.go}
      />
      <details className="outline-fold" open={panel.roomy}>
        <summary>{t("editor.outline")}</summary>
        <Outline
          clauses={now.clauses}
          current={now.current}
          threads={commenting.counts ?? page.threads}
          statuses={page.negotiation.statuses}
          onJump={jump}
        />
      </details>
      <div className="sheet-place">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a click sets the caret; keys use the outline. */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above. */}
        <div
          className="sheet"
          data-sheet={page.sheet}
          ref={place}
          onClick={({ clientX, clientY }) => page.closed && editor && point(editor, clientX, clientY)}
        />
        {editor ? (
          <Gutter
            editor={editor}
            clauses={now.clauses}
            current={now.current}
            threads={commenting.counts ?? page.threads}
            onOpen={openAt}
          />
        ) : null}
        {editor ? <MoveHandle {...{ editor, moving }} clauses={now.clauses} current={now.current} /> : null}
        {editor && view?.may.comment ? (
          <MarkButton {...{ editor, session }} onMark={commenting.begin} />
        ) : null}
        {editor && clause ? <GavelButton {...{ page, editor, clause }} index={now.current} /> : null}
        {editor ? (
          <AmendmentInsets {...{ page, editor, amending }} clauses={now.clauses} lines={!margin} />
        ) : null}
        {editor && bracket.asked ? (
          <BracketMenu
            editor={editor}
            asked={bracket.asked}
            closed={page.negotiation.statuses[bracket.asked.place.node.attrs.id]?.closed === true}
            onClose={bracket.close}
          >
            <TypedBy {...{ page, updates }} asked={bracket.asked} />
          </BracketMenu>
        ) : null}
      </div>
      {margin && editor ? (
        <AmendmentMargin
          {...{ page, editor, amending, content }}
          clauses={now.clauses}
          current={commenting.selected ? placeOf(commenting, now.current) : now.current}
          inTextAt={(index) =>
            view ? (
              <>
                {index === now.current && clause?.id && page.source ? (
                  <SourceClause key={clause.id} {...sourceIn(page)} source={page.source} clause={clause.id} />
                ) : null}
                <MarginThreads
                  {...{ view, commenting, index }}
                  clause={now.clauses[index]?.id ?? ""}
                  onDraft={onDraft}
                />
              </>
            ) : null
          }
        />
      ) : null}
      {panel.visible && editor && gone ? (
        <GonePanel {...{ page, editor, updates }} id={gone} onClose={forgetGone} />
      ) : panel.visible && editor && clause ? (
        <ClausePanel
          page={page}
          editor={editor}
          clause={clause}
          index={now.current}
          updates={updates}
          onClose={panel.close}
          content={view && { view, commenting, onDraft }}
        />
      ) : null}
    </div>
  );
}

/** The clause of the chosen discussion keeps its cards in their position; else the one with the caret. */
function placeOf({ at, selected }: Commenting, current: number): number {
  const found = [...at].find(([, threads]) => threads.some(({ id }) => id === selected));
  return found?.[0] ?? current;
}

/** Where the rendering of a clause of a version is confirmed; null for people who only read. */
function sourceIn({ id, language, closed }: TextPage): { mark: string | null } {
  return { mark: closed ? null : `/texts/${id}/languages/${language}` };
}

function jumpTo(editor: Editor, index: number): void {
  const { pos, node } = positionAt(editor.state.doc, index);
  editor.commands.setTextSelection(pos + 1);
  show(editor, index, "center");
  if (editor.isEditable) editor.view.focus();
  const { id } = node.attrs;
  if (id) history.replaceState(history.state, "", `#${id}`);
}

function show(editor: Editor, index: number, block: ScrollLogicalPosition): void {
  editor.view.dom.children[index]?.scrollIntoView({ block });
}

/** In a text that cannot be written the browser sets no caret. */
function point(editor: Editor, left: number, top: number): void {
  const found = editor.view.posAtCoords({ left, top });
  if (found && getSelection()?.isCollapsed !== false) editor.commands.setTextSelection(found.pos);
}

/** The permanent address of a clause leads to it and to its panel. */
function useAddress(editor: Editor | null, openPanel: () => void): void {
  useEffect(() => {
    if (!editor) return;
    const go = () => {
      const place = positionOfId(editor.state.doc, fragmentOf(location.hash));
      if (place) jumpTo(editor, place.index);
      if (location.hash.length > 1) openPanel();
    };
    go();
    addEventListener("hashchange", go);
    return () => removeEventListener("hashchange", go);
  }, [editor, openPanel]);
}
