/** What is rarely needed, behind one button at the end of the strip: the wall, every clause that was, quiet, keys. */
import { Link } from "react-router";
import { useTranslation } from "../words/use-translation.ts";
import type { Drawn } from "./drawing.ts";
import { Help } from "./Help.tsx";
import type { TextPage } from "./page.ts";
import { QuietChoices, type QuietState } from "./quiet/Quiet.tsx";
import { ProjectorControl } from "./room/WallControl.tsx";
import { Sign } from "./Sign.tsx";
import { Popover } from "./standing/Popover.tsx";

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
