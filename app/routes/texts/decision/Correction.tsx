/** A corrigendum that is proposed: until when, why, and what would change in each clause; and the editions so far. */
import { Explained } from "#app/components/Explained.tsx";
import { Redline } from "#app/components/Redline.tsx";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { useTranslation } from "#words/use-translation.ts";
import { ReaderMoment } from "./ReaderMoment.tsx";
import { TimeLeft } from "./TimeLeft.tsx";

export function CorrectionPanel({ page }: { page: DecisionView }) {
  const { t } = useTranslation();
  const { correction } = page;
  if (!correction) return null;
  const { edition, until, expires, reason, changes } = correction;
  return (
    <section className="card silence" aria-labelledby="correction">
      <Explained term="corrigendum">
        <h2 id="correction">{t("deciding.correction")}</h2>
      </Explained>
      <p>{t("deciding.correctionHint", { edition, until })}</p>
      <TimeLeft until={expires} now={page.now} />
      <p className="no-wall">
        <ReaderMoment at={expires} zone={page.text.zone} />
      </p>
      <p>{t("deciding.reasonWas", { reason })}</p>
      {changes.map((one) => (
        <div key={`${one.clause} ${one.language}`}>
          <h3 className="small muted">
            {t("deciding.change")} · {one.reference}
            {page.frozen.length > 1 ? ` · ${one.in}` : null}
          </h3>
          <p className="statement-words" lang={one.language}>
            <Redline parts={one.parts} />
          </p>
        </div>
      ))}
    </section>
  );
}

export function Editions({ page }: { page: DecisionView }) {
  const { t } = useTranslation();
  if (page.editions.length < 2) return null;
  return (
    <section aria-labelledby="editions">
      <h2 id="editions">{t("deciding.editions")}</h2>
      <ul className="plain-list">
        {page.editions.map((one) => (
          <li key={one.number}>
            {t("deciding.editionLine", one)}
            {one.reason ? <span className="muted"> · {t("deciding.editionReason", one)}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
