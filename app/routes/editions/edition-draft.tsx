/** A draft on the way to an adopted text, for the public: on paper like the text, and said to be none. */
import { Link } from "react-router";
import { Hash } from "#app/components/Hash.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { drawn } from "#app/presenters/drawn-text.ts";
import { Paper } from "#app/reading/Paper.tsx";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/edition-draft";
import { privateHeaders } from "./validators.ts";

export const handle = { plain: true };

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.editionDraft(params.slug, Number(params.draft));
  if (!found.ok) throwRefusal(found, request);
  const { day, moment } = formatsFor(languageOf(context));
  const { slug, title, draft, zone, words } = found;
  const { language } = words;
  return {
    slug,
    title,
    language,
    clauses: drawn(words, day),
    draft: { ...draft, at: moment(draft.at, zone) },
  };
}

export const headers: Route.HeadersFunction = () => privateHeaders();

export default function EditionDraft({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { slug, title, draft, language, clauses } = page;
  return (
    <div className="page edition">
      <title>{t("shell.pageTitle", { title: `${draft.name}: ${title}` })}</title>
      <meta name="robots" content="noindex" />
      <header className="edition-head">
        <p className="crumbs">
          <Link to="/">{t("shell.adopted")}</Link>
          <Link to={`/editions/${slug}`} lang={language}>
            {title}
          </Link>
        </p>
        <Notice tone="warn">
          <p>
            <strong>{t("edition.draftOf", draft)}</strong>{" "}
            <Link to={`/editions/${slug}`}>{t("edition.toNewest")}</Link>
          </p>
          {draft.note ? <p>{draft.note}</p> : null}
        </Notice>
      </header>
      <Paper clauses={clauses} language={language} title={title} />
      <p className="edition-record small muted">
        <Hash hash={draft.hash} full />
      </p>
    </div>
  );
}
