/**
 * A special term, explained in one sentence beside it: on hover, on focus, on a touch. Escape hides the sentence;
 * without script it stays for as long as the sign has the focus (WCAG 1.4.13).
 */
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useId, useState } from "react";
import { useTranslation } from "#words/use-translation.ts";
import type { Term } from "./glossary.ts";

/** The sign alone, after the words that it explains. */
export function Explain({ term }: { term: Term }) {
  const { t } = useTranslation();
  const id = useId();
  const [closed, setClosed] = useState(false);
  const [side, setSide] = useState({ above: false, end: false });
  const place = ({ currentTarget }: SyntheticEvent<HTMLElement>) => setSide(roomFor(currentTarget));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || closed) return;
    event.stopPropagation();
    setClosed(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the sentence appears and disappears with the sign in it.
    <span
      className="explain no-print"
      data-closed={closed || undefined}
      data-above={side.above || undefined}
      data-end={side.end || undefined}
      onPointerEnter={(event) => {
        setClosed(false);
        place(event);
      }}
      onFocus={place}
      onBlur={() => setClosed(false)}
      onKeyDown={onKeyDown}
    >
      <button
        type="button"
        aria-label={t("glossary.what", { term: t(`glossary.term.${term}`) })}
        aria-describedby={id}
      >
        ?
      </button>
      <span role="tooltip" id={id}>
        {t(`glossary.sentence.${term}`)}
      </span>
    </span>
  );
}

/**
 * At the edge of the window, the sentence is above its sign instead of below, or is aligned to its end instead of its
 * start.
 */
function roomFor(around: HTMLElement): { above: boolean; end: boolean } {
  const [sign, sentence] = [...around.children].map((one) => one.getBoundingClientRect());
  if (!sign || !sentence) return { above: false, end: false };
  const rtl = getComputedStyle(around).direction === "rtl";
  const end = rtl ? sign.right - sentence.width < 0 : sign.left + sentence.width > innerWidth;
  return { above: sign.bottom + sentence.height > innerHeight && sign.top > sentence.height, end };
}

/** A heading with the sign beside it: not in it, so that the name of the heading does not change. */
export function Explained({ term, children }: { term: Term | readonly Term[]; children: ReactNode }) {
  const terms = typeof term === "string" ? [term] : term;
  return (
    <div className="explained">
      {children}
      {terms.map((one) => (
        <Explain key={one} term={one} />
      ))}
    </div>
  );
}
