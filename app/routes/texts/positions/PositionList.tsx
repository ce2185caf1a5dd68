/** The matrix on a small screen: clause by clause, each with the positions that there are for its reader. */

import { Link } from "react-router";
import { Flag } from "#app/components/Flag.tsx";
import { StanceSign } from "#app/editor/positions/StanceSign.tsx";
import type { DelegationView } from "#app/presenters/delegation-view.ts";
import type { MatrixRow } from "#app/presenters/position-view.ts";
import { useTranslation } from "#words/use-translation.ts";
import { ConsensusWords } from "./PositionGrid.tsx";

interface Props {
  text: { id: string; language: string };
  rows: readonly MatrixRow[];
  delegations: readonly DelegationView[];
}

export function PositionList({ text, rows, delegations }: Props) {
  const { t } = useTranslation();
  return (
    <ol className="plain-list position-clauses">
      {rows.map((row) => (
        <li key={row.id} className="card">
          <h3>
            <Link to={`/texts/${text.id}#${row.id}`}>{row.name}</Link>
          </h3>
          <p lang={text.language} className="position-words">
            {row.words}
          </p>
          <ConsensusWords consensus={row.consensus} />
          {row.positions.map(({ by, stance, note, outdated }) => {
            const delegationView = delegations.find(({ id }) => id === by);
            return (
              <div key={by} className="position-line">
                <p className="position-head">
                  {delegationView ? (
                    <Flag country={delegationView.country} name={delegationView.name} />
                  ) : null}
                  <span>{delegationView?.name}</span>
                  <span className="position-stance">
                    <StanceSign stance={stance} /> {t(`positions.stance.${stance}`)}
                  </span>
                </p>
                {note ? <p className="position-note">{note}</p> : null}
                {outdated ? <p className="small muted">{t("positions.outdated")}</p> : null}
              </div>
            );
          })}
        </li>
      ))}
    </ol>
  );
}
