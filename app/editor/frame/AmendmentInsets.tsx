/**
 * Amendments under their clauses: each folded into a line where there is no margin; and always what is being done: a
 * proposal is begun, a draft is written, the amendments of one clause are compared.
 */
import type { Editor } from "@tiptap/core";
import { useMemo } from "react";
import { Link, useRevalidator } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { AmendmentCard, StateBadge, Whose } from "#app/editor/amendments/AmendmentCard.tsx";
import { Beside } from "#app/editor/amendments/Beside.tsx";
import { changeNow, statusWords } from "#app/editor/amendments/change-now.ts";
import { DelegationCommands } from "#app/editor/amendments/DelegationCommands.tsx";
import { ProposeForm } from "#app/editor/amendments/ProposeForm.tsx";
import type { Amending } from "#app/editor/amendments/use-amending.ts";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { Insets } from "#app/editor/drawing/Insets.tsx";
import { useClauseName } from "#app/editor/drawing/use-clause-name.ts";
import { DraftWorkspace } from "#app/editor/frame/DraftWorkspace.tsx";
import { isAgreed, statusOf } from "#app/editor/status/status.ts";
import { type AmendmentView, isReleased } from "#app/presenters/amendment.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { excerpt } from "#domain/text/index.ts";
import { useTranslation } from "#words/use-translation.ts";

export interface InTextProps {
  page: TextPage;
  editor: Editor;
  clauses: readonly Drawn[];
  amending: Amending;
}

export function AmendmentInsets({
  page,
  editor,
  clauses,
  amending,
  lines,
}: InTextProps & { lines: boolean }) {
  const insets = clauses.flatMap((clause, index) => {
    const own = amending.at.get(index) ?? [];
    const open =
      amending.proposing === clause.id ||
      (amending.beside === clause.id && own.length > 0) ||
      own.some(({ id }) => id === amending.drafting);
    if (!clause.id || !(open || (lines && own.length))) return [];
    const content = (
      <UnderClause key={clause.id} {...{ page, editor, clauses, amending, lines, index }} amendments={own} />
    );
    return [{ clause: clause.id, index, content }];
  });
  return <Insets editor={editor} insets={insets} />;
}

interface UnderProps extends InTextProps {
  lines: boolean;
  index: number;
  amendments: readonly AmendmentView[];
}

function UnderClause({ page, editor, clauses, amending, lines, index, amendments }: UnderProps) {
  const clause = clauses[index] as Drawn;
  const close = () => {
    amending.propose("");
    editor.commands.focus();
  };
  return (
    <div className="under-clause">
      {amendments.map((amendment) =>
        amendment.id === amending.drafting && amendment.state === "drafted" ? (
          <DraftInPlace key={amendment.id} {...{ page, editor, clauses, amendment, amending, index }} />
        ) : lines ? (
          <FoldedCard key={amendment.id} {...{ page, editor, clauses, amendment, amending }} />
        ) : null,
      )}
      <SideBySide {...{ page, editor, clauses, amending, lines, index, amendments }} />
      {amending.proposing === clause.id ? (
        <ProposeForm
          {...{ clauses, index }}
          text={page.id}
          suggests={!page.proposals?.may.draft}
          agreed={isAgreed(statusOf(clause, page.negotiation.statuses))}
          onBegun={amending.draft}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

function DraftInPlace({
  page,
  editor,
  clauses,
  amendment,
  amending,
  index,
}: InTextProps & OneProps & { index: number }) {
  const { revalidate } = useRevalidator();
  const words = statusWords(amendment, clauses);
  const key = words.join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words are the same list.
  const ground = useMemo(() => words, [key]);
  const { offered, taken, draft } = amending;
  const begin = offered?.amendment === amendment.id ? { words: offered.words, taken } : null;
  const close = () => {
    draft("");
    void revalidate();
    // The card replaces the draft: the view stays at the clause, the focus goes to the card.
    const toCard = (frames: number) => {
      const card = document.querySelector<HTMLElement>(`[data-amendment="${amendment.id}"]`);
      // On a slow machine it is drawn a few frames later.
      if (!card && frames) return requestAnimationFrame(() => toCard(frames - 1));
      editor.view.dom.children[index]?.scrollIntoView({ block: "nearest" });
      const line = card?.closest("details")?.querySelector("summary");
      (line ?? card?.querySelector("a"))?.focus({ preventScroll: true });
    };
    requestAnimationFrame(() => toCard(MOST_FRAMES));
  };
  return <DraftWorkspace {...{ page, amendment, ground, begin }} onClose={close} />;
}

/** One second. */
const MOST_FRAMES = 60;

interface OneProps {
  amendment: AmendmentView;
}

/** One line under the clause; the card is in it. */
function FoldedCard({ page, clauses, amendment, amending }: InTextProps & OneProps) {
  const { t } = useTranslation();
  return (
    <details className="amendment-line">
      <summary>
        <Whose amendment={amendment} delegations={page.delegations} />
        <span className="amendment-line-what">{t(`amendments.short.${amendment.deed}`)}</span>
        <StateBadge amendment={amendment} />
      </summary>
      <CardInText {...{ page, clauses, amendment, amending }} />
    </details>
  );
}

/** A card beside or under its clause, with the present redline and the commands of this reader. */
export function CardInText({ page, clauses, amendment, amending }: Omit<InTextProps, "editor"> & OneProps) {
  const { t } = useTranslation();
  const change = useChangeNow(page, clauses, amendment);
  return (
    <AmendmentCard text={page} delegations={page.delegations} {...{ amendment, change }}>
      {amendment.state === "drafted" ? (
        <p>
          <Button type="button" size="small" onClick={() => amending.draft(amendment.id)}>
            {t("amendments.continue")}
          </Button>
        </p>
      ) : (
        <>
          <DelegationCommands text={page.id} amendment={amendment} onTakenUp={amending.draft} />
          <DecideWay text={page.id} amendment={amendment} />
        </>
      )}
    </AmendmentCard>
  );
}

function intoSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: "nearest" });
}

function useChangeNow({ language }: TextPage, clauses: readonly Drawn[], amendment: AmendmentView) {
  const ground = statusWords(amendment, clauses).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words say whether the clauses are others.
  return useMemo(() => {
    const change = changeNow(amendment, statusWords(amendment, clauses), language);
    return { ...change, redline: excerpt(change.redline) };
  }, [amendment, ground, language]);
}

/** Deciding has a separate page. */
export function DecideWay({ text, amendment: { id, may } }: { text: string } & OneProps) {
  const { t } = useTranslation();
  if (!(may.accept || may.reject || may.propose)) return null;
  return (
    <p className="small">
      <Link to={`/texts/${text}/amendments/${id}#decide`}>
        {t(may.reject ? "amendments.decide" : "amendments.do.propose")}
      </Link>
    </p>
  );
}

/** What several delegations propose for one clause, against the present clause. */
function SideBySide({ page, clauses, amending, lines, index, amendments }: UnderProps) {
  const { t } = useTranslation();
  const nameOf = useClauseName();
  const clause = clauses[index] as Drawn;
  const released = amendments.filter(isReleased);
  if (released.length < 2) return null;
  const isOpen = amending.beside === clause.id;
  const toggle = (
    <p className="row">
      <Button
        type="button"
        appearance="quiet"
        size="small"
        aria-expanded={isOpen}
        onClick={() => amending.compare(isOpen ? "" : clause.id)}
      >
        {isOpen ? t("amendments.besideClose") : t("amendments.beside", { count: released.length })}
      </Button>
    </p>
  );
  return (
    <>
      {lines || isOpen ? toggle : null}
      {isOpen ? (
        <div ref={intoSight}>
          <Beside
            text={page}
            name={nameOf(clause)}
            ground={clause.words}
            amendments={released}
            delegations={page.delegations}
          />
        </div>
      ) : null}
    </>
  );
}
