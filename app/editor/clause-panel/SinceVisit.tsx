/** At the top of a text, after an absence: what others changed meanwhile, clause by clause, until it is dismissed. */

import { type FormEvent, useState } from "react";
import { Link, useFetcher } from "react-router";
import { Name } from "#app/components/Name.tsx";
import { ChangeView } from "#app/editor/drawing/Versions.tsx";
import type { SinceClause, SinceView, TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { useVisit } from "./use-visit.ts";

/** More than this is folded: the text itself must stay in sight. */
const OPEN_UP_TO = 3;

export function SinceVisit({ page }: { page: TextPage }) {
  const { t } = useTranslation();
  const { id, language } = page;
  // Changes that arrive while the page is open are seen at once: only a return to the page is another visit.
  const [since, setSince] = useState(page.since ?? null);
  const dismissal = useFetcher();
  const address = `/texts/${id}/visit`;
  useVisit(address, { asked: page.since !== undefined, waiting: since !== null }, setSince);
  if (!since) return null;
  const dismiss = (event: FormEvent) => {
    event.preventDefault();
    void dismissal.submit({ n: since.n }, { method: "post", action: address });
    setSince(null);
  };
  return (
    <section className="since-visit no-print" aria-labelledby="since-visit">
      <div className="since-visit-head">
        <h2 id="since-visit">{t("history.since.title", { when: since.when })}</h2>
        <form method="post" action={address} onSubmit={dismiss}>
          <input type="hidden" name="n" value={since.n} />
          <input type="hidden" name="then" value="page" />
          <button type="submit" className="button button-quiet button-small">
            {t("history.since.dismiss")}
          </button>
        </form>
      </div>
      <details open={since.clauses.length <= OPEN_UP_TO}>
        <summary>{summaryOf(since, t)}</summary>
        <ol className="since-visit-list">
          {since.clauses.map((clause) => (
            <Changed key={clause.id} {...{ clause, language }} text={id} />
          ))}
        </ol>
      </details>
    </section>
  );
}

function summaryOf({ clauses, names }: SinceView, t: ReturnType<typeof useTranslation>["t"]): string {
  const count = clauses.length;
  return names ? t("history.since.changedBy", { count, names }) : t("history.since.changed", { count });
}

function Changed({ clause, language, text }: { clause: SinceClause; language: string; text: string }) {
  const { id, name, what, gone, by, change } = clause;
  return (
    <li>
      <p className="since-visit-clause">
        {gone ? <Link to={`/texts/${text}/clauses/${id}`}>{name}</Link> : <a href={`#${id}`}>{name}</a>}
        {what.map((one) => (
          <span key={one} className="muted">
            {one}
          </span>
        ))}
        {by ? (
          <span className="muted">
            <Name>{by}</Name>
          </span>
        ) : null}
      </p>
      <ChangeView change={change} language={language} />
    </li>
  );
}
