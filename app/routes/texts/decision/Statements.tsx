/** The statements on the text: with kind, clauses, delegations and words; others join one or leave it. */

import { Button } from "#app/components/Button.tsx";
import { Explained } from "#app/components/Explained.tsx";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { useTranslation } from "#words/use-translation.ts";

export function Statements({ page }: { page: DecisionView }) {
  const { t } = useTranslation();
  const { statements, statementsUntil, statementsClosed } = page;
  return (
    <section aria-labelledby="statements">
      <Explained term={["reservation", "interpretation", "explanation"]}>
        <h2 id="statements">{t("deciding.statements")}</h2>
      </Explained>
      <p className="muted">
        {statementsClosed
          ? t("deciding.statementsOver")
          : statementsUntil
            ? t("deciding.statementsUntil", { until: statementsUntil })
            : t("deciding.statementsUntilAdoption")}
      </p>
      {statements.length ? null : <p>{t("deciding.noStatements")}</p>}
      <ol className="plain-list statements">
        {statements.map((one) => (
          <li key={one.number} className="card" id={`statement-${one.number}`}>
            <h3>
              {t("deciding.statementHead", { number: one.number, kind: t(`statementKind.${one.kind}`) })}
            </h3>
            <p className="muted small">
              {t("deciding.statementBy", { parties: one.parties, at: one.at })} ·{" "}
              {one.on || t("deciding.onText")}
            </p>
            <p lang={one.language} className="statement-words">
              {one.words}
            </p>
            {page.takesPart && page.may["file-statement"] && !statementsClosed ? (
              <Part statement={one} />
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Part({ statement: { number, part } }: { statement: DecisionView["statements"][number] }) {
  const { t } = useTranslation();
  const command =
    part === "filed" ? "withdrawStatement" : part === "joined" ? "leaveStatement" : "joinStatement";
  return (
    <form method="post" className="no-print">
      <input type="hidden" name="number" value={number} />
      <Button
        appearance="quiet"
        size="small"
        name="intent"
        value={part ? "withdraw-statement" : "join-statement"}
      >
        {t(`deciding.${command}`)}
      </Button>
    </form>
  );
}
