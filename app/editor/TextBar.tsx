/** The head of a text's page: what it is, where it stands, and the ways to its other pages. Who writes is said below. */

import { Link } from "react-router";
import { PhaseBadge } from "../components/PhaseBadge.tsx";
import { useTranslation } from "../words/use-translation.ts";
import type { TextPage } from "./page.ts";

export function TextBar({ page }: { page: TextPage }) {
  const { t } = useTranslation();
  const { phase, meeting, draft } = page;
  return (
    <header className="text-bar">
      <p className="crumbs">
        <Link to="/desk">{t("shell.desk")}</Link>
        <Link to={`/meetings/${meeting.id}`}>{meeting.name}</Link>
      </p>
      <h1>{page.title}</h1>
      <div className="text-bar-row">
        <p className="text-bar-state">
          <PhaseBadge phase={phase} />
          {draft ? <span>{t("editor.latestDraft", { name: draft.name })}</span> : null}
        </p>
        <nav aria-label={t("editor.pages")} className="text-bar-pages">
          <Link to={`/texts/${page.id}/amendments`}>{t("text.amendments")}</Link>
          <Link to={`/texts/${page.id}/comments`}>{t("text.comments")}</Link>
          <Link to={`/texts/${page.id}/languages`}>{t("text.languages")}</Link>
          <Link to={`/texts/${page.id}/drafts`}>{t("text.drafts")}</Link>
          <Link to={`/texts/${page.id}/compare`}>{t("text.compare")}</Link>
          {page.negotiation.may["see-positions"] ? (
            <Link to={`/texts/${page.id}/positions`}>{t("text.positions")}</Link>
          ) : null}
          <Link to={`/texts/${page.id}/decision`}>{t("text.decision")}</Link>
          <Link to={`/texts/${page.id}/trail`}>{t("text.trail")}</Link>
        </nav>
      </div>
    </header>
  );
}
