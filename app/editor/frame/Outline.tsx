/** The outline: every clause with its label, first words and status; all clauses, or only those with one status. */
import { type KeyboardEvent, memo, useDeferredValue, useEffect, useRef, useState } from "react";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { useClauseName } from "#app/editor/drawing/use-clause-name.ts";
import { StatusFilter } from "#app/editor/status/StatusFilter.tsx";
import { StatusSign } from "#app/editor/status/StatusSign.tsx";
import { statusOf } from "#app/editor/status/status.ts";
import type { NegotiationView, StatusName } from "#app/presenters/negotiation.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  clauses: Drawn[];
  current: number;
  threads: Record<string, number>;
  statuses: NegotiationView["statuses"];
  onJump(index: number): void;
}

export function Outline({ clauses, current, threads, statuses, onJump }: Props) {
  const { t } = useTranslation();
  // Typing comes first; the outline is updated when there is time.
  const view = useDeferredValue(clauses);
  const [only, setOnly] = useState<StatusName | null>(null);
  const lines = view.map((clause, index) => ({ clause, index, status: statusOf(clause, statuses) }));
  const wanted = lines.filter(({ status }) => only === null || status === only);
  // The arrow keys need a start, also where the clause with the caret is not in the list.
  const first = wanted.some(({ index }) => index === current) ? current : wanted[0]?.index;
  return (
    <nav className="outline" aria-label={t("editor.outline")}>
      <StatusFilter {...{ clauses: view, statuses, only }} onChoose={setOnly} />
      {wanted.length || !view.length ? null : <p className="small muted">{t("clauseStatus.noneSuch")}</p>}
      {/* One tab stop, with arrow keys inside: a text has too many clauses to tab through. */}
      <ol onKeyDown={moveFocus}>
        {wanted.map(({ clause: { id, kind, depth, label, words, open, reference }, index, status }) => (
          <Line
            key={id || index}
            {...{ id, index, kind, depth, label, reference, status, onJump }}
            reached={index === first}
            opening={words.slice(0, FIRST_WORDS)}
            brackets={open}
            threads={threads[id] ?? 0}
            current={index === current}
          />
        ))}
      </ol>
    </nav>
  );
}

/** The catalogue keys of the status labels that need no names. */
const SHORT = { held: "held", agreed: "agreed", "agreed-ad-ref": "adRef" } as const;

/** Two lines of the outline. */
const FIRST_WORDS = 90;

type LineProps = Pick<Drawn, "id" | "kind" | "depth" | "label" | "reference"> & {
  index: number;
  status: StatusName;
  /** Tab reaches it. */
  reached: boolean;
  opening: string;
  brackets: number;
  threads: number;
  current: boolean;
  onJump(index: number): void;
};

const Line = memo(function Line({
  index,
  status,
  reached,
  opening,
  brackets,
  threads,
  current,
  onJump,
  ...clause
}: LineProps) {
  const { t } = useTranslation();
  const nameOf = useClauseName();
  const { id, kind, depth, label } = clause;
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) keepInSight(line.current);
  }, [current]);
  return (
    <li ref={line} data-kind={kind} data-depth={depth}>
      <a
        href={`#${id}`}
        tabIndex={reached ? 0 : -1}
        aria-current={current ? "location" : undefined}
        onClick={(event) => {
          event.preventDefault();
          onJump(index);
        }}
      >
        {label ? <span className="outline-label">{label}</span> : null}
        <span className="outline-words">
          {opening.trim() || t("editor.emptyClause", { name: nameOf(clause) })}
        </span>
        {status === "open" || status === "bracketed" ? null : (
          <span className="outline-standing" title={t(`clauseStatus.${SHORT[status]}`)}>
            <StatusSign status={status} />
            <span className="visually-hidden">{t(`clauseStatus.${SHORT[status]}`)}</span>
          </span>
        )}
        {brackets ? (
          <span className="outline-brackets" title={t("editor.brackets", { count: brackets })}>
            <span aria-hidden="true">{`[${brackets}]`}</span>
            <span className="visually-hidden">{t("editor.brackets", { count: brackets })}</span>
          </span>
        ) : null}
        {threads ? (
          <span className="outline-threads" title={t("editor.openThreads", { count: threads })}>
            <span aria-hidden="true">{threads}</span>
            <span className="visually-hidden">{t("editor.openThreads", { count: threads })}</span>
          </span>
        ) : null}
      </a>
    </li>
  );
});

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const links = [...event.currentTarget.querySelectorAll("a")];
  links[links.indexOf(event.target as HTMLAnchorElement) + step]?.focus();
}

/** Scrolls only the outline, never the page: the paper must not move because the caret moved. */
function keepInSight(line: HTMLElement | null): void {
  const frame = line?.closest(".outline-fold");
  if (!line || !frame || frame.scrollHeight <= frame.clientHeight) return;
  const [inner, outer] = [line.getBoundingClientRect(), frame.getBoundingClientRect()];
  if (inner.top < outer.top) frame.scrollTop += inner.top - outer.top - inner.height;
  else if (inner.bottom > outer.bottom) frame.scrollTop += inner.bottom - outer.bottom + inner.height;
}
