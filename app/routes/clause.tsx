/**
 * One clause: its history and what is said about it. The panel beside the paper loads it as data; as a page of its own
 * it is the clause's permanent record, and works without JavaScript.
 */

import { data, Link, redirect } from "react-router";
import { type Reason, type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { wordsOf as wordsOfClause } from "#domain/text/index.ts";
import { Fault } from "../components/Fault.tsx";
import { Notice } from "../components/Notice.tsx";
import { actor, type Services, services } from "../context.ts";
import type { ClausePage, ThreadShown, Unavailable } from "../editor/page.ts";
import { Positions } from "../editor/positions/Positions.tsx";
import { type Said, Threads } from "../editor/Threads.tsx";
import { ChangeShown, Versions } from "../editor/Versions.tsx";
import { Writers } from "../editor/Writers.tsx";
import { languageOf, wordsOf } from "../language.ts";
import { formatsFor } from "../words/format.ts";
import { useTranslation } from "../words/use-translation.ts";
import type { Route } from "./+types/clause";
import "../editor/editor.css";
import { lastKnown, reasonFor } from "./line.ts";
import { positionShown } from "./positions-shown.ts";
import { statusOf, throwRefusal } from "./refusals.ts";
import { storyShown } from "./story-shown.ts";
import { changeShown, nameOf, versionsShown } from "./versions-shown.ts";
import { voiceFrom } from "./voices.ts";
import { writersShown } from "./writers-shown.ts";

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
  const when = (instant: string) => formats.moment(instant, zone);
  const threads = found.threads.map(({ resolvedAt, resolvedBy, comments, ...thread }): ThreadShown => {
    return {
      id: thread.id,
      resolved: resolvedAt === null ? null : { by: resolvedBy ?? "", when: when(resolvedAt) },
      comments: comments.map(({ id, author, delegation, body, at }) => {
        return { id, author, body, at, by: delegation, when: when(at) };
      }),
    };
  });
  const { compared, now, versions } = found;
  const writers = now && search.has("writers") ? await writersShown(params, context) : null;
  return {
    text: { id, title, language },
    clause: found.clause,
    name: nameOf(now ?? versions.at(-1)?.name ?? null, t),
    deleted: now === null,
    stoodAfter: found.stoodAfter,
    may: found.may,
    own: found.own,
    story: storyShown(found, formats, t),
    positions: found.positions?.map((position) => positionShown(position, zone, formats)) ?? null,
    voices: found.delegations.map((one) => voiceFrom(one, formats)),
    versions: versionsShown(found, formats, t),
    compared: compared && { ...compared, change: changeShown(compared.change, language, formats, t) },
    unfolded: found.unfolded,
    threads,
    writers: writers?.ok ? writers.shown : null,
  };
}

/** Asked for by the panel beside the paper, too: what cannot be had must not take the editor away. */
export async function clientLoader({
  request,
  serverLoader,
}: Route.ClientLoaderArgs): Promise<ClausePage | Unavailable> {
  return lastKnown(request, serverLoader).catch((fault: unknown) => ({ unavailable: reasonFor(fault) }));
}

export async function clientAction({ request, serverAction }: Route.ClientActionArgs) {
  const form = Object.fromEntries(await request.clone().formData());
  return serverAction().catch((fault: unknown) => unsaid(reasonFor(fault), form));
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = Object.fromEntries(await request.formData());
  const done = await deed(context.get(services).commands, context.get(actor), params, form);
  if (done.ok)
    return form.then === "page" ? redirect(`/texts/${params.id}/clauses/${params.clause}`) : said();
  if (done.reason === "not-signed-in") throwRefusal(done, request);
  return refused(done.reason, form);
}

function deed(
  commands: Services["commands"],
  who: Actor | null,
  { id: text, clause }: { id: string; clause: string },
  form: Record<string, FormDataEntryValue>,
): Promise<{ ok: true } | Refusal> {
  const thread = String(form.thread ?? "");
  const body = String(form.body ?? "");
  if (form.intent === "comment") return commands.comment(who, { text, clause, body });
  if (form.intent === "reply") return commands.reply(who, { thread, body });
  if (form.intent === "resolve") return resolve(commands, who, { thread, body });
  if (form.intent === "reopen") return commands.reopenThread(who, { thread });
  return Promise.resolve(refuse("not-found"));
}

/** Words that stand in the form when a thread is resolved are its last ones. */
async function resolve(
  commands: Services["commands"],
  who: Actor | null,
  { thread, body }: { thread: string; body: string },
): Promise<{ ok: true } | Refusal> {
  const last = body.trim() ? await commands.reply(who, { thread, body }) : null;
  return last?.ok === false ? last : commands.resolveThread(who, { thread });
}

function said(): Said {
  return { ok: true };
}

function refused(reason: Reason, form: Record<string, FormDataEntryValue>) {
  return data(unsaid(reason, form), { status: statusOf(reason) });
}

/** Not said, with what was typed. */
function unsaid(reason: Reason, form: Record<string, FormDataEntryValue>): Said {
  const thread = form.thread ? String(form.thread) : null;
  return { ok: false, reason, thread, body: String(form.body ?? "") };
}

export default function Clause({ loaderData: page, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  if ("unavailable" in page) return <Fault status={503} reason={page.unavailable} />;
  const { text, clause, versions, name, deleted, compared } = page;
  return (
    <div className="page clause-page">
      <title>{t("shell.pageTitle", { title: t("editor.clauseOf", { title: text.title }) })}</title>
      <p className="crumbs">
        <Link to="/desk">{t("shell.desk")}</Link>
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
          <ChangeShown change={compared.change} language={text.language} />
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
        <Threads page={page} alone={{ refused: actionData as Said | undefined }} />
      </section>
      {deleted ? null : (
        <section className="card" aria-labelledby="writers">
          <h2 id="writers">{t("writers.title")}</h2>
          {page.writers ? (
            <Writers shown={page.writers} voices={page.voices} language={text.language} />
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
