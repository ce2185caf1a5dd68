/**
 * A text at two points of its history, compared: any draft, any moment, now. A plain form chooses them; the slider does
 * the same where JavaScript is there. `only=changed` and `by=<delegation>` leave out what is not asked for.
 */

import { Form, Link, redirect, useNavigate } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf, wordsOf } from "#app/language.ts";
import { compared } from "#app/presenters/comparison.ts";
import { ChangeWays } from "#app/reading/ChangeSteps.tsx";
import { Compared } from "#app/reading/Compared.tsx";
import { CompareSummary } from "#app/reading/CompareSummary.tsx";
import { Concordance } from "#app/reading/Concordance.tsx";
import { TimeSlider } from "#app/reading/TimeSlider.tsx";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { useComingSearch } from "#app/routes/public/use-coming-search.ts";
import { TextPages } from "#app/routes/texts/text/text-pages.tsx";
import { localTime } from "#domain/meeting/index.ts";
import { type ClauseChange, isChanged } from "#domain/text/index.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/compare";
import { CompareChoices } from "./CompareChoices.tsx";
import { MOMENT, nameOf, placeOf, plainAddress, sliderOf } from "./compare-ends.ts";
import { EndField } from "./EndField.tsx";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  await toPlainAddress(params.id, request, context);
  const asked = new URL(request.url).searchParams;
  const points = { from: asked.get("from") ?? "", to: asked.get("to") ?? "" };
  const page = await context.get(services).queries.comparison(context.get(actor), params.id, points);
  if (!page.ok) throwRefusal(page, request);
  const { text, from, to, drafts, timeline } = page;
  const formats = formatsFor(languageOf(context));
  const { t } = wordsOf(context);
  const parties = [
    ...page.delegations.map((one) => ({ id: one.id, name: formats.party(one) })),
    { id: "chair", name: t("compare.chair") },
  ];
  const nameById = new Map(parties.map(({ id, name }) => [id, name]));
  const touchedBy = (clause: string) => page.touchedBy[clause] ?? [];
  const by = nameById.has(asked.get("by") ?? "") ? (asked.get("by") as string) : "";
  const onlyChanged = Boolean(by) || asked.get("only") === "changed";
  const wanted = (change: ClauseChange) => isChanged(change) && (!by || touchedBy(change.id).includes(by));
  const stops = sliderOf(timeline, text.zone, formats, t);
  return {
    text,
    drafts,
    restore: page.mayRestore && from.value !== "now" ? from.value : null,
    ends: { from, to },
    names: [nameOf(from, text.zone, formats, t), nameOf(to, text.zone, formats, t)] as [string, string],
    local: { from: localTime(from.at, text.zone), to: localTime(to.at, text.zone) },
    slider: { stops, from: placeOf(from, stops), to: placeOf(to, stops) },
    view: asked.get("view") === "side" ? ("side" as const) : ("inline" as const),
    onlyChanged,
    parties: { by, offered: parties },
    comparison: compared(page.comparison, {
      language: text.language,
      day: formats.day,
      by: (clause) => touchedBy(clause).flatMap((id) => nameById.get(id) ?? []),
      ...(onlyChanged && { only: wanted }),
    }),
  };
}

/** A form says `moment` and a local time; the address that is kept and passed on has the instant. */
async function toPlainAddress(
  id: string,
  request: Request,
  context: Route.LoaderArgs["context"],
): Promise<void> {
  const url = new URL(request.url);
  if (![...url.searchParams].some(([name, value]) => value === MOMENT || name.endsWith("At"))) return;
  const page = await context.get(services).queries.drafts(context.get(actor), id);
  if (!page.ok) throwRefusal(page, request);
  const plain = plainAddress(url, page.text.zone);
  if (plain) throw redirect(plain);
}

export default function Compare({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { text, names, view, onlyChanged, parties, comparison } = page;
  const changes = comparison.rows.filter((row) => row.changed && !row.left).map((row) => row.id);
  return (
    <TextPages text={text} here="compare">
      <Ends page={page} />
      <h2 className="compare-heading">{t("compare.between", { from: names[0], to: names[1] })}</h2>
      {page.restore ? (
        <p className="no-print">
          <Link to={`/texts/${text.id}/restore?as-of=${encodeURIComponent(page.restore)}`}>
            {t("restoring.from", { when: names[0] })}
          </Link>
        </p>
      ) : null}
      <CompareSummary comparison={comparison} />
      <CompareChoices {...{ view, onlyChanged, parties }} />
      <ChangeWays ids={changes} />
      <Compared {...{ comparison, view, names }} language={text.language} />
      {comparison.counts.renumbered ? (
        <details className="card no-print">
          <summary>{t("compare.concordance")}</summary>
          <Concordance concordance={comparison.concordance} names={names} />
        </details>
      ) : null}
    </TextPages>
  );
}

const VIEW_PARAMETERS = ["view", "only", "by"];

function Ends({ page: { text, drafts, ends, local, slider } }: { page: Route.ComponentProps["loaderData"] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useComingSearch();
  const choose = (side: "from" | "to", value: string) => {
    const chosen = (end: "from" | "to") => search.get(end) || ends[end].value;
    const next = new URLSearchParams({ from: chosen("from"), to: chosen("to") });
    for (const name of VIEW_PARAMETERS) if (search.has(name)) next.set(name, search.get(name) as string);
    next.set(side, value);
    void navigate(`?${next}`, { preventScrollReset: true, replace: true });
  };
  return (
    <div className="card no-print">
      <Form method="get" className="compare-ends">
        <EndField side="from" value={ends.from.value} local={local.from} zone={text.zone} drafts={drafts} />
        <EndField side="to" value={ends.to.value} local={local.to} zone={text.zone} drafts={drafts} />
        {VIEW_PARAMETERS.map((name) =>
          search.has(name) ? (
            <input key={name} type="hidden" name={name} value={search.get(name) ?? ""} />
          ) : null,
        )}
        <Button>{t("compare.compare")}</Button>
      </Form>
      {slider.stops.length > 2 ? <TimeSlider {...slider} onChoose={choose} /> : null}
    </div>
  );
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.names.join(" – ") ?? ""} · ${loaderData?.text.title ?? ""} · Plenary` }];
}
