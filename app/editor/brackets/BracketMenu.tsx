/**
 * What can be done with a bracket, at the bracket: keep its words, delete them, or choose one of several wordings.
 * Opened by a press on the bracket, or by a key where the caret is in it. People who may only read see what it is.
 */
import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Trans } from "react-i18next";
import { useDismiss } from "#app/components/use-dismiss.ts";
import { dispatchInSteps } from "#app/editor/document/edits.ts";
import type { BracketDecision } from "#domain/text/resolution.ts";
import { useTranslation } from "#words/use-translation.ts";
import { shortened } from "./BracketList.tsx";
import { resolve, takesClause } from "./resolving.ts";
import type { AskedBracket } from "./use-bracket-menu.ts";

interface Props {
  editor: Editor;
  asked: AskedBracket;
  /** This person may not write in the clause. */
  closed: boolean;
  onClose(): void;
  /** Who typed it. */
  children?: ReactNode;
}

export function BracketMenu({ editor, asked, closed, onClose, children }: Props) {
  const { t } = useTranslation();
  const holder = useRef<HTMLDivElement>(null);
  const place = usePlace(editor, asked.pos, holder);
  const leave = () => {
    onClose();
    editor.view.focus();
  };
  useDismiss(true, holder, onClose);
  useEffect(() => {
    if (asked.byKey) holder.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  }, [asked.byKey]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Tab") leave();
    moveFocus(event);
  };
  const decide = (decision: BracketDecision) => {
    resolve(asked, decision)(editor.state, (tr) => dispatchInSteps(editor, tr));
    leave();
  };
  const { choice, words } = asked;
  const why = whyOf(asked);
  return (
    <div className="bracket-menu" ref={holder} style={place}>
      <p className="bracket-menu-words" lang={editor.view.dom.lang}>
        {shortened(words.slice(choice.start, choice.end))}
      </p>
      {why ? <p className={choice.lone ? "bracket-fault" : "muted"}>{t(`editor.bracket.${why}`)}</p> : null}
      {children}
      {editor.isEditable && !closed ? (
        <div role="menu" tabIndex={-1} aria-label={t("editor.bracket.menu")} onKeyDown={onKeyDown}>
          {decisionsOf(asked, editor).map(({ decision, name, option }) => (
            <button
              key={String(decision)}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => decide(decision)}
            >
              {option === undefined ? (
                t(`editor.bracket.${name}`)
              ) : (
                <Trans
                  i18nKey="editor.bracket.choose"
                  values={{ words: shortened(option) }}
                  components={{ words: <strong lang={editor.view.dom.lang} /> }}
                />
              )}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

interface Offer {
  decision: BracketDecision;
  name: "choose" | "keep" | "keepAll" | "drop" | "dropAll" | "dropPlace" | "dropClause" | "dropLone";
  option?: string;
}

function decisionsOf(asked: AskedBracket, { state }: Editor): Offer[] {
  const { choice, words } = asked;
  if (choice.lone) return [{ decision: "drop", name: "dropLone" }];
  const several = choice.options.length > 1;
  const options = choice.options.map(([from, to], at): Offer => {
    return { decision: at, name: "choose", option: words.slice(from, to) };
  });
  const keep: Offer = { decision: "keep", name: several ? "keepAll" : "keep" };
  const kind = choice.placeholder ? "dropPlace" : several ? "dropAll" : "drop";
  const drop: Offer = { decision: "drop", name: takesClause(asked, state) ? "dropClause" : kind };
  return [...(several ? options : []), ...(choice.placeholder ? [] : [keep]), drop];
}

function whyOf({ choice, words }: AskedBracket) {
  if (choice.lone) return words[choice.start] === "[" ? "whyOpening" : "whyClosing";
  return choice.placeholder ? "whyPlaceholder" : null;
}

/** Under the bracket, and inside the page however narrow that is; measured again when it grows. */
function usePlace(editor: Editor, pos: number, holder: { current: HTMLElement | null }) {
  const [place, setPlace] = useState({ insetBlockStart: 0, insetInlineStart: 0 });
  useLayoutEffect(() => {
    const own = holder.current;
    if (!own) return;
    const measure = () => {
      const frame = editor.view.dom.closest(".sheet-place")?.getBoundingClientRect();
      if (!frame || editor.isDestroyed) return;
      const { bottom, left } = editor.view.coordsAtPos(pos);
      const most = frame.width - own.offsetWidth;
      const inlineStart = Math.round(Math.max(0, Math.min(left - frame.left - 8, most)));
      const blockStart = Math.round(bottom - frame.top + 4);
      setPlace((before) =>
        before.insetBlockStart === blockStart && before.insetInlineStart === inlineStart
          ? before
          : { insetBlockStart: blockStart, insetInlineStart: inlineStart },
      );
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(own);
    return () => sizes.disconnect();
  }, [editor, pos, holder]);
  useEffect(() => {
    if (place.insetBlockStart) holder.current?.scrollIntoView({ block: "nearest" });
  }, [place, holder]);
  return place;
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items.at(next % items.length)?.focus();
}
