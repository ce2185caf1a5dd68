/**
 * A term of the trade, explained in one sentence where it stands: on hover, on focus, on a touch. Escape takes the sentence
 * away; without script it stays for as long as the sign has the focus (WCAG 1.4.13).
 */
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { useTranslation } from "../words/use-translation.ts";
import type { Term } from "./glossary.ts";

/** The sign alone, behind the words that it explains. */
export function Explain({ term }: { term: Term }) {
  const { t } = useTranslation();
  const id = useId();
  const [closed, setClosed] = useState(false);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || closed) return;
    event.stopPropagation();
    setClosed(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the sentence comes and goes with the sign in it.
    <span
      className="explain no-print"
      data-closed={closed || undefined}
      onPointerEnter={() => setClosed(false)}
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

/** A heading with the sign beside it: not in it, so that the heading is called what it was called. */
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
