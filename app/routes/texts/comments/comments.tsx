/**
 * The discussions of a text that this reader sees: a list with filters, those without a clause at its end. Works without
 * JavaScript and on a phone; the open text asks the same address for what it draws in its margin.
 */
import { data, Form, Link, redirect } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { ErrorMessage } from "#app/components/ErrorMessage.tsx";
import { actor, services } from "#app/context.ts";
import { Say } from "#app/editor/comments/CommentForm.tsx";
import { FilterFields } from "#app/editor/comments/FilterFields.tsx";
import { EditWords } from "#app/editor/comments/OwnWords.tsx";
import { ThreadCard } from "#app/editor/comments/ThreadCard.tsx";
import { languageOf, wordsOf } from "#app/language.ts";
import type { CommentResult, CommentsView } from "#app/presenters/comment.ts";
import type { Unavailable } from "#app/presenters/text.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/comments";
import "#app/editor/frame/editor.css";
import { commentsView } from "#app/presenters/thread-view.ts";
import { lastKnown, reasonFor } from "#app/routes/http/offline-error.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import { TextPages } from "#app/routes/texts/text/text-pages.tsx";
import { submitComment } from "./comment-commands.ts";

export async function loader({ params, request, context }: Route.LoaderArgs): Promise<CommentsView> {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const who = context.get(actor);
  const found = await context.get(services).queries.comments(who, params.id, asked);
  if (!found.ok) throwRefusal(found, request);
  const formats = formatsFor(languageOf(context));
  return commentsView(found, { me: who?.person ?? "", formats, t: wordsOf(context).t });
}

/** Asked for by the open text, too: what cannot be had must not take the editor away. */
export function clientLoader({
  request,
  serverLoader,
}: Route.ClientLoaderArgs): Promise<CommentsView | Unavailable> {
  return lastKnown(request, serverLoader).catch((error: unknown) => ({ unavailable: reasonFor(error) }));
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const done = await submitComment(context.get(services).commands, context.get(actor), params.id, form);
  if (!done.ok && done.reason === "not-signed-in") throwRefusal(done, request);
  if (!done.ok) return data(refusedComment(done.reason, form), { status: statusOf(done.reason) });
  if (request.headers.get("sec-fetch-dest") === "empty") return done satisfies CommentResult;
  const back = form.get("then") === "clause" ? `clauses/${form.get("clause")}` : "comments";
  return redirect(`/texts/${params.id}/${back}#${done.thread}`);
}

export async function clientAction({
  request,
  serverAction,
}: Route.ClientActionArgs): Promise<CommentResult> {
  const form = await request.clone().formData();
  return (serverAction() as Promise<CommentResult>).catch((error: unknown) =>
    refusedComment(reasonFor(error), form),
  );
}

/** Not said, with what was typed. */
function refusedComment(
  reason: Extract<CommentResult, { ok: false }>["reason"],
  form: FormData,
): CommentResult {
  const field = (name: string) => String(form.get(name) ?? "");
  const on = { thread: field("thread") || null, comment: field("comment") || null };
  return { ok: false, reason, ...on, body: field("body") };
}

export default function Comments({ loaderData: page, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  if ("unavailable" in page) return <ErrorMessage status={503} reason={page.unavailable} />;
  const { text, threads, counts } = page;
  const state = threads.filter(({ footing }) => footing.kind !== "gone");
  const gone = threads.filter(({ footing }) => footing.kind === "gone");
  return (
    <TextPages text={text} here="comments">
      <title>{t("shell.pageTitle", { title: t("comments.ofText", { title: text.title }) })}</title>
      <h2>{t("comments.title")}</h2>
      <p className="muted">
        {t("comments.openCount", { count: counts.open })} ·{" "}
        {t("comments.resolvedCount", { count: counts.resolved })}
      </p>
      <Refused page={page} answer={actionData as CommentResult | undefined} />
      <Form method="get" className="card comment-asks">
        <FilterFields key={JSON.stringify(page.asked)} filter={page.asked} delegations={page.delegations} />
        <Button size="small" appearance="quiet">
          {t("comments.filter.show")}
        </Button>
      </Form>
      {threads.length ? null : counts.open + counts.resolved ? (
        <p>{t("comments.noneAsked")}</p>
      ) : (
        <p className="card">
          {t("comments.noneYet")} <Link to={`/texts/${text.id}`}>{t("comments.toText")}</Link>
        </p>
      )}
      <div className="comment-list">
        {state.map((thread) => (
          <ThreadCard key={thread.id} saying={page} thread={thread} back="comments" placed />
        ))}
      </div>
      {gone.length ? (
        <section aria-labelledby="gone">
          <h2 id="gone">{t("comments.unanchored")}</h2>
          <p className="muted">{t("comments.unanchoredHint")}</p>
          <div className="comment-list">
            {gone.map((thread) => (
              <ThreadCard key={thread.id} saying={page} thread={thread} back="comments" placed />
            ))}
          </div>
        </section>
      ) : null}
    </TextPages>
  );
}

/** What was sent without a script and not taken: why, and the words, to be sent again. */
function Refused({ page, answer }: { page: CommentsView; answer: CommentResult | undefined }) {
  const { t } = useTranslation();
  if (answer?.ok !== false) return null;
  const thread = page.threads.find(({ id }) => id === answer.thread);
  const comment = thread?.comments.find(({ id }) => id === answer.comment);
  if (thread && comment && answer.body)
    return <EditWords {...{ thread, comment }} saying={page} back="comments" refused={answer} />;
  if (!thread || answer.comment)
    return (
      <p role="alert" className="field-error">
        {t(`refusals.${answer.reason}`)}
      </p>
    );
  return <Say saying={page} clause={thread.clause} thread={thread.id} back="comments" refused={answer} />;
}
