/**
 * The four questions of a negotiation, answered beside the tools at any moment without scrolling: what is agreed, who
 * writes now, until when amendments are taken, and which are open. The chair changes pen, reading and clock here.
 */
import type { ReactNode } from "react";
import { Link } from "react-router";
import { useTranslation } from "../../words/use-translation.ts";
import type { Drawn } from "../drawing.ts";
import type { TextPage } from "../page.ts";
import { Clock } from "./Clock.tsx";
import { PenDeeds } from "./PenDeeds.tsx";
import { countsOf, nextOpen } from "./status.ts";

interface Props {
  page: TextPage;
  clauses: Drawn[];
  current: number;
  onJump(index: number): void;
}

export function FourAnswers({ page, clauses, current, onJump }: Props) {
  const { t } = useTranslation();
  return (
    <section className="state" aria-label={t("answers.label")}>
      <Agreed {...{ page, clauses, current, onJump }} />
      <Writer page={page} />
      <Answer name="amendments">
        <Clock page={page} />
      </Answer>
      <Waiting page={page} />
    </section>
  );
}

const SIGNS = {
  agreed: "M3 8.5 6.5 12 13 4.5",
  writer: "M3 13l.7-2.8 7-7 2.1 2.1-7 7ZM9.2 4.7l2.1 2.1",
  amendments: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 5v3.2l2 1.3",
  waiting: "M4 2.5h5.5L12.5 5.5v8H4ZM6 8h4.5M6 10.5h4.5",
};

function Answer({ name, children }: { name: keyof typeof SIGNS; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="state-answer" data-answer={name}>
      <svg className="state-sign" viewBox="0 0 16 16" aria-hidden="true">
        <path d={SIGNS[name]} />
      </svg>
      <h2 className="visually-hidden">{t(`answers.${name}.title`)}</h2>
      <div className="state-words">{children}</div>
    </div>
  );
}

function Agreed({ page, clauses, current, onJump }: Props) {
  const { t } = useTranslation();
  const { standings } = page.negotiation;
  const counts = countsOf(clauses, standings);
  const total = clauses.length;
  const next = nextOpen(clauses, standings, current);
  const all = total > 0 && counts.agreed === total;
  return (
    <Answer name="agreed">
      <span>
        {all
          ? t("answers.agreed.all", { total })
          : t("answers.agreed.count", { agreed: counts.agreed, total })}
      </span>
      {counts["agreed-ad-ref"] ? (
        <span>{t("answers.agreed.adRef", { count: counts["agreed-ad-ref"] })}</span>
      ) : null}
      {next === null || !total ? null : (
        <button type="button" className="link-button" onClick={() => onJump(next)}>
          {t("answers.agreed.next")}
        </button>
      )}
    </Answer>
  );
}

function Writer({ page }: { page: TextPage }) {
  const { t } = useTranslation();
  const { reading, may } = page.negotiation;
  return (
    <Answer name="writer">
      <span>{t(`answers.writer.${writerOf(page)}`)}</span>
      {reading ? <span className="state-beside">{t("answers.writer.reading", { n: reading })}</span> : null}
      {page.phase.name === "preparing" && !page.closed ? (
        <Link to={`/texts/${page.id}/decision#open-drafting`}>{t("answers.writer.opening")}</Link>
      ) : null}
      {page.phase.name === "drafting" && may["hand-pen"] ? (
        <PenDeeds page={page} pen={page.phase.pen} />
      ) : null}
    </Answer>
  );
}

/** Why this person may write, or who may instead. */
function writerOf({ closed, phase }: TextPage) {
  const chairs = phase.name === "drafting" && phase.pen === "chair";
  if (closed === "seat") return chairs ? "seatPen" : "seat";
  if (closed === "preparing" || closed === "pen") return closed;
  if (closed) return "frozen";
  if (phase.name === "preparing") return "preparingMine";
  return chairs ? "chairMine" : "open";
}

function Waiting({ page }: { page: TextPage }) {
  const { t } = useTranslation();
  const count = page.negotiation.amendments.waiting;
  return (
    <Answer name="waiting">
      <Link to={`/texts/${page.id}/amendments`}>
        {count ? t("answers.waiting.count", { count }) : t("answers.waiting.none")}
      </Link>
    </Answer>
  );
}
