/** How much changed, in words, and the list of changes: with or without JavaScript each change is one click away. */

import { Notice } from "#app/components/Notice.tsx";
import type { DrawnComparison } from "#app/presenters/comparison.ts";
import { useTranslation } from "#words/use-translation.ts";
import { useClauseName } from "./use-clause-name.ts";

const COUNTED = ["changed", "added", "removed", "moved", "renumbered", "same"] as const;

export function CompareSummary({ comparison }: { comparison: DrawnComparison }) {
  const { t } = useTranslation();
  const { counts, alignedBy } = comparison;
  const nothing = !(counts.changed || counts.added || counts.removed || counts.moved);
  return (
    <section className="compare-summary" aria-labelledby="summary">
      <h2 id="summary" className="visually-hidden">
        {t("compare.summary")}
      </h2>
      {nothing ? <p className="answer">{t("compare.nothing")}</p> : null}
      <ul className="plain-list counts">
        {COUNTED.filter((name) => counts[name]).map((name) => (
          <li key={name} className={`count count-${name}`}>
            {t(`compare.count.${name}`, { count: counts[name] })}
          </li>
        ))}
      </ul>
      {alignedBy === "similarity" ? (
        <Notice tone="info">
          <p>{t("compare.bySimilarity")}</p>
        </Notice>
      ) : null}
      <ChangeList comparison={comparison} />
    </section>
  );
}

function ChangeList({ comparison }: { comparison: DrawnComparison }) {
  const { t } = useTranslation();
  const name = useClauseName();
  const changes = comparison.rows.filter((row) => row.changed && !row.left);
  if (!changes.length) return null;
  return (
    <details className="change-list no-print">
      <summary>{t("compare.list")}</summary>
      <ol>
        {changes.map((row) => (
          <li key={row.id}>
            <a href={`#${row.id}`}>{name(row.after ?? row.before)}</a>{" "}
            <span className="muted">
              {row.happened
                .filter((one) => one !== "renumbered")
                .map((one) => t(`compare.short.${one}`))
                .join(", ")}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
