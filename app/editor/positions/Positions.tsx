/**
 * In the panel and on the page of a clause: the own delegation's position, to be set, and the positions that the reader
 * may see.
 */

import { Flag } from "#app/components/Flag.tsx";
import type { DelegationView } from "#app/presenters/delegation-view.ts";
import type { PositionView } from "#app/presenters/position.ts";
import type { ClausePage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { OwnPosition } from "./OwnPosition.tsx";
import { StanceSign } from "./StanceSign.tsx";

export function Positions({ page }: { page: ClausePage }) {
  const { t } = useTranslation();
  const { positions, own, may, delegations } = page;
  const mine = positions?.find(({ by }) => by === own) ?? null;
  return (
    <div className="positions">
      {may.position ? <OwnPosition key={page.clause} page={page} mine={mine} /> : null}
      {positions?.length ? (
        <ul className="plain-list position-list">
          {positions.map((position) => (
            <Line
              key={position.by}
              position={position}
              delegation={delegations.find(({ id }) => id === position.by)}
            />
          ))}
        </ul>
      ) : (
        <p className="muted">{t("positions.none")}</p>
      )}
    </div>
  );
}

function Line({ position, delegation }: { position: PositionView; delegation: DelegationView | undefined }) {
  const { t } = useTranslation();
  const { stance, note, audience, when, outdated } = position;
  return (
    <li>
      <p className="position-head">
        {delegation ? <Flag country={delegation.country} name={delegation.name} /> : null}
        <strong>{delegation?.name}</strong>
        <span className="position-stance">
          <StanceSign stance={stance} /> {t(`positions.stance.${stance}`)}
        </span>
      </p>
      {note ? <p className="position-note">{note}</p> : null}
      <p className="small muted position-facts">
        <span>{t(`positions.audienceShort.${audience}`)}</span>
        <span>{when}</span>
        {outdated ? <strong>{t("positions.outdated")}</strong> : null}
      </p>
    </li>
  );
}
