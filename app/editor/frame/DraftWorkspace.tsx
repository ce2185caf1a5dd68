/**
 * An amendment being drafted, in place under its clause: a separate sheet, live with the others of the delegation, with
 * the redline against the clause. Nobody else is notified before it is released.
 */
import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useId, useMemo, useRef, useSyncExternalStore } from "react";
import { useRevalidator } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { StateBadge } from "#app/editor/amendments/AmendmentCard.tsx";
import { DraftCommands } from "#app/editor/amendments/DelegationCommands.tsx";
import { behind } from "#app/editor/amendments/taking-over.ts";
import { SaveBadge } from "#app/editor/connection/SaveBadge.tsx";
import type { Session } from "#app/editor/connection/session.ts";
import { AsideWords, UnsavedWordsPanel } from "#app/editor/connection/UnsavedWords.tsx";
import { useSession } from "#app/editor/connection/use-session.ts";
import { useAskedDeletion } from "#app/editor/deleting/use-asked-deletion.tsx";
import { rewriteIn } from "#app/editor/document/restoring.ts";
import { ActionFields } from "#app/editor/drawing/ActionFields.tsx";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { type Redlined, redlinedIn, setBase } from "#app/editor/drawing/redlining.ts";
import { ChangeView } from "#app/editor/drawing/Versions.tsx";
import { PresenceList } from "#app/editor/frame/PresenceList.tsx";
import { MarkTools } from "#app/editor/frame/Toolbar.tsx";
import { useEditor, useEditorFacts } from "#app/editor/frame/use-editor.ts";
import { useFacts } from "#app/editor/frame/use-facts.ts";
import type { AmendmentView } from "#app/presenters/amendment.ts";
import type { DelegationView } from "#app/presenters/delegation-view.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  page: TextPage;
  amendment: AmendmentView;
  /** The present words of the clauses that it changes. */
  ground: readonly string[];
  /** The words with which it begins, and a callback once they are in it. */
  begin: { words: string; taken(): void } | null;
  onClose(): void;
}

export function DraftWorkspace({ page, amendment, ground, begin, onClose }: Props) {
  const { t } = useTranslation();
  const heading = useId();
  const { sheet, may, what } = amendment;
  return (
    <section className="draft-desk" aria-labelledby={heading} data-draft={amendment.id}>
      <header className="amendment-head">
        <h3 id={heading}>{what}</h3>
        <StateBadge amendment={amendment} />
        <Button type="button" appearance="quiet" size="small" onClick={onClose}>
          {t("amendments.fold")}
        </Button>
      </header>
      {sheet ? (
        <Drafting {...{ page, amendment, ground, begin, sheet }} editable={may.edit} />
      ) : (
        <>
          {amendment.deed === "move" ? <p className="muted small">{t("amendments.moves")}</p> : null}
          <ChangeView change={amendment.now} language={page.language} />
        </>
      )}
      <p className="muted small">
        {t(amendment.may.suggest ? "amendments.onlyYoursGuest" : "amendments.onlyYours")}
      </p>
      <DraftCommands text={page.id} amendment={amendment} onGone={onClose} />
    </section>
  );
}

interface DraftingProps extends Omit<Props, "onClose"> {
  sheet: string;
  editable: boolean;
}

function Drafting({ sheet, ...values }: DraftingProps) {
  const { page } = values;
  const { t } = useTranslation();
  const { revalidate } = useRevalidator();
  const { session, error, unsaved, missing, forget, dropAside } = useSession({
    text: page.id,
    sheet,
    person: page.me.person,
    refresh: revalidate,
    onNotice: useCallback(() => void revalidate(), [revalidate]),
  });
  return (
    <>
      <UnsavedWordsPanel unsaved={unsaved} onForget={() => forget()} />
      <AsideWords missing={missing} onForget={dropAside} />
      {error ? (
        <Notice tone="bad" live>
          <p>{t(`editor.error.${error}`)}</p>
        </Notice>
      ) : null}
      {session ? (
        <DraftSheet key={session.doc.clientID} session={session} {...values} />
      ) : (
        <p className="muted" role="status">
          {t("amendments.opening")}
        </p>
      )}
    </>
  );
}

interface SheetProps extends Omit<DraftingProps, "sheet"> {
  session: Session;
}

function DraftSheet({ page, amendment, ground, begin, session, editable }: SheetProps) {
  const { t } = useTranslation();
  const delegations = useMemo(
    () => new Map(page.delegations.map((delegationView) => [delegationView.id, delegationView])),
    [page.delegations],
  );
  const delegationViewOf = (id: string | null): DelegationView | null => (id && delegations.get(id)) || null;
  const [onLargeDeletion, question] = useAskedDeletion(true);
  const [place, editor] = useEditor({
    ...{ session, delegationViewOf, editable, onLargeDeletion },
    facts: useFacts(),
    language: page.language,
    me: page.me,
    openPanel: () => undefined,
    words: {
      label: t("amendments.draftOf", { what: amendment.what }),
      unbalanced: t("editor.unbalanced"),
    },
    redline: {
      base: ground,
      spoken: { removed: t("redline.removed"), removedEnd: t("redline.removedEnd") },
    },
  });
  const now = useEditorFacts(editor);
  const begun = useRef(false);
  useEffect(() => {
    if (editor && !editor.isDestroyed) setBase(editor.view, ground);
  }, [editor, ground]);
  useEffect(() => {
    if (!editor || begun.current) return;
    begun.current = true;
    editor.commands.focus("end", { scrollIntoView: false });
    editor.view.dom.closest(".draft-desk")?.scrollIntoView({ block: "nearest" });
  }, [editor]);
  useEffect(() => {
    if (!editor?.isEditable || !begin) return;
    rewriteIn(editor, [begin.words], page.language);
    begin.taken();
  }, [editor, begin, page.language]);
  const kind = now.clauses[now.current]?.kind;
  return (
    <>
      {question(editor)}
      <div className="draft-strip">
        <DraftTools editor={editor} />
        <SaveBadge receipts={session.receipts} reading={!editable} />
        <PresenceList awareness={session.provider.awareness} delegations={page.delegations} me={page.me} />
      </div>
      <div className="sheet draft-sheet" ref={place} />
      {editor && kind === "action" ? (
        <ActionFields editor={editor} index={now.current} editable={editable} />
      ) : null}
      <RedlineCount redlined={useRedline(editor)} />
      {editor && editable ? <Behind {...{ page, amendment, ground, editor }} clauses={now.clauses} /> : null}
      {amendment.deed === "replace" && now.clauses.length > 1 ? (
        <Notice tone="warn" live>
          <p>{t("amendments.oneClause")}</p>
        </Notice>
      ) : null}
    </>
  );
}

/** Text marks, undo and redo; the other tools of a text are not needed in an amendment. */
function DraftTools({ editor }: { editor: Editor | null }) {
  const facts = useEditorFacts(editor);
  return editor?.isEditable ? (
    <span className="toolbar">
      <MarkTools editor={editor} facts={facts} />
    </span>
  ) : (
    <span />
  );
}

interface BehindProps extends Pick<SheetProps, "page" | "amendment" | "ground"> {
  editor: Editor;
  clauses: readonly Drawn[];
}

/** The clause has changed since the draft was begun. */
function Behind({ page, amendment, ground, editor, clauses }: BehindProps) {
  const { t } = useTranslation();
  const draft = clauses.map(({ words }) => words);
  const found = behind(amendment.wording.base, ground, draft, page.language);
  if (found.name === "no") return null;
  return (
    <Notice tone="warn" live>
      <p>{t(found.name === "takes" ? "amendments.behind" : "amendments.behindMeets")}</p>
      {found.name === "takes" ? (
        <p>
          <Button type="button" size="small" onClick={() => rewriteIn(editor, found.words, page.language)}>
            {t("amendments.takeOver")}
          </Button>
        </p>
      ) : null}
    </Notice>
  );
}

/** Changes with what is typed, and with the clause in the text. */
function useRedline(editor: Editor | null): Redlined | null {
  return useSyncExternalStore(
    (changed) => {
      editor?.on("transaction", changed);
      return () => editor?.off("transaction", changed);
    },
    () => (editor && !editor.isDestroyed ? redlinedIn(editor.state) : null),
    () => null,
  );
}

/** The redline in numbers, for the eye and for screen readers. */
function RedlineCount({ redlined }: { redlined: Redlined | null }) {
  const { t } = useTranslation();
  if (!redlined) return null;
  const { added, removed, breaks } = redlined;
  return (
    <p className="muted small redline-count">
      {added + removed + breaks
        ? [
            t("amendments.count.added", { count: added }),
            t("amendments.count.removed", { count: removed }),
            ...(breaks ? [t("amendments.count.breaks", { count: breaks })] : []),
          ].join(" · ")
        : t("amendments.count.none")}
    </p>
  );
}
