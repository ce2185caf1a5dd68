/**
 * The wordings of one paragraph side by side, each against the first, live while others type; and the choice of one. A
 * dialog over the page, because a panel is too narrow for three columns.
 */
import type { Editor } from "@tiptap/core";
import { useEffect, useId, useRef } from "react";
import { Redline } from "#app/components/Redline.tsx";
import { dispatchInSteps } from "#app/editor/document/edits.ts";
import { keepWording } from "#app/editor/document/varying.ts";
import { type Drawn, drawingKey } from "#app/editor/drawing/drawing.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { difference } from "#domain/text/difference.ts";
import type { Alternative, Slot } from "#domain/text/variants.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  page: TextPage;
  editor: Editor;
  wordings: Slot;
  onClose(): void;
}

export function SideBySide({ page, editor, wordings, onClose }: Props) {
  const { t } = useTranslation();
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const clauses = drawingKey.getState(editor.state)?.clauses ?? [];
  const parts = wordings.map(({ start, end }) => clauses.slice(start, end));
  const first = parts[0] ?? [];
  const name = first[0]?.reference ?? "";
  const closed = ({ start, end }: Alternative) =>
    clauses.slice(start, end).some(({ id }) => page.negotiation.statuses[id]?.closed);
  const maySave = !page.closed && !wordings.some(closed);
  const keep = (index: number) => {
    // It is removed from the page before it could report that it was closed.
    dialog.current?.close();
    onClose();
    keepWording(index)(editor.state, (tr) => dispatchInSteps(editor, tr));
    editor.view.focus();
  };
  return (
    <dialog ref={dialog} className="side-by-side" aria-labelledby={heading} onClose={onClose}>
      <header>
        <h2 id={heading}>{t("variants.title", { name })}</h2>
        <button
          type="button"
          className="button button-quiet button-small"
          onClick={() => dialog.current?.close()}
        >
          {t("variants.close")}
        </button>
      </header>
      {maySave ? <p className="muted">{t("variants.keepHint")}</p> : null}
      {!page.closed && !maySave ? <p className="muted">{t("variants.closed")}</p> : null}
      <ol>
        {parts.map((part, at) => (
          <li key={part[0]?.id || at}>
            <h3>{part[0]?.reference}</h3>
            {at ? <p className="muted small">{t("variants.against", { name })}</p> : null}
            <Wording part={part} first={at ? first : null} language={page.language} />
            {maySave ? (
              <button
                type="button"
                className="button button-quiet button-small"
                onClick={() => keep(wordings[at]?.start ?? 0)}
              >
                {t("variants.keep")}
                <span className="visually-hidden"> {part[0]?.reference}</span>
              </button>
            ) : null}
          </li>
        ))}
      </ol>
    </dialog>
  );
}

interface WordingProps {
  part: readonly Drawn[];
  /** The wording against which it is drawn. */
  first: readonly Drawn[] | null;
  language: string;
}

/** Paragraph by paragraph, in their order; paragraphs that only the first wording has are drawn as removed. */
function Wording({ part, first, language }: WordingProps) {
  const { t } = useTranslation();
  const length = Math.max(part.length, first?.length ?? 0);
  return Array.from({ length }, (_, at) => {
    const [own, other] = [part[at]?.words ?? "", first?.[at]?.words ?? ""];
    const parts = first ? difference(other, own, language) : [{ text: own, change: "same" as const }];
    const label = at ? (part[at] ?? first?.[at])?.label : "";
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are compared by their position.
      <p key={at} lang={language} className="version-words">
        {label ? `${label} ` : null}
        {parts.length ? (
          <Redline parts={parts} />
        ) : (
          <span className="muted">{t("editor.versions.empty")}</span>
        )}
      </p>
    );
  });
}
