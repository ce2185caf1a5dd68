/**
 * What is rarely needed, behind one button at the end of the row: the projector, the list of all clauses, quiet mode,
 * keys.
 */
import { Link } from "react-router";
import { QuietChoices, type QuietState } from "#app/editor/connection/quiet/QuietSwitch.tsx";
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { Sign } from "#app/editor/drawing/Initials.tsx";
import { ProjectorControl } from "#app/editor/projector/ProjectorControl.tsx";
import { Popover } from "#app/editor/status/Popover.tsx";
import type { TextPage } from "#app/presenters/text.ts";
import { useTranslation } from "#words/use-translation.ts";
import { Help } from "./Help.tsx";

interface Props {
  page: TextPage;
  clause: Drawn | undefined;
  turned: number;
  quiet: QuietState;
}

export function More({ page, clause, turned, quiet }: Props) {
  const { t } = useTranslation();
  return (
    <Popover className="more" sign label={t("editor.more")} name={<Sign path="M3 8h.01M8 8h.01M13 8h.01" />}>
      {page.negotiation.may["point-room"] ? (
        <ProjectorControl text={page.id} clause={clause} turned={turned} />
      ) : null}
      <QuietChoices quiet={quiet} />
      <Help />
      <p className="more-way">
        <Link to={`/texts/${page.id}/clauses`}>{t("history.allClauses")}</Link>
      </p>
    </Popover>
  );
}
