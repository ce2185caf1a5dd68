/** The table of the board, readable on a wall, on a telephone and by a screen reader. */
import { useTranslation } from "react-i18next";
import type { Standing } from "#domain/signoff/index.ts";
import { Mark, type MarkName } from "../components/Mark.tsx";
import { PartyName } from "../components/PartyName.tsx";

export interface BoardLine {
  delegation: string;
  country: string | null;
  party: string;
  institution: string;
  standing: Standing;
  at: string;
  signatory: string;
  reason: string;
}

const MARKS: Record<Standing, { mark: MarkName; tone: string }> = {
  "not-asked-yet": { mark: "circle", tone: "" },
  awaiting: { mark: "half", tone: "badge-warn" },
  partly: { mark: "half", tone: "badge-warn" },
  "ad-referendum": { mark: "half", tone: "badge-warn" },
  signed: { mark: "good", tone: "badge-good" },
  refused: { mark: "bad", tone: "badge-bad" },
};

export function Board({ rows }: { rows: readonly BoardLine[] }) {
  const { t } = useTranslation();
  const signed = rows.filter((row) => row.standing === "signed").length;
  return (
    <section className="board" aria-labelledby="board">
      <h2 id="board">{t("decision.board")}</h2>
      <p aria-live="polite">{t("decision.count", { signed, asked: rows.length })}</p>
      <table className="table board-table">
        <thead>
          <tr>
            <th scope="col">{t("decision.delegation")}</th>
            <th scope="col">{t("decision.standing")}</th>
            <th scope="col">{t("decision.by")}</th>
            <th scope="col">{t("decision.when")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.delegation} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ row }: { row: BoardLine }) {
  const { t } = useTranslation();
  const { mark, tone } = MARKS[row.standing];
  return (
    <tr data-standing={row.standing}>
      <th scope="row">
        <PartyName country={row.country} name={row.party} />
        <span className="board-institution">{row.institution}</span>
      </th>
      <td>
        <span className={`badge ${tone}`}>
          <Mark name={mark} />
          {t(`standing.${row.standing}`)}
        </span>
      </td>
      <td data-label={t("decision.by")}>{row.signatory || row.reason}</td>
      <td data-label={t("decision.when")}>{row.at}</td>
    </tr>
  );
}
