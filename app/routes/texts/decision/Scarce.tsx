/** Which of the asked countries have little working time in a period, and why. */

import type { DecisionView } from "#app/presenters/decision-view.ts";
import { useTranslation } from "#words/use-translation.ts";

export function Scarce({ scarce }: { scarce: DecisionView["scarce"] }) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        <strong>{t("deciding.scarce")}</strong>
      </p>
      <ul>
        {scarce.map(({ country, hours, days }) => (
          <li key={country}>
            {t("deciding.scarceCountry", { country, count: hours })}
            {days ? <span className="muted"> · {t("deciding.scarceDays", { days })}</span> : null}
          </li>
        ))}
      </ul>
      <p className="small">{t("deciding.scarceHint")}</p>
    </>
  );
}
