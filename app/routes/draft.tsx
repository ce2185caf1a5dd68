/** One issued draft, as it was hashed. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Hash } from "../components/Hash.tsx";
import { actor, services } from "../context.ts";
import { languageOf } from "../language.ts";
import { drawn } from "../reading/drawn.ts";
import { Paper } from "../reading/Paper.tsx";
import { formatsFor } from "../words/format.ts";
import type { Route } from "./+types/draft";
import { throwRefusal } from "./refusals.ts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const page = await context
    .get(services)
    .queries.draft(context.get(actor), params.id, Number(params.number));
  if (!page.ok) throwRefusal(page, request);
  const { day, moment } = formatsFor(languageOf(context));
  const { text, draft, words } = page;
  return {
    text,
    draft: { ...draft, at: moment(draft.issuedAt, text.zone) },
    clauses: drawn(words, day),
    language: words.language,
  };
}

export default function Draft({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { text, draft, clauses, language } = loaderData;
  return (
    <div className="page">
      <nav className="crumbs no-print" aria-label={t("text.pages")}>
        <Link to={`/texts/${text.id}/drafts`}>{t("text.drafts")}</Link>
      </nav>
      <p className="row">
        <strong>{draft.name}</strong>
        <span className="muted">{draft.at}</span>
        <span className="small muted">
          {t("decision.hash")} <Hash hash={draft.hash} />
        </span>
      </p>
      <Paper clauses={clauses} language={language} title={text.title} />
    </div>
  );
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.draft.name ?? ""} · ${loaderData?.text.title ?? ""} · Plenary` }];
}
