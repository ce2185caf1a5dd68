/** Looks for words: in adopted texts for everybody, in texts in work and their comments for those with a seat. */
import { data, Link } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Field } from "#app/components/Field.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { privateHeaders } from "#app/routes/editions/validators.ts";
import { statusOf } from "#app/routes/http/refusals.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/search";

export const handle = { plain: true };

export async function loader({ request, context }: Route.LoaderArgs) {
  const question = new URL(request.url).searchParams.get("q") ?? "";
  const headers = privateHeaders();
  if (!question.trim()) return data({ question, found: null, reason: null }, { headers });
  const found = await context.get(services).queries.search(context.get(actor), question);
  if (found.ok) return data({ question, found, reason: null }, { headers });
  return data({ question, found: null, reason: found.reason }, { status: statusOf(found.reason), headers });
}

export const headers = ({ loaderHeaders }: Route.HeadersArgs) => loaderHeaders;

type Page = Route.ComponentProps["loaderData"];
type Hit = NonNullable<Page["found"]>["editions"][number];

export default function Search({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { question, found, reason } = page;
  const groups = found
    ? ([
        ["editions", found.editions],
        ["clauses", found.clauses],
        ["comments", found.comments],
      ] as const)
    : [];
  const count = groups.reduce((sum, [, hits]) => sum + hits.length, 0);
  return (
    <div className="page page-narrow">
      <title>{t("shell.pageTitle", { title: t("search.title") })}</title>
      <h1>{t("search.title")}</h1>
      <search>
        <form className="search-form">
          <Field
            label={t("search.words")}
            hint={t("search.hint")}
            name="q"
            type="search"
            defaultValue={question}
          />
          <Button>{t("search.find")}</Button>
        </form>
      </search>
      {reason ? (
        <Notice tone="bad" live>
          <p>{t(`refusals.${reason}`)}</p>
        </Notice>
      ) : null}
      {found ? (
        <p role="status" className="search-count">
          {t("search.count", { count })}
        </p>
      ) : null}
      {found && !count ? <p className="muted">{t("search.none")}</p> : null}
      {groups.map(([group, hits]) =>
        hits.length ? (
          <section key={group} aria-labelledby={group}>
            <h2 id={group}>{t(`search.${group}`)}</h2>
            <ul className="plain-list hits">
              {hits.map((hit) => (
                <li key={`${hit.of} ${hit.language} ${hit.clause}`} className="card">
                  <HitView hit={hit} />
                </li>
              ))}
            </ul>
          </section>
        ) : null,
      )}
    </div>
  );
}

function HitView({ hit }: { hit: Hit }) {
  const { kind, of, title, language, clause, reference, excerpt } = hit;
  const to = {
    edition: `/editions/${of}#${clause}`,
    clause: `/texts/${of}#${clause}`,
    comment: `/texts/${of}/clauses/${clause}`,
  }[kind];
  return (
    <>
      <p className="small">
        <Link to={to}>{title}</Link> {reference}
      </p>
      <p lang={language} className="hit-words">
        {excerpt.map(({ words, found }, at) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence have no identity and never move.
          found ? <mark key={at}>{words}</mark> : <span key={at}>{words}</span>,
        )}
      </p>
    </>
  );
}
