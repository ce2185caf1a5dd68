/**
 * One issued draft, as it was hashed: clean, as a redline against the draft issued before it (which UN practice asks
 * for with every revision), and the concordance of old and new numbers.
 */

import { Link } from "react-router";
import { Hash } from "#app/components/Hash.tsx";
import { Name } from "#app/components/Name.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { compared } from "#app/presenters/comparison.ts";
import { drawn } from "#app/presenters/drawn-text.ts";
import { ChangeWays } from "#app/reading/ChangeSteps.tsx";
import { Compared } from "#app/reading/Compared.tsx";
import { CompareSummary } from "#app/reading/CompareSummary.tsx";
import { Concordance } from "#app/reading/Concordance.tsx";
import { Paper } from "#app/reading/Paper.tsx";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/draft";

const VIEWS = ["clean", "redline", "concordance"] as const;

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { queries } = context.get(services);
  const number = Number(params.number);
  const page = await queries.draft(context.get(actor), params.id, number);
  if (!page.ok) throwRefusal(page, request);
  const { day, moment } = formatsFor(languageOf(context));
  const { text, draft, words } = page;
  const asked = new URL(request.url).searchParams.get("view");
  const view = (number > 1 && VIEWS.find((one) => one === asked)) || "clean";
  const facts = {
    text,
    view,
    draft: { ...draft, at: moment(draft.issuedAt, text.zone) },
    language: words.language,
  };
  if (view === "clean") return { ...facts, clauses: drawn(words, day), change: null };
  const points = { from: `draft-${number - 1}`, to: `draft-${number}` };
  const found = await queries.comparison(context.get(actor), params.id, points);
  if (!found.ok) throwRefusal(found, request);
  const comparison = compared(found.comparison, { language: words.language, day });
  const names = [found.from.draft?.name ?? "", draft.name] as [string, string];
  return { ...facts, clauses: [], change: { comparison, names } };
}

export default function Draft({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { text, draft, clauses, language, view, change } = loaderData;
  return (
    <div className="page stack">
      <nav className="crumbs no-print" aria-label={t("text.pages")}>
        <Link to={`/texts/${text.id}/drafts`}>{t("text.drafts")}</Link>
      </nav>
      <p className="row">
        <strong>
          <Name>{draft.name}</Name>
        </strong>
        <span className="muted">{draft.at}</span>
        <span className="small muted">
          {t("decision.hash")} <Hash hash={draft.hash} />
        </span>
      </p>
      {draft.note ? <p>{draft.note}</p> : null}
      {draft.number > 1 ? <Views here={view} /> : null}
      {change ? (
        <Change
          {...{ change, view, language }}
          title={text.title}
          address={`/texts/${text.id}/drafts/${draft.number}`}
        />
      ) : (
        <Paper clauses={clauses} language={language} title={text.title} />
      )}
    </div>
  );
}

function Views({ here }: { here: (typeof VIEWS)[number] }) {
  const { t } = useTranslation();
  return (
    <nav className="switch no-print" aria-label={t("compare.view")}>
      {VIEWS.map((view) => (
        <Link
          key={view}
          to={view === "clean" ? "?" : `?view=${view}`}
          aria-current={view === here ? "page" : undefined}
          preventScrollReset
        >
          {t(`compare.draft.${view}`)}
        </Link>
      ))}
    </nav>
  );
}

interface ChangeProps {
  change: NonNullable<Route.ComponentProps["loaderData"]["change"]>;
  view: (typeof VIEWS)[number];
  language: string;
  title: string;
  address: string;
}

function Change({ change: { comparison, names }, view, language, title, address }: ChangeProps) {
  const { t } = useTranslation();
  const heading = (
    <h1 className="compare-heading">{t("compare.draft.of", { title, from: names[0], to: names[1] })}</h1>
  );
  if (view === "concordance")
    return (
      <div className="card">
        {heading}
        <Concordance concordance={comparison.concordance} names={names} at={`${address}?view=redline`} />
      </div>
    );
  const changes = comparison.rows.filter((row) => row.changed && !row.left).map((row) => row.id);
  return (
    <>
      {heading}
      <CompareSummary comparison={comparison} />
      <ChangeWays ids={changes} />
      <Compared {...{ comparison, names, language }} view="inline" />
    </>
  );
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.draft.name ?? ""} · ${loaderData?.text.title ?? ""} · Plenary` }];
}
