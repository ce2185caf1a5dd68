/** Who joined the adopted text afterwards, and when: below the board, since nobody waited for them. */

import { DelegationName } from "#app/components/DelegationName.tsx";
import { Explained } from "#app/components/Explained.tsx";
import { Name } from "#app/components/Name.tsx";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { useTranslation } from "#words/use-translation.ts";
import { SignatureLine } from "./SignatureLine.tsx";

export function Accessions({ accessions }: Pick<DecisionView, "accessions">) {
  const { t } = useTranslation();
  if (!accessions.length) return null;
  return (
    <section className="board" aria-labelledby="accessions">
      <Explained term="accession">
        <h2 id="accessions">{t("deciding.acceded")}</h2>
      </Explained>
      <div className="scroll">
        <table className="table board-table">
          <thead>
            <tr>
              <th scope="col">{t("decision.delegation")}</th>
              <th scope="col">{t("deciding.signature")}</th>
              <th scope="col">{t("deciding.time")}</th>
            </tr>
          </thead>
          <tbody>
            {accessions.map((one) => (
              <tr key={one.delegation}>
                <th scope="row">
                  <DelegationName country={one.country} name={one.party} />
                  <span className="board-institution">
                    <Name>{one.institution}</Name>
                  </span>
                </th>
                <td data-label={t("deciding.signature")}>
                  <SignatureLine signature={one.signature} alone />
                </td>
                <td data-label={t("deciding.time")}>{one.at}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
