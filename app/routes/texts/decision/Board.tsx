/**
 * The board: countries by what is asked of them. A real table with headers for both directions; each cell says in words
 * what its sign says. On a narrow screen every row is a list of the same cells.
 */

import type { ReactNode } from "react";
import { DelegationName } from "#app/components/DelegationName.tsx";
import { Mark, type SignName } from "#app/components/Mark.tsx";
import { Name } from "#app/components/Name.tsx";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import type { SignOffStatus } from "#domain/signoff/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import { SignatureLine } from "./SignatureLine.tsx";

type Row = DecisionView["rows"][number];

const MARKS: Record<SignOffStatus, { mark: SignName; tone: string }> = {
  "not-asked-yet": { mark: "circle", tone: "" },
  awaiting: { mark: "half", tone: "badge-warn" },
  partly: { mark: "half", tone: "badge-warn" },
  "ad-referendum": { mark: "half", tone: "badge-warn" },
  signed: { mark: "good", tone: "badge-good" },
  refused: { mark: "bad", tone: "badge-bad" },
};

export function Board({ page }: { page: DecisionView }) {
  const { t } = useTranslation();
  const { rows, rules, text } = page;
  const asksFor = (step: "silence" | "signature") =>
    rules.steps.includes(step) && text.phase.name !== "preparing";
  const preparing = text.phase.name === "preparing";
  const columns = {
    rules: page.rulesSet && (preparing || text.phase.name === "drafting"),
    informed: rows.some((row) => row.informed),
    position: rows.some((row) => counted(row).length > 0),
    silence: asksFor("silence"),
    signature: asksFor("signature"),
    statements: rows.some((row) => row.statements.length > 0),
  };
  return (
    <section className="board" aria-labelledby="board">
      <h2 id="board">{t("deciding.board")}</h2>
      <Count page={page} />
      <div className="scroll">
        <table className="table board-table">
          <thead>
            <tr>
              <th scope="col">{t("decision.delegation")}</th>
              {columns.rules ? <th scope="col">{t("deciding.rulesColumn")}</th> : null}
              {columns.informed ? <th scope="col">{t("deciding.informed")}</th> : null}
              {columns.position ? <th scope="col">{t("deciding.position")}</th> : null}
              {columns.silence ? <th scope="col">{t("deciding.silenceColumn")}</th> : null}
              {columns.signature ? <th scope="col">{t("deciding.signature")}</th> : null}
              {columns.statements ? <th scope="col">{t("deciding.statementsColumn")}</th> : null}
              <th scope="col">{t("deciding.time")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.delegation} data-status={row.state}>
                <th scope="row">
                  <DelegationName country={row.country} name={row.party} />
                  <span className="board-institution">
                    <Name>{row.institution}</Name>
                  </span>
                </th>
                {columns.rules ? <Rules row={row} /> : null}
                {columns.informed ? <Informed row={row} /> : null}
                {columns.position ? <Position row={row} /> : null}
                {columns.silence ? <Silence row={row} page={page} /> : null}
                {columns.signature ? <Signature row={row} /> : null}
                {columns.statements ? <Statements row={row} /> : null}
                <td data-label={t("deciding.time")}>{row.at}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Announced when it changes: on a projector nobody reloads. */
function Count({ page }: { page: DecisionView }) {
  const { t } = useTranslation();
  const signing = page.text.phase.name === "signing" || page.text.phase.name === "adopted";
  if (!signing || !page.rules.steps.includes("signature")) return null;
  const signed = page.rows.filter((row) => row.state === "signed").length;
  return (
    <p aria-live="polite" className="board-count">
      {t("decision.count", { signed, asked: page.rows.length })}
    </p>
  );
}

function Badge({ mark, tone, children }: { mark: SignName; tone: string; children: ReactNode }) {
  return (
    <span className={`badge ${tone}`}>
      <Mark name={mark} />
      {children}
    </span>
  );
}

function Rules({ row }: { row: Row }) {
  const { t } = useTranslation();
  return (
    <td data-label={t("deciding.rulesColumn")}>
      {row.accepted ? (
        <Badge mark="good" tone="badge-good">
          {t("deciding.acceptedRules")}
        </Badge>
      ) : (
        <Badge mark="half" tone="badge-warn">
          {t("deciding.rulesAwaited")}
        </Badge>
      )}
    </td>
  );
}

function Informed({ row: { informed } }: { row: Row }) {
  const { t } = useTranslation();
  const words = informed
    ? t(informed.seen ? "deciding.seen" : "deciding.notified")
    : t("deciding.notNotified");
  return (
    <td data-label={t("deciding.informed")}>
      {words}
      {informed ? <span className="board-institution">{informed.seen ?? informed.reply}</span> : null}
    </td>
  );
}

function Position({ row }: { row: Row }) {
  const { t } = useTranslation();
  const content = counted(row);
  return (
    <td data-label={t("deciding.position")} className="small">
      {content.map(([what, count]) => (
        <div key={what}>{t(`deciding.position${what}`, { count })}</div>
      ))}
      {content.length ? null : <span className="muted">{t("deciding.none")}</span>}
    </td>
  );
}

/** What this reader may see of a delegation's position, the graver first. */
function counted({ position, stances }: Row) {
  const all = [
    ["Objects", stances.object],
    ["Reserves", stances.reserve],
    ["Instructions", stances.instructions],
    ["Amendments", position?.amendments ?? 0],
    ["AdRef", position?.adRef ?? 0],
  ] as const;
  return all.filter(([, count]) => count > 0);
}

function Silence({ row, page }: { row: Row; page: DecisionView }) {
  const { t } = useTranslation();
  const taken = page.decided.some((one) => one.step === "silence");
  const asked = page.silence !== null || taken;
  return (
    <td data-label={t("deciding.silenceColumn")}>
      {row.broke ? (
        <Badge mark="bad" tone="badge-bad">
          {t("deciding.broke")}
        </Badge>
      ) : asked ? (
        <Badge
          mark={row.answered || taken ? "good" : "half"}
          tone={row.answered || taken ? "badge-good" : ""}
        >
          {t(row.answered ? "deciding.joined" : "deciding.silent")}
        </Badge>
      ) : (
        <span className="muted">{t("deciding.none")}</span>
      )}
    </td>
  );
}

function Signature({ row }: { row: Row }) {
  const { t } = useTranslation();
  const { mark, tone } = MARKS[row.state];
  const idle = !row.required && row.state !== "signed" && row.state !== "refused";
  return (
    <td data-label={t("deciding.signature")}>
      {idle ? (
        <span className="muted">{t("deciding.notRequired")}</span>
      ) : (
        <Badge mark={mark} tone={tone}>
          {t(`signOffStatus.${row.state}`)}
        </Badge>
      )}
      {row.refusal ? <div className="small">{row.refusal}</div> : null}
      {row.signatures.map((one) => (
        <SignatureLine key={one.language} signature={one} alone={row.signatures.length === 1} />
      ))}
    </td>
  );
}

function Statements({ row }: { row: Row }) {
  const { t } = useTranslation();
  return (
    <td data-label={t("deciding.statementsColumn")}>
      {row.statements.length ? (
        row.statements.map((number) => (
          <a key={number} href={`#statement-${number}`} className="board-statement">
            {t("deciding.statementNumber", { number })}
          </a>
        ))
      ) : (
        <span className="muted">{t("deciding.none")}</span>
      )}
    </td>
  );
}
