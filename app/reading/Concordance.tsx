/** Old and new numbers side by side, so that notes on one draft can be found in the next. */

import type { DrawnComparison } from "#app/presenters/comparison.ts";
import { useTranslation } from "#words/use-translation.ts";

interface Props {
  concordance: DrawnComparison["concordance"];
  names: [before: string, after: string];
  /** The page on which the ids are anchors, if it is another one. */
  at?: string;
}

export function Concordance({ concordance, names, at = "" }: Props) {
  const { t } = useTranslation();
  return (
    <table className="table concordance">
      <caption className="visually-hidden">{t("compare.concordance")}</caption>
      <thead>
        <tr>
          <th scope="col">{names[0]}</th>
          <th scope="col">{names[1]}</th>
        </tr>
      </thead>
      <tbody>
        {concordance.map(({ id, before, after }) => (
          <tr key={id} data-same={before === after || undefined}>
            <td>{before ?? <span className="muted">{t("compare.notThere")}</span>}</td>
            <td>
              {after ? (
                <a href={`${at}#${id}`}>{after}</a>
              ) : (
                <span className="muted">{t("compare.gone")}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
