/**
 * How much is not agreed: the number of open brackets over the paper, and behind it all of them, clause by clause, with
 * the reason why one is flagged, and how their number changed from draft to draft.
 */

import { useCallback, useEffect, useId, useRef, useState } from "react";
import { useFetcher } from "react-router";
import { Explained } from "#app/components/Explained.tsx";
import { Trend } from "#app/components/Trend.tsx";
import { useDismiss } from "#app/components/use-dismiss.ts";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { useClauseName } from "#app/editor/drawing/use-clause-name.ts";
import type { BracketTrend, Unavailable } from "#app/presenters/text.ts";
import { type OpenBracket, openBrackets } from "#domain/text/brackets.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  text: string;
  clauses: Drawn[];
  /** In: the clause's index, and an offset in its words. */
  onGo(index: number, offset: number): void;
}

export function BracketList({ text, clauses, onGo }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  useDismiss(open, holder, close);
  useEffect(() => {
    if (open) holder.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
  }, [open]);
  const heading = useId();
  const go = (index: number, offset: number) => {
    close();
    onGo(index, offset);
  };
  const count = clauses.reduce((sum, clause) => sum + clause.open, 0);
  return (
    <div className="open-brackets" ref={holder}>
      <button
        type="button"
        ref={button}
        className="tool tool-count"
        title={t("editor.brackets", { count })}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className="visually-hidden">{t("editor.brackets", { count })}</span>
        <span className="open-brackets-sign" aria-hidden="true">
          {`[${count}]`}
        </span>
      </button>
      {open ? (
        <section className="bracket-list" aria-labelledby={heading}>
          <Explained term="bracket">
            <h2 id={heading}>{t("editor.bracket.list")}</h2>
          </Explained>
          {count ? null : <p className="muted">{t("editor.bracket.none")}</p>}
          <ListOf clauses={clauses} onGo={go} />
          <Several clauses={clauses} onGo={go} />
          <OverDrafts text={text} now={count} />
        </section>
      ) : null}
    </div>
  );
}

function ListOf({ clauses, onGo }: Omit<Props, "text">) {
  const nameOf = useClauseName();
  return (
    <ol>
      {clauses.map((clause, index) =>
        clause.open ? (
          <li key={clause.id || index}>
            <span className="bracket-list-clause">{nameOf(clause)}</span>
            <ul>
              {openIn(clause).map((one) => (
                <li key={`${one.field} ${one.start}`}>
                  <One one={one} onGo={() => onGo(index, one.field ? clause.words.length : one.start + 1)} />
                </li>
              ))}
            </ul>
          </li>
        ) : null,
      )}
    </ol>
  );
}

/** Paragraphs with more than one wording are not agreed either. */
function Several({ clauses, onGo }: Omit<Props, "text">) {
  const { t } = useTranslation();
  const firsts = clauses.flatMap(({ wordings }, index) => (wordings > 1 ? [index] : []));
  if (!firsts.length) return null;
  return (
    <>
      <h3>{t("variants.several")}</h3>
      <ul className="bracket-list-several">
        {firsts.map((index) => {
          const { id, reference, wordings } = clauses[index] as Drawn;
          return (
            <li key={id || index}>
              <button type="button" className="bracket-list-one" onClick={() => onGo(index, 0)}>
                {t("variants.listed", { name: reference, count: wordings })}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function One({ one, onGo }: { one: OpenBracket; onGo(): void }) {
  const { t } = useTranslation();
  const why = one.lone
    ? t(one.words === "[" ? "editor.bracket.whyOpening" : "editor.bracket.whyClosing")
    : one.placeholder
      ? t("editor.bracket.whyPlaceholder")
      : null;
  return (
    <button type="button" className="bracket-list-one" onClick={onGo}>
      <span>{shortened(one.words)}</span>
      {one.field ? <span className="muted">{t(`actionField.${one.field}`)}</span> : null}
      {why ? <span className={one.lone ? "bracket-fault" : "muted"}>{why}</span> : null}
    </button>
  );
}

function OverDrafts({ text, now }: { text: string; now: number }) {
  const { t } = useTranslation();
  const { load, data } = useFetcher<BracketTrend | Unavailable>({ key: `brackets ${text}` });
  useEffect(() => void load(`/texts/${text}/brackets`), [load, text]);
  if (!data) return <p className="muted">{t("editor.loadingPanel")}</p>;
  if ("unavailable" in data) return <p className="muted">{t(`refusals.${data.unavailable}`)}</p>;
  if (!data.drafts.length) return <p className="muted">{t("editor.bracket.noDrafts")}</p>;
  const points = data.drafts.map(({ name, open }) => ({ name, value: open }));
  return (
    <Trend
      label={t("bracketTrend.title")}
      points={[...points, { name: t("bracketTrend.now"), value: now }]}
    />
  );
}

function openIn({ id, words, fields }: Drawn): OpenBracket[] {
  return openBrackets([{ id, runs: [{ text: words }], ...(fields && { fields }) }]);
}

/** Enough words to recognise it. */
export function shortened(words: string): string {
  return words.length > 70 ? `${words.slice(0, 50).trimEnd()} … ${words.slice(-15).trimStart()}` : words;
}
