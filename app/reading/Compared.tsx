/**
 * A comparison, drawn clause by clause: in one column, or side by side. Every change has an address (its clause's id),
 * is described in words beside colour and line, and reads the same without JavaScript and on paper.
 */

import { Redline } from "#app/components/Redline.tsx";
import type { DrawnChange, DrawnComparison, DrawnField, DrawnStand } from "#app/presenters/comparison.ts";
import type { DrawnPart } from "#domain/text/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Happenings } from "./Happenings.tsx";
import { useClauseName } from "./use-clause-name.ts";

export type CompareView = "inline" | "side";

interface Props {
  comparison: DrawnComparison;
  view: CompareView;
  /** Of the texts. */
  language: string;
  /** The names of the two sides. */
  names: [before: string, after: string];
}

export function Compared({ comparison, view, language, names }: Props) {
  const { t } = useTranslation();
  const { rows, hidden } = comparison;
  return (
    <article className={`paper compared compared-${view}`}>
      {view === "side" ? (
        <div className="compared-names" aria-hidden="true">
          <p>{names[0]}</p>
          <p>{names[1]}</p>
        </div>
      ) : null}
      {rows.map((row) =>
        row.left ? (
          <Departed key={`${row.id} left`} row={row} />
        ) : (
          <Row key={row.id} {...{ row, view, language, names }} />
        ),
      )}
      {hidden ? (
        <p className="muted small compared-hidden">{t("compare.hidden", { count: hidden })}</p>
      ) : null}
    </article>
  );
}

/** The former position of a moved clause: it is not removed, so its words are not struck here. */
function Departed({ row }: { row: DrawnChange }) {
  const { t } = useTranslation();
  const name = useClauseName();
  return (
    <p className="compared-left small">
      {t("compare.stoodHere", { clause: name(row.before) })}{" "}
      <a href={`#${row.id}`}>{t("compare.nowAt", { clause: name(row.after) })}</a>
    </p>
  );
}

interface RowProps extends Pick<Props, "view" | "language" | "names"> {
  row: DrawnChange;
}

function Row({ row, view, language, names }: RowProps) {
  const name = useClauseName();
  const stand = row.after ?? row.before;
  return (
    <section
      id={row.id}
      tabIndex={-1}
      className="compared-row"
      data-changed={row.changed || undefined}
      data-kind={stand?.kind}
      data-depth={stand?.depth}
      aria-label={name(stand)}
    >
      <div className="compared-margin">
        <a className="label" href={`#${row.id}`}>
          {stand?.label || "¶"}
          {stand?.label ? null : <span className="visually-hidden">{name(stand)}</span>}
        </a>
        <OldLabel row={row} />
      </div>
      <div className="compared-body">
        <Happenings row={row} />
        {view === "side" && row.changed ? (
          <Sides {...{ row, language, names }} />
        ) : (
          <Whole row={row} language={language} />
        )}
      </div>
    </section>
  );
}

/** Only where the number itself differs: a sub-paragraph whose parent was renumbered is still (a). */
function OldLabel({ row: { before, after } }: { row: DrawnChange }) {
  const { t } = useTranslation();
  if (!before?.label || !after?.label || before.label === after.label) return null;
  return <span className="label old-label">{t("compare.was", { label: before.label })}</span>;
}

function Whole({ row, language }: { row: DrawnChange; language: string }) {
  return (
    <>
      <p lang={language} className="compared-words">
        <Redline parts={row.parts} />
        {(row.after ?? row.before)?.ending}
      </p>
      <Fields fields={row.fields} language={language} />
    </>
  );
}

function Sides({ row, language, names }: Omit<RowProps, "view">) {
  const sides = [
    ["before", row.before, "added"],
    ["after", row.after, "removed"],
  ] as const;
  return (
    <div className="compared-sides">
      {sides.map(([side, stand, other], at) => (
        <div key={side} className={`compared-${side}`}>
          <p className="compared-side-name small muted">{names[at]}</p>
          {stand ? (
            <Side {...{ row, stand, language, other }} />
          ) : (
            <p className="muted" aria-hidden="true">
              —
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

interface SideProps {
  row: DrawnChange;
  stand: DrawnStand;
  language: string;
  /** What only the other side has. */
  other: DrawnPart["change"];
}

function Side({ row, stand, language, other }: SideProps) {
  const fields = row.fields.map(({ name, parts }) => ({
    name,
    parts: parts.filter((part) => part.change !== other),
  }));
  return (
    <>
      <p lang={language} className="compared-words">
        <Redline parts={row.parts.filter((part) => part.change !== other)} />
        {stand.ending}
      </p>
      <Fields fields={fields.filter((field) => field.parts.length)} language={language} />
    </>
  );
}

function Fields({ fields, language }: { fields: readonly DrawnField[]; language: string }) {
  const { t } = useTranslation();
  if (!fields.length) return null;
  return (
    <dl className="action-fields">
      {fields.map(({ name, parts }) => (
        <div key={name}>
          <dt>{t(`actionField.${name}`)}</dt>
          <dd lang={OURS.has(name) ? undefined : language}>
            <Redline
              parts={
                name === "scope" ? parts.map((part) => ({ ...part, text: scopeOf(part.text, t) })) : parts
              }
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Written in the reader's language; the others are the text's own words. */
const OURS = new Set(["scope", "starts", "due"]);

function scopeOf(text: string, t: ReturnType<typeof useTranslation>["t"]): string {
  return text === "regional" || text === "national" ? t(`actionScope.${text}`) : text;
}
