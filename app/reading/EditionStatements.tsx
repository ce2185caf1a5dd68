/** Statements on an adopted text: each beside its clause, and those on the whole text after the signatures. */
import { useTranslation } from "#words/use-translation.ts";
import type { StatementView } from "./edition-view.ts";

/** Beside a clause: short, with a link to the words. */
export function BesideClause({ statements }: { statements: readonly StatementView[] }) {
  const { t, i18n } = useTranslation();
  return (
    <aside className="beside-clause" lang={i18n.language} aria-label={t("edition.statements")}>
      {statements.map(({ number, kind, parties, language, words }) => (
        <p key={number}>
          <a href={`#statement-${number}`}>
            {t("edition.statementOf", { kind: t(`statementKind.${kind}`), parties })}
          </a>{" "}
          <span lang={language}>{excerpt(words)}</span>
        </p>
      ))}
    </aside>
  );
}

/** So much fits beside a clause without pushing the next one out of sight. */
const LONGEST_BESIDE = 240;

function excerpt(words: string): string {
  return words.length > LONGEST_BESIDE ? `${words.slice(0, LONGEST_BESIDE).trimEnd()}…` : words;
}

export function Statements({ statements }: { statements: readonly StatementView[] }) {
  const { t } = useTranslation();
  if (!statements.length) return null;
  return (
    <section className="edition-statements" aria-labelledby="statements">
      <h2 id="statements">{t("edition.statements")}</h2>
      <ol className="plain-list">
        {statements.map(({ number, kind, parties, day, clauses, language, words }) => (
          <li key={number} id={`statement-${number}`}>
            <h3>{t("edition.statementOf", { kind: t(`statementKind.${kind}`), parties })}</h3>
            <p className="muted small">
              {t("edition.statementMade", { day })} ·{" "}
              {clauses.length
                ? clauses.map(({ id, reference }, at) => (
                    <span key={id}>
                      {at ? ", " : null}
                      <a href={`#${id}`}>{reference}</a>
                    </span>
                  ))
                : t("edition.onWholeText")}
            </p>
            <p lang={language} className="statement-words">
              {words}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
