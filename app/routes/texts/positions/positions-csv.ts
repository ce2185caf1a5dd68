/** The matrix as a table for spreadsheets: the same rows and the same eyes as on the page. */
import { actor, services } from "#app/context.ts";
import { languageOf, wordsOf } from "#app/language.ts";
import { nameOf } from "#app/presenters/versions-view.ts";
import { privateHeaders } from "#app/routes/editions/validators.ts";
import { csvOf } from "#app/routes/http/csv.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { formatsFor } from "#words/format.ts";
import type { Route } from "./+types/positions-csv";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const page = await context.get(services).queries.positions(context.get(actor), params.id);
  if (!page.ok) throwRefusal(page, request);
  const { party } = formatsFor(languageOf(context));
  const { t } = wordsOf(context);
  const names = page.delegations.map(party);
  const head = [
    ...[t("positions.clause"), t("positions.words"), t("positions.status"), t("positions.consensusTitle")],
    ...names.flatMap((delegation) => [delegation, t("positions.noteOf", { delegation })]),
  ];
  const rows = page.rows.map(({ name, words, status, consensus, positions }) => [
    ...[nameOf(name, t), words, t(`clauseStatus.${status === "agreed-ad-ref" ? "adRef" : status}`)],
    t(`positions.consensus.${consensus}`),
    ...page.delegations.flatMap(({ id }) => {
      const position = positions.find((one) => one.delegation === id);
      return position ? [t(`positions.stance.${position.stance}`), position.note] : ["", ""];
    }),
  ]);
  const headers = privateHeaders();
  headers.set("content-type", "text/csv; charset=utf-8");
  headers.set("content-disposition", `attachment; filename="positions-${page.at.slice(0, 10)}.csv"`);
  return new Response(csvOf([head, ...rows]), { headers });
}
