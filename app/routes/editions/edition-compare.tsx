/** Two adopted texts compared, for everybody. The earlier one comes first; where they share no ids, it is said so. */

import { Link } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Choice } from "#app/components/Field.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { compared } from "#app/presenters/comparison.ts";
import { ChangeWays } from "#app/reading/ChangeSteps.tsx";
import { Compared } from "#app/reading/Compared.tsx";
import { CompareSummary } from "#app/reading/CompareSummary.tsx";
import { Concordance } from "#app/reading/Concordance.tsx";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { CompareChoices } from "#app/routes/texts/history/CompareChoices.tsx";
import { isChanged } from "#domain/text/index.ts";
import { type Formats, formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/edition-compare";
import { privateHeaders } from "./validators.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const asked = new URL(request.url).searchParams;
  const other = asked.get("with") || null;
  const page = await context.get(services).queries.editionComparison(params.slug, other);
  if (!page.ok) throwRefusal(page, request);
  const formats = formatsFor(languageOf(context));
  const onlyChanged = asked.get("only") === "changed";
  const { slug, title } = page.facts;
  const offered = page.others.map((facts) => ({ slug: facts.slug, name: nameOf(facts, formats) }));
  const viewed = {
    view: asked.get("view") === "side" ? ("side" as const) : ("inline" as const),
    onlyChanged,
  };
  if (!page.compared) return { slug, title, other, offered, ...viewed, pair: null };
  const { before, after, comparison } = page.compared;
  const reader = { language: after.language, day: formats.day, ...(onlyChanged && { only: isChanged }) };
  const pair = {
    names: [nameOf(before.facts, formats), nameOf(after.facts, formats)] as [string, string],
    language: after.language,
    foreign: before.language !== after.language,
    comparison: compared(comparison, reader),
  };
  return { slug, title, other, offered, ...viewed, pair };
}

function nameOf(facts: { title: string; date: string }, { day }: Formats): string {
  return `${facts.title} · ${day(facts.date)}`;
}

export const headers: Route.HeadersFunction = () => privateHeaders();

export default function EditionCompare({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { slug, title, pair } = page;
  return (
    <div className="page">
      <title>{t("shell.pageTitle", { title: t("compare.editionTitle", { title }) })}</title>
      <p className="crumbs no-print">
        <Link to="/">{t("shell.adopted")}</Link>
        <Link to={`/editions/${slug}`} reloadDocument>
          {title}
        </Link>
      </p>
      <h1>{t("compare.editions")}</h1>
      <div className="stack">
        <Others page={page} />
        {pair ? <Pair pair={pair} view={page.view} onlyChanged={page.onlyChanged} /> : null}
      </div>
    </div>
  );
}

function Others({
  page: { other, offered, view, onlyChanged },
}: {
  page: Route.ComponentProps["loaderData"];
}) {
  const { t } = useTranslation();
  if (!offered.length) return <p className="lede">{t("compare.noOther")}</p>;
  return (
    <form method="get" className="card compare-by no-print">
      <Choice label={t("compare.with")} name="with" defaultValue={other ?? offered[0]?.slug}>
        {offered.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Choice>
      {view === "side" ? <input type="hidden" name="view" value="side" /> : null}
      {onlyChanged ? <input type="hidden" name="only" value="changed" /> : null}
      <Button>{t("compare.compare")}</Button>
    </form>
  );
}

type Page = Route.ComponentProps["loaderData"];

function Pair({
  pair,
  view,
  onlyChanged,
}: { pair: NonNullable<Page["pair"]> } & Pick<Page, "view" | "onlyChanged">) {
  const { t } = useTranslation();
  const { comparison, names, language } = pair;
  const changes = comparison.rows.filter((row) => row.changed && !row.left).map((row) => row.id);
  return (
    <>
      <h2 className="compare-heading">{t("compare.between", { from: names[0], to: names[1] })}</h2>
      {pair.foreign ? (
        <Notice tone="warn">
          <p>{t("compare.foreign")}</p>
        </Notice>
      ) : null}
      <CompareSummary comparison={comparison} />
      <CompareChoices view={view} onlyChanged={onlyChanged} />
      <ChangeWays ids={changes} />
      <Compared {...{ comparison, view, names, language }} />
      {comparison.counts.renumbered ? (
        <details className="card no-print">
          <summary>{t("compare.concordance")}</summary>
          <Concordance concordance={comparison.concordance} names={names} />
        </details>
      ) : null}
    </>
  );
}
