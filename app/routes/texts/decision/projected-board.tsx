/** The board for the projector: what is asked, the time left, and the status of every country, in large type. */
import { Link } from "react-router";
import { PhaseBadge } from "#app/components/PhaseBadge.tsx";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/projected-board";
import { Accessions } from "./Accessions.tsx";
import { Board } from "./Board.tsx";
import { CorrectionPanel } from "./Correction.tsx";
import { decisionView } from "./load.ts";
import { Outcomes } from "./Outcomes.tsx";
import { SilencePanel } from "./SilencePanel.tsx";
import "./decision.css";
import "#app/routes/texts/text/text-pages.css";
import { lastKnown } from "#app/routes/http/offline-error.ts";
import { useLiveUpdates } from "#app/routes/http/use-live-updates.ts";

export function loader({ params, request, context }: Route.LoaderArgs) {
  return decisionView(params.id, request, context);
}

/** Stays while offline. */
export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return lastKnown(request, serverLoader);
}
clientLoader.hydrate = true as const;

export default function Projector({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  useLiveUpdates();
  return (
    <div className="wall">
      <div className="row">
        <h1 className="text-title">{page.text.title}</h1>
        <PhaseBadge phase={page.text.phase} />
        <Link to={`/texts/${page.text.id}/projector`} className="small no-print">
          {t("palette.text.room")}
        </Link>
        <Link to={`/texts/${page.text.id}/decision`} className="small no-print">
          {t("deciding.fromProjector")}
        </Link>
      </div>
      <Outcomes page={page} />
      {page.silence ? <SilencePanel silence={page.silence} page={page} /> : null}
      <CorrectionPanel page={page} />
      <Board page={page} />
      <Accessions accessions={page.accessions} />
    </div>
  );
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.text.title ?? ""} · Plenary` }];
}
