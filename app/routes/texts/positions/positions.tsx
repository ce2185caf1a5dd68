/**
 * The matrix: every clause against every member delegation, in seat order, with the positions that its reader may see,
 * and where consensus is missing. A grid to be walked by arrow keys; on a small screen a list by clause.
 */

import { Link, useSearchParams } from "react-router";
import { Explained } from "#app/components/Explained.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf, wordsOf } from "#app/language.ts";
import { isMissing } from "#domain/positions/index.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/positions";
import "#app/editor/frame/editor.css";
import "./positions.css";
import { delegationView } from "#app/presenters/delegation-view.ts";
import { type MatrixRow, positionView } from "#app/presenters/position-view.ts";
import { nameOf } from "#app/presenters/versions-view.ts";
import { lastKnown } from "#app/routes/http/offline-error.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { useFresh } from "#app/routes/http/use-fresh.ts";
import { TextPages } from "#app/routes/texts/text/text-pages.tsx";
import { PositionGrid } from "./PositionGrid.tsx";
import { PositionList } from "./PositionList.tsx";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const page = await context.get(services).queries.positions(context.get(actor), params.id);
  if (!page.ok) throwRefusal(page, request);
  const formats = formatsFor(languageOf(context));
  const { t } = wordsOf(context);
  const { id, title, language, zone, leftOut } = page.text;
  const rows = page.rows.map(({ name, words, status, brackets, consensus, positions }): MatrixRow => {
    return {
      ...{ id: name.id, name: nameOf(name, t), words: words.slice(0, FIRST_WORDS) },
      ...{ status: status === "open" && brackets ? "bracketed" : status, consensus },
      positions: positions.map((position) => positionView(position, zone, formats)),
    };
  });
  const delegations = page.delegations.map((one) => delegationView(one, formats));
  return { text: { id, title, language, leftOut }, rows, delegations };
}

/** Two lines, which the style sheet cuts where they end. */
const FIRST_WORDS = 160;

/** On a screen in the meeting room it stays while offline. */
export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return lastKnown(request, serverLoader);
}
clientLoader.hydrate = true as const;

export default function Positions({ loaderData: { text, rows, delegations } }: Route.ComponentProps) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  useFresh();
  const missing = rows.filter((row) => isMissing(row.consensus));
  const only = search.get("show") === "missing";
  const view = only ? missing : rows;
  return (
    <TextPages text={text} here="positions">
      <title>{t("shell.pageTitle", { title: t("positions.ofText", { title: text.title }) })}</title>
      <Explained term="position">
        <h2>{t("positions.where")}</h2>
      </Explained>
      <p className="lede">{t("positions.hint")}</p>
      <div className="position-ways">
        <nav aria-label={t("positions.show")} className="position-filter">
          <Link to="?" aria-current={only ? undefined : "true"}>
            {t("positions.all")}
          </Link>
          <Link to="?show=missing" aria-current={only ? "true" : undefined}>
            {t("positions.missing", { count: missing.length })}
          </Link>
        </nav>
        <a href={`/texts/${text.id}/positions.csv`} download className="no-print">
          {t("positions.export")}
        </a>
      </div>
      {rows.some(({ positions }) => positions.length) ? null : (
        <p className="card">
          {t("positions.nobodyYet")} <Link to={`/texts/${text.id}`}>{t("positions.toText")}</Link>
        </p>
      )}
      {view.length ? null : <p className="muted">{t("positions.nothingMissing")}</p>}
      {view.length ? (
        <>
          <PositionGrid {...{ text, delegations }} rows={view} />
          <PositionList {...{ text, delegations }} rows={view} />
        </>
      ) : null}
    </TextPages>
  );
}
