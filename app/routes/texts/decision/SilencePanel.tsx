/** The silence procedure under way: until when, here and there, how long still, what was put off, and for whom it is short. */
import { Explained } from "#app/components/Explained.tsx";
import { Notice } from "#app/components/Notice.tsx";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { useTranslation } from "#words/use-translation.ts";
import { ReaderMoment } from "./ReaderMoment.tsx";
import { Scarce } from "./Scarce.tsx";
import { TimeLeft } from "./TimeLeft.tsx";

interface Props {
  silence: NonNullable<DecisionView["silence"]>;
  page: DecisionView;
}

export function SilencePanel({ silence, page }: Props) {
  const { t } = useTranslation();
  return (
    <section className="card silence" aria-labelledby="silence">
      <Explained term="silence">
        <h2 id="silence">{t("deciding.silenceUntil", { until: silence.until })}</h2>
      </Explained>
      <TimeLeft until={silence.expires} now={page.now} />
      <p className="no-wall">
        <ReaderMoment at={silence.expires} zone={page.text.zone} />
      </p>
      <p className="measure no-wall">{t("deciding.silenceHint", { draft: silence.draft })}</p>
      <p className="small muted no-wall">{t("deciding.openedAt", { at: silence.openedAt })}</p>
      {silence.extended.map((one) => (
        <p key={one.at} className="small muted no-wall">
          {t("deciding.wasExtended", one)}
        </p>
      ))}
      {page.scarce.length ? (
        <Notice tone="warn">
          <Scarce scarce={page.scarce} />
        </Notice>
      ) : null}
    </section>
  );
}
