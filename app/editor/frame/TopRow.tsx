/**
 * The row above the paper, always in sight: tools for writing, then open questions in the text, and at its end the
 * status of the negotiation, the save state, who is here, and a button for the rest. On a telephone the tools are
 * behind their own button. Nothing in the row moves when its words change.
 */
import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { toast } from "#app/components/toasts.ts";
import { ProposeButton } from "#app/editor/amendments/ProposeButton.tsx";
import type { Amending } from "#app/editor/amendments/use-amending.ts";
import { BracketList } from "#app/editor/brackets/BracketList.tsx";
import type { usePanel } from "#app/editor/clause-panel/use-panel.ts";
import { CommentList } from "#app/editor/comments/CommentList.tsx";
import type { Commenting } from "#app/editor/comments/use-commenting.ts";
import { caretsOf } from "#app/editor/connection/people.ts";
import { HeldBar, Permission, type QuietState } from "#app/editor/connection/quiet/QuietSwitch.tsx";
import { SaveBadge } from "#app/editor/connection/SaveBadge.tsx";
import type { Session } from "#app/editor/connection/session.ts";
import { Sign } from "#app/editor/drawing/Initials.tsx";
import { FourAnswers } from "#app/editor/status/FourAnswers.tsx";
import { useHeightName } from "#app/editor/status/use-height-name.ts";
import type { CommentsView } from "#app/presenters/comment.ts";
import type { Presence } from "#app/presenters/delegation-view.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { More } from "./More.tsx";
import { PresenceList } from "./PresenceList.tsx";
import { Toolbar } from "./Toolbar.tsx";
import type { EditorFacts } from "./use-editor.ts";

interface Props {
  page: TextPage;
  session: Session;
  editor: Editor | null;
  facts: EditorFacts;
  quiet: QuietState;
  amending: Amending;
  view: CommentsView | null;
  commenting: Commenting;
  panel: ReturnType<typeof usePanel>;
  turned: number;
  /** The status of the clause with the caret, in words. */
  statusWords: string | null;
  onJump(index: number): void;
  onBracket(index: number, offset: number): void;
}

export function TopRow({ page, session, editor, facts, quiet, amending, view, commenting, ...props }: Props) {
  const { panel, turned, statusWords, onJump, onBracket } = props;
  const { t } = useTranslation();
  const [tools, setTools] = useState(false);
  const { clauses, current } = facts;
  const clause = clauses[current];
  return (
    <div className="strip" ref={useHeightName("--strip")} data-tools={tools ? "shown" : undefined}>
      <HeldBar quiet={quiet} />
      <div className="strip-row">
        <button
          type="button"
          className="tool strip-fold"
          aria-expanded={tools}
          aria-label={t("editor.toolsShown")}
          title={t("editor.toolsShown")}
          onClick={() => setTools(!tools)}
        >
          <Sign path="M1.5 12.5 5 3.5l3.5 9M2.8 9.5h4.4M14.5 12.5V9.2a2 2 0 0 0-4 0M14.5 10.5h-1.8a1.1 1.1 0 1 0 0 2.2c1 0 1.8-.7 1.8-1.7" />
        </button>
        <div className="strip-tools">
          {editor && !page.closed ? <Toolbar editor={editor} facts={facts} /> : <Reading page={page} />}
          <BracketList text={page.id} clauses={clauses} onGo={onBracket} />
          {view ? <CommentList {...{ view, commenting }} /> : null}
        </div>
        <ProposeButton {...{ page, clause, amending }} />
        <div className="strip-end">
          {page.source ? null : <FourAnswers {...{ page, clauses, current, onJump }} />}
          <SaveBadge receipts={session.receipts} reading={page.closed !== null} />
          <PresenceList
            awareness={session.provider.awareness}
            delegations={page.delegations}
            me={page.me}
            onGo={editor ? (one) => goTo(one, editor) : undefined}
          />
          <More {...{ page, clause, turned, quiet }} />
          <button
            type="button"
            className="tool panel-toggle"
            aria-expanded={panel.visible}
            aria-label={t("editor.panel")}
            title={t("editor.panel")}
            onClick={panel.toggle}
          >
            <Sign path="M2 3h12v10H2ZM10 3v10" />
          </button>
        </div>
      </div>
      <Permission {...{ page, clause }} statusWords={statusWords} />
    </div>
  );

  function goTo({ person, name }: Presence, editor: Editor) {
    const there = caretsOf(editor, session, page.me.person).find((one) => one.person === person);
    if (!there) return toast(t("editor.people.nowhere", { name }));
    editor.chain().setTextSelection(there.pos).scrollIntoView().run();
    if (editor.isEditable) editor.view.focus();
  }
}

/** Instead of the tools: why there are none. */
function Reading({ page }: { page: TextPage }) {
  const { t } = useTranslation();
  return page.closed ? <p className="reading-only">{t(`editor.closed.${page.closed}`)}</p> : null;
}
