/**
 * The matrix as a grid (ARIA practices): one stop for Tab, arrows from cell to cell, Home and End along the row, Enter
 * into the text. What the cell with the focus says in full stands below, since a cell has room for a word.
 */
import { type KeyboardEvent, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { Flag } from "#app/components/Flag.tsx";
import { StanceSign } from "#app/editor/positions/StanceSign.tsx";
import { StatusSign } from "#app/editor/status/StatusSign.tsx";
import type { DelegationView } from "#app/presenters/delegation-view.ts";
import type { PositionView } from "#app/presenters/position.ts";
import type { MatrixRow } from "#app/presenters/position-view.ts";
import type { Consensus } from "#domain/positions/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import { type At, moved } from "./grid-walk.ts";

interface Props {
  text: { id: string; language: string };
  rows: readonly MatrixRow[];
  delegations: readonly DelegationView[];
}

/** The clause and its consensus come before the delegations. */
const FIRST_DELEGATION = 2;

export function PositionGrid({ text, rows, delegations }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const size = { rows: rows.length, columns: FIRST_DELEGATION + delegations.length };
  const here = { row: Math.min(at.row, size.rows - 1), column: at.column };
  const cell = (row: number, column: number) => ({
    role: column === 0 ? "rowheader" : "gridcell",
    "data-cell": `${row}-${column}`,
    tabIndex: here.row === row && here.column === column ? 0 : -1,
    onFocus: () => setAt({ row, column }),
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[here.row];
    if (event.key === "Enter" && row) return void navigate(`/texts/${text.id}#${row.id}`);
    const next = moved(here, event, size);
    if (!next) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus();
  };
  return (
    <div className="position-matrix">
      <p className="small muted no-print">{t("positions.keys")}</p>
      <div className="position-scroll">
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked is a grid.
          role="grid"
          aria-label={t("positions.where")}
          className="position-grid"
          ref={grid}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">{t("positions.clause")}</th>
              <th scope="col">{t("positions.consensusTitle")}</th>
              {delegations.map(({ id, country, name }) => (
                <th key={id} scope="col" className="position-voice">
                  <Flag country={country} name={name} /> {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, n) => (
              <tr key={row.id} data-consensus={row.consensus}>
                <th scope="row" {...cell(n, 0)}>
                  <span className="position-clause">
                    <StatusSign status={row.status} /> {row.name}
                  </span>
                  <span lang={text.language} className="position-words">
                    {row.words}
                  </span>
                </th>
                <td {...cell(n, 1)}>
                  <ConsensusWords consensus={row.consensus} short />
                </td>
                {delegations.map(({ id }, v) => (
                  <td key={id} {...cell(n, FIRST_DELEGATION + v)}>
                    <Stance position={row.positions.find(({ by }) => by === id)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <PresenceUpdate row={rows[here.row]} delegationView={delegations[here.column - FIRST_DELEGATION]} />
    </div>
  );
}

function Stance({ position }: { position: PositionView | undefined }) {
  const { t } = useTranslation();
  if (!position) return <span className="visually-hidden">{t("positions.noPosition")}</span>;
  const { stance, note, outdated } = position;
  return (
    <span className="position-stance" data-outdated={outdated || undefined}>
      <StanceSign stance={stance} />
      <span>
        {t(`positions.stance.${stance}`)}
        {note ? <Note /> : null}
      </span>
    </span>
  );
}

function Note() {
  const { t } = useTranslation();
  return (
    <>
      <sup aria-hidden="true">✎</sup>
      <span className="visually-hidden">{t("positions.withNote")}</span>
    </>
  );
}

/** All that the cell with the focus says. */
function PresenceUpdate({
  row,
  delegationView,
}: {
  row: MatrixRow | undefined;
  delegationView: DelegationView | undefined;
}) {
  const { t } = useTranslation();
  const position = delegationView && row?.positions.find(({ by }) => by === delegationView.id);
  return (
    <div role="status" className="position-told no-print">
      {row && delegationView && position ? (
        <>
          <p>
            <strong>{t("positions.cell", { delegation: delegationView.name, clause: row.name })}</strong>
          </p>
          <p className="position-head">
            <span className="position-stance">
              <StanceSign stance={position.stance} /> {t(`positions.stance.${position.stance}`)}
            </span>
            <span className="small muted">{t(`positions.audienceShort.${position.audience}`)}</span>
            <span className="small muted">{position.when}</span>
            {position.outdated ? <strong className="small">{t("positions.outdated")}</strong> : null}
          </p>
          {position.note ? <p className="position-note">{position.note}</p> : null}
        </>
      ) : null}
    </div>
  );
}

/** `short`: where nobody said anything, as in most rows of a young text, a dash, so that the others are seen. */
export function ConsensusWords({ consensus, short }: { consensus: Consensus; short?: boolean }) {
  const { t } = useTranslation();
  const words = t(`positions.consensus.${consensus}`);
  if (short && consensus === "silent")
    return (
      <span className="consensus" data-consensus={consensus} title={words}>
        <span className="visually-hidden">{words}</span>
        <span aria-hidden="true">–</span>
      </span>
    );
  return (
    <span className="consensus" data-consensus={consensus}>
      {words}
    </span>
  );
}
