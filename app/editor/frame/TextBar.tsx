/** The head of a text's page: its title, its phase, and links to its other pages. The row below shows who writes. */

import { Link } from "react-router";
import { PhaseBadge } from "#app/components/PhaseBadge.tsx";
import { TextLinks } from "#app/components/TextLinks.tsx";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";

export function TextBar({ page }: { page: TextPage }) {
  const { t } = useTranslation();
  const { phase, meeting, draft } = page;
  return (
    <header className="text-bar">
      <p className="crumbs">
        <Link to="/dashboard">{t("shell.dashboard")}</Link>
        <Link to={`/meetings/${meeting.id}`}>{meeting.name}</Link>
      </p>
      <div className="text-bar-title">
        <h1>{page.title}</h1>
        <PhaseBadge phase={phase} />
        {phase.name === "preparing" && !page.closed ? (
          <Link className="button button-small" to={`/texts/${page.id}/decision#open-drafting`}>
            {t("decision.openDrafting")}
          </Link>
        ) : null}
        {draft ? (
          <span className="text-bar-draft">{t("editor.latestDraft", { name: draft.name })}</span>
        ) : null}
      </div>
      <TextLinks id={page.id} here="text" positions={page.negotiation.may["see-positions"]} />
    </header>
  );
}
