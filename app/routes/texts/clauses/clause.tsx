/**
 * One clause: its history and its discussions. The panel beside the paper loads it as data; as a page it is the
 * clause's permanent record, and works without JavaScript.
 */

import { Link } from "react-router";
import { ErrorMessage } from "#app/components/ErrorMessage.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { Writers } from "#app/editor/clause-panel/Writers.tsx";
import { Threads } from "#app/editor/comments/Threads.tsx";
import { ChangeView, Versions } from "#app/editor/drawing/Versions.tsx";
import { Positions } from "#app/editor/positions/Positions.tsx";
import { languageOf, wordsOf } from "#app/language.ts";
import type { ClausePage, Unavailable } from "#app/presenters/text.ts";
import { wordsOf as wordsOfClause } from "#domain/text/index.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/clause";
import "#app/editor/frame/editor.css";
import { delegationView } from "#app/presenters/delegation-view.ts";
import { positionView } from "#app/presenters/position-view.ts";
import { storyView } from "#app/presenters/story-view.ts";
import { threadView } from "#app/presenters/thread-view.ts";
import { changeView, nameOf, versionViews } from "#app/presenters/versions-view.ts";
import { lastKnown, reasonFor } from "#app/routes/http/offline-error.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { writersView } from "#app/routes/texts/clauses/writers-view.ts";

export async function loader({ params, request, context }: Route.LoaderArgs): Promise<ClausePage> {
  const search = new URL(request.url).searchParams;
  const asked = {
    version: search.get("version"),
    against: search.get("against"),
    language: search.get("language"),
  };
  const found = await context
    .get(services)
    .queries.clause(context.get(actor), params.id, params.clause, asked);
  if (!found.ok) throwRefusal(found, request);
  const formats = formatsFor(languageOf(context));
  const { t } = wordsOf(context);
  const { id, title, language, zone } = found.text;
  const { compared, now, versions } = found;
  const viewContext = { me: context.get(actor)?.person ?? "", formats, t };
  const name = now ?? versions.at(-1)?.name;
  const places = name ? { [found.clause]: name } : {};
  const writers = now && search.has("writers") ? await writersView(params, context) : null;
  return {
    text: { id, title, language },
    clause: found.clause,
    name: nameOf(now ?? versions.at(-1)?.name ?? null, t),
    deleted: now === null,
    beforeDeletion: found.beforeDeletion,
    stoodAfter: found.stoodAfter,
    may: found.may,
    own: found.own,
    story: storyView(found, formats, t),
    positions: found.positions?.map((position) => positionView(position, zone, formats)) ?? null,
    delegations: found.delegations.map((one) => delegationView(one, formats)),
    versions: versionViews(found, formats, t),
    compared: compared && { ...compared, change: changeView(compared.change, language, formats, t) },
    unfolded: found.unfolded,
    threads: found.threads.map((one) => threadView(one, { ...viewContext, zone, places })),
    audiences: found.audiences,
    writers: writers?.ok ? writers.view : null,
  };
}

/** Asked for by the panel beside the paper, too: what cannot be had must not take the editor away. */
export async function clientLoader({
  request,
  serverLoader,
}: Route.ClientLoaderArgs): Promise<ClausePage | Unavailable> {
  return lastKnown(request, serverLoader).catch((error: unknown) => ({ unavailable: reasonFor(error) }));
}

export default function Clause({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  if ("unavailable" in page) return <ErrorMessage status={503} reason={page.unavailable} />;
  const { text, clause, versions, name, deleted, compared } = page;
  return (
    <div className="page clause-page">
      <title>{t("shell.pageTitle", { title: t("editor.clauseOf", { title: text.title }) })}</title>
      <p className="crumbs">
        <Link to="/dashboard">{t("shell.dashboard")}</Link>
        <Link to={`/texts/${text.id}#${clause}`}>{text.title}</Link>
        <Link to={`/texts/${text.id}/clauses`}>{t("history.allClauses")}</Link>
      </p>
      <h1>{deleted ? t("history.goneTitle", { name }) : name}</h1>
      {deleted ? (
        <Notice tone="info">
          <p>{t("history.deletedNow")}</p>
          <p>
            <a href={`/texts/${text.id}#${clause}`}>{t("history.restoreInEditor")}</a>
          </p>
          {page.beforeDeletion ? (
            <p>
              <Link to={`/texts/${text.id}/restore?as-of=n-${page.beforeDeletion}`}>
                {t("restoring.beforeDeletion")}
              </Link>
            </p>
          ) : null}
        </Notice>
      ) : null}
      <blockquote lang={text.language} className="clause-now">
        {versions[0] ? wordsOfClause(versions[0].clause) : null}
      </blockquote>
      {compared ? (
        <section className="card" aria-labelledby="compared">
          <h2 id="compared">
            {compared.against
              ? t("history.comparedTitle", compared)
              : t("history.comparedFirst", { version: compared.version })}
          </h2>
          <ChangeView change={compared.change} language={text.language} />
        </section>
      ) : null}
      {page.story.length ? (
        <section className="card" aria-labelledby="story">
          <h2 id="story">{t("history.story")}</h2>
          <ol className="plain-list clause-story">
            {page.story.map(({ at, sentence, by, when }) => (
              <li key={`${at} ${sentence}`}>
                <p>{sentence}</p>
                <p className="small muted">{t("trail.by", { by, at: when })}</p>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <section className="card" aria-labelledby="comments">
        <h2 id="comments">{t("editor.tab.comments")}</h2>
        <Threads saying={page} threads={page.threads} clause={clause} back="clause" />
      </section>
      {deleted ? null : (
        <section className="card" aria-labelledby="writers">
          <h2 id="writers">{t("writers.title")}</h2>
          {page.writers ? (
            <Writers view={page.writers} delegations={page.delegations} language={text.language} />
          ) : (
            <Link to="?writers#writers">{t("writers.show")}</Link>
          )}
        </section>
      )}
      {page.positions ? (
        <section className="card" aria-labelledby="positions">
          <h2 id="positions">{t("editor.tab.positions")}</h2>
          <Positions page={page} />
        </section>
      ) : null}
      <section className="card" aria-labelledby="versions">
        <h2 id="versions">{t("editor.tab.versions")}</h2>
        <Versions page={page} />
      </section>
    </div>
  );
}
