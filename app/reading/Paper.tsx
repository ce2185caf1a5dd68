/**
 * An adopted text as on paper. It reads the same without JavaScript, without colour, on a screen or printed. Each
 * clause has its permanent address: its label leads to it.
 */
import { Fragment, type ReactNode } from "react";
import { Looks } from "#app/components/TextMarks.tsx";
import type { DrawnClause } from "#app/presenters/drawn-text.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  clauses: readonly DrawnClause[];
  /** The language of the text, which need not be the reader's. */
  language: string;
  /** Shown where the text has no title. */
  title: string;
  /** What is shown beside a clause, by its id: statements. */
  beside?: (clause: string) => ReactNode;
  /** What follows the text on the same paper: the signatories. */
  children?: ReactNode;
}

export function Paper({ clauses, language, title, beside, children }: Props) {
  const first = clauses.find((clause) => clause.kind === "title");
  return (
    <article className="paper">
      <div lang={language} className="paper-text">
        {first ? null : <h1 className="clause-title">{title}</h1>}
        {clauses.map((clause) => (
          <Fragment key={clause.id}>
            <DrawnAs clause={clause} main={clause === first} />
            {beside?.(clause.id)}
          </Fragment>
        ))}
      </div>
      {children}
    </article>
  );
}

function DrawnAs({ clause, main }: { clause: DrawnClause; main: boolean }) {
  const { id, kind } = clause;
  const words = <Words clause={clause} />;
  if (kind === "title" && main)
    return (
      <h1 id={id} className="clause-title">
        {words}
      </h1>
    );
  if (kind === "heading")
    return (
      <h2 id={id} className="clause-heading">
        {words}
      </h2>
    );
  if (clause.label) return <Numbered clause={clause} />;
  return (
    <p id={id} className={`clause clause-${kind}`}>
      {words}
    </p>
  );
}

function Numbered({ clause }: { clause: DrawnClause }) {
  const { id, kind, depth, label, fields } = clause;
  return (
    <div id={id} className={`clause clause-numbered clause-${kind}`} data-depth={depth}>
      <a className="label" href={`#${id}`}>
        {label}
      </a>
      <div>
        <p>
          <Words clause={clause} />
        </p>
        {fields.length ? <Fields fields={fields} /> : null}
      </div>
    </div>
  );
}

function Words({ clause }: { clause: DrawnClause }) {
  return (
    <>
      <Looks runs={clause.runs} />
      {clause.ending}
    </>
  );
}

function Fields({ fields }: Pick<DrawnClause, "fields">) {
  const { t, i18n } = useTranslation();
  return (
    <dl className="action-fields">
      {fields.map(({ name, value }) => (
        <div key={name}>
          <dt lang={i18n.language}>{t(`actionField.${name}`)}</dt>
          <FieldValue name={name} value={value} />
        </div>
      ))}
    </dl>
  );
}

/** A scope is one of our words and a date is written for the reader; the rest is the text's own. */
function FieldValue({ name, value }: DrawnClause["fields"][number]) {
  const { t, i18n } = useTranslation();
  const ours = name === "scope" || name === "starts" || name === "due";
  return (
    <dd lang={ours ? i18n.language : undefined}>
      {name === "scope" ? t(`actionScope.${value as "regional" | "national"}`) : value}
    </dd>
  );
}
