/**
 * A language version in work: the same editor on its own sheet, and beside each clause what the source says. The words
 * come over the socket like those of every sheet.
 */
import { lazy, Suspense } from "react";
import { data, Link } from "react-router";
import { TextLinks } from "#app/components/TextLinks.tsx";
import { actor, services } from "#app/context.ts";
import { Waiting } from "#app/editor/connection/Waiting.tsx";
import { DeletionNotices } from "#app/editor/deleting/DeletionNotices.tsx";
import { languageOf, wordsOf as wordsFor } from "#app/language.ts";
import type { OriginalView } from "#app/presenters/original.ts";
import type { TextPage } from "#app/presenters/text.ts";
import { wordsOf } from "#domain/text/index.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/language-version";
import "#app/editor/frame/editor.css";
import "./languages.css";
import { deletionsView } from "#app/presenters/deletions-view.ts";
import { textView } from "#app/presenters/text-view.ts";
import { useInBrowser } from "#app/routes/editions/use-in-browser.ts";
import { lastKnown, reasonFor } from "#app/routes/http/offline-error.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import { languagesToChoose } from "#app/routes/meetings/set-up/lists.ts";

const Workspace = lazy(() => import("#app/editor/frame/Workspace.tsx"));

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { queries } = context.get(services);
  const who = context.get(actor);
  const found = await queries.text(who, params.id, params.language);
  if (!found.ok) throwRefusal(found, request);
  const source = await queries.source(who, params.id, params.language);
  if (!source.ok) throwRefusal(source, request);
  const formats = formatsFor(languageOf(context));
  const view = textView(found, formats);
  const page: TextPage = {
    ...view,
    deletions: deletionsView(found, formats, wordsFor(context).t),
    // What is agreed in the negotiating language is still to be rendered.
    negotiation: {
      ...view.negotiation,
      statuses: {},
      may: { ...view.negotiation.may, "see-positions": false },
    },
    source: {
      language: source.language,
      clauses: source.clauses.map(({ clause, reference, state, digest, parts }): OriginalView => {
        return { id: clause.id, words: wordsOf(clause), reference, state, digest, parts };
      }),
    },
  };
  const name = languagesToChoose().find(({ code }) => code === params.language)?.name ?? params.language;
  return { page, name };
}

/** A clause renders what the source says now. */
export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const field = (name: string) => String(form.get(name) ?? "");
  const mark = { text: params.id, language: params.language, clause: field("clause"), seen: field("seen") };
  const done = await context.get(services).commands.markRendered(context.get(actor), mark);
  if (done.ok) return { reason: null };
  return data({ reason: done.reason }, { status: statusOf(done.reason) });
}

export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return lastKnown(request, serverLoader);
}
clientLoader.hydrate = true as const;

export async function clientAction({ serverAction }: Route.ClientActionArgs) {
  return serverAction().catch((error: unknown) => ({ reason: reasonFor(error) }));
}

export default function LanguageVersion({ loaderData: { page, name } }: Route.ComponentProps) {
  const { t } = useTranslation();
  const waiting = <Waiting page={page} />;
  return (
    <div className="drafting">
      <title>
        {t("shell.pageTitle", { title: t("languages.versionTitle", { title: page.title, name }) })}
      </title>
      <header className="text-bar">
        <p className="crumbs">
          <Link to="/dashboard">{t("shell.dashboard")}</Link>
          <Link to={`/meetings/${page.meeting.id}`}>{page.meeting.name}</Link>
          <Link to={`/texts/${page.id}`}>{page.title}</Link>
        </p>
        <h1>{t("languages.versionOf", { name })}</h1>
        <TextLinks id={page.id} here="languages" />
        <Waits page={page} />
      </header>
      <DeletionNotices deletions={page.deletions ?? []} />
      {useInBrowser() ? (
        <Suspense fallback={waiting}>
          <Workspace key={page.sheet} page={page} />
        </Suspense>
      ) : (
        waiting
      )}
    </div>
  );
}

/** The clauses that wait for words, each a way to it. */
function Waits({ page }: { page: TextPage }) {
  const { t } = useTranslation();
  const clauses = page.source?.clauses ?? [];
  const waiting = clauses.filter(({ state }) => state !== "current");
  if (!waiting.length) return <p className="small">{t("languages.allRendered")}</p>;
  return (
    <details className="small waits">
      <summary>{t("languages.waiting", { count: waiting.length })}</summary>
      <ul className="plain-list row">
        {waiting.map(({ id, reference, words, state }) => (
          <li key={id}>
            <a href={`#${id}`}>{reference || words.slice(0, 24)}</a> {t(`languages.state.${state}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
