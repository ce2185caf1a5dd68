/**
 * The four questions of a negotiation, answered in the top row at any moment without scrolling: what is agreed, who
 * writes now, until when amendments are accepted, and which amendments are open. The row has the short form; the fold
 * has the full words, where the chair changes pen, reading and deadline. Screen readers get the full words at once.
 */
import type { ReactNode } from "react";
import { Link } from "react-router";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { Sign } from "#app/editor/drawing/Initials.tsx";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Clock, useClosing } from "./Clock.tsx";
import { PenCommands } from "./PenCommands.tsx";
import { Popover } from "./Popover.tsx";
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
      <Popover className="state-fold" name={<Brief page={page} clauses={clauses} />}>
        <Agreed {...{ page, clauses, current, onJump }} />
        <Writer page={page} />
        <Full name="amendments">
          <Clock page={page} />
        </Full>
        <Waiting page={page} />
      </Popover>
    </section>
  );
}

const SIGNS = {
  agreed: "M3 8.5 6.5 12 13 4.5",
  writer: "M3 13l.7-2.8 7-7 2.1 2.1-7 7ZM9.2 4.7l2.1 2.1",
  amendments: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM8 5v3.2l2 1.3",
  waiting: "M4 2.5h5.5L12.5 5.5v8H4ZM6 8h4.5M6 10.5h4.5",
};

type Answer = keyof typeof SIGNS;

/** As much as fits in a row; screen readers get the full words. */
function Brief({ page, clauses }: Pick<Props, "page" | "clauses">) {
  const { t } = useTranslation();
  const { agreed, adRef, total } = agreedOf(page, clauses);
  const count = t("answers.agreed.count", { agreed, total });
  const full = adRef ? `${count}. ${t("answers.agreed.adRef", { count: adRef })}` : count;
  const writer = writerOf(page);
  const closing = useClosing(page);
  const open = page.negotiation.amendments.waiting;
  const waiting = open ? t("answers.waiting.count", { count: open }) : t("answers.waiting.none");
  return (
    <>
      <Short name="agreed" full={full}>
        {`${agreed}/${total}`}
      </Short>
      <Short name="writer" full={t(`answers.writer.${writer}`)}>
        {t(`answers.brief.${writer}`)}
      </Short>
      <Short name="amendments" full={closing.full}>
        {closing.brief}
      </Short>
      <Short name="waiting" full={waiting}>
        {open}
      </Short>
    </>
  );
}

function Short({ name, full, children }: { name: Answer; full: string; children: ReactNode }) {
  return (
    <span className="state-brief" data-answer={name} title={full}>
      <Sign className="state-sign" path={SIGNS[name]} />
      <span className="visually-hidden">{full}. </span>
      <span className="state-short" aria-hidden="true">
        {children}
      </span>
    </span>
  );
}

function Full({ name, children }: { name: Answer; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="state-answer">
      <Sign className="state-sign" path={SIGNS[name]} />
      <h2>{t(`answers.${name}.title`)}</h2>
      <div className="state-words">{children}</div>
    </div>
  );
}

function agreedOf({ negotiation }: TextPage, clauses: Drawn[]) {
  const counts = countsOf(clauses, negotiation.statuses);
  return { agreed: counts.agreed, adRef: counts["agreed-ad-ref"], total: clauses.length };
}

function Agreed({ page, clauses, current, onJump }: Props) {
  const { t } = useTranslation();
  const { agreed, adRef, total } = agreedOf(page, clauses);
  const next = nextOpen(clauses, page.negotiation.statuses, current);
  const all = total > 0 && agreed === total;
  return (
    <Full name="agreed">
      <span>{all ? t("answers.agreed.all", { total }) : t("answers.agreed.count", { agreed, total })}</span>
      {adRef ? <span>{t("answers.agreed.adRef", { count: adRef })}</span> : null}
      {next === null || !total ? null : (
        <button type="button" className="link-button" onClick={() => onJump(next)}>
          {t("answers.agreed.next")}
        </button>
      )}
    </Full>
  );
}

function Writer({ page }: { page: TextPage }) {
  const { t } = useTranslation();
  const { reading, may } = page.negotiation;
  return (
    <Full name="writer">
      <span>{t(`answers.writer.${writerOf(page)}`)}</span>
      {reading ? <span className="state-beside">{t("answers.writer.reading", { n: reading })}</span> : null}
      {page.phase.name === "drafting" && may["hand-pen"] ? (
        <PenCommands page={page} pen={page.phase.pen} />
      ) : null}
    </Full>
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
    <Full name="waiting">
      <Link to={`/texts/${page.id}/amendments`}>
        {count ? t("answers.waiting.count", { count }) : t("answers.waiting.none")}
      </Link>
    </Full>
  );
}
