/** One text in a list: its phase in words, what is open in it, and links to it. */

import { Link } from "react-router";
import type { Phase } from "#domain/life/index.ts";
import type { SignOffStatus } from "#domain/signoff/index.ts";
import type { TextKind } from "#domain/text/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import { PhaseBadge } from "./PhaseBadge.tsx";

export interface CardText {
  id: string;
  title: string;
  kind: TextKind;
  phase: Phase;
  brackets: number;
  mine: SignOffStatus | null;
  signed: number;
  asked: number;
}

interface Props {
  text: CardText;
  /** The level that follows from where the list stands. */
  heading: "h3" | "h4";
}

export function TextCard({ text, heading: Heading }: Props) {
  const { t } = useTranslation();
  const { id, title, kind, phase } = text;
  return (
    <article className="card text-card">
      <p className="edition-kind">{t(`textKind.${kind}`)}</p>
      <Heading className="edition-link">
        <Link to={`/texts/${id}`}>{title}</Link>
      </Heading>
      <p className="row">
        <PhaseBadge phase={phase} />
        <Facts text={text} />
      </p>
      <p className="row small text-card-ways">
        <Link to={`/texts/${id}/drafts`}>{t("text.drafts")}</Link>
        <Link to={`/texts/${id}/decision`}>{t("text.decision")}</Link>
        <Link to={`/texts/${id}/trail`}>{t("text.trail")}</Link>
        {phase.name === "adopted" ? (
          <Link to={`/editions/${phase.slug}`}>{t("dashboard.toEdition")}</Link>
        ) : null}
      </p>
    </article>
  );
}

/** What matters in this phase, and no more. */
function Facts({ text }: { text: CardText }) {
  const { t } = useTranslation();
  const { phase, brackets, mine, signed, asked } = text;
  const facts: string[] = [];
  if (phase.name === "drafting")
    facts.push(t("dashboard.reading", { n: phase.reading }), t(`pen.${phase.pen}`));
  if (phase.name === "drafting" || phase.name === "preparing")
    facts.push(brackets ? t("dashboard.brackets", { count: brackets }) : t("dashboard.clean"));
  if (phase.name === "signing" || phase.name === "adopted") {
    facts.push(t("dashboard.signed", { signed, asked }));
    if (mine) facts.push(t("dashboard.mine", { state: t(`signOffStatus.${mine}`) }));
  }
  return facts.map((fact) => (
    <span key={fact} className="fact">
      {fact}
    </span>
  ));
}
