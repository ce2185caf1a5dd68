/** What was issued of a text, newest first; the chair issues the next one here. */

import { data, Link, redirect } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Explained } from "#app/components/Explained.tsx";
import { Area, Field } from "#app/components/Field.tsx";
import { Hash } from "#app/components/Hash.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { Trend } from "#app/components/Trend.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import { TextPages } from "#app/routes/texts/text/text-pages.tsx";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/drafts";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const { queries } = context.get(services);
  const [page, trend] = await Promise.all([
    queries.drafts(context.get(actor), params.id),
    queries.bracketTrend(context.get(actor), params.id),
  ]);
  if (!page.ok) throwRefusal(page, request);
  if (!trend.ok) throwRefusal(trend, request);
  const { moment } = formatsFor(languageOf(context));
  const open = new Map(trend.drafts.map((draft) => [draft.number, draft.open]));
  const drafts = page.drafts.map((draft) => ({
    ...draft,
    at: moment(draft.issuedAt, page.text.zone),
    open: open.get(draft.number) ?? 0,
  }));
  const mayIssue = page.may["issue-draft"] && page.text.phase.name === "drafting";
  const now = page.text.phase.name === "drafting" ? trend.now : null;
  return { text: page.text, drafts, mayIssue, mayRestore: page.mayRestore, now };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const values = { name: String(form.get("name") ?? ""), note: String(form.get("note") ?? "") };
  const done = await context
    .get(services)
    .commands.issueDraft(context.get(actor), { text: params.id, ...values });
  if (done.ok) return redirect(`/texts/${params.id}/drafts`);
  if (done.reason === "not-signed-in" || done.reason === "not-found") throwRefusal(done, request);
  return data({ reason: done.reason, values }, { status: statusOf(done.reason) });
}

export default function Drafts({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { text, drafts, mayIssue, mayRestore, now } = loaderData;
  const nameOf = new Map(drafts.map((draft) => [draft.number, draft.name]));
  return (
    <TextPages text={text} here="drafts">
      {actionData ? (
        <Notice tone="bad" live>
          <p>
            {t(actionData.reason === "already-done" ? "drafts.unchanged" : `refusals.${actionData.reason}`)}
          </p>
        </Notice>
      ) : null}
      {mayIssue ? <Issue values={actionData?.values} /> : null}
      <Explained term="draft">
        <h2>{t("drafts.issued")}</h2>
      </Explained>
      {drafts.length ? (
        <BracketTrend drafts={drafts} now={now} />
      ) : (
        <p className="muted">{t("drafts.none")}</p>
      )}
      <ol className="draft-list" reversed>
        {drafts.map((draft) => (
          <li key={draft.number} className="card">
            <h3>
              <Link to={`/texts/${text.id}/drafts/${draft.number}`}>{draft.name}</Link>
            </h3>
            <p className="muted">{draft.at}</p>
            <p className="small">{t("bracketTrend.count", { count: draft.open })}</p>
            {draft.note ? <p>{draft.note}</p> : null}
            <CompareLinks text={text.id} number={draft.number} before={nameOf.get(draft.number - 1)} />
            {mayRestore ? (
              <p className="small">
                <Link to={`/texts/${text.id}/restore?as-of=draft-${draft.number}`}>
                  {t("restoring.from", { when: draft.name })}
                </Link>
              </p>
            ) : null}
            <p className="small muted">
              {t("decision.hash")} <Hash hash={draft.hash} />
            </p>
          </li>
        ))}
      </ol>
    </TextPages>
  );
}

/** Newest drafts come first in the list; a trend is read from the first to the last. */
function BracketTrend({ drafts, now }: { drafts: { name: string; open: number }[]; now: number | null }) {
  const { t } = useTranslation();
  const points = drafts.map(({ name, open }) => ({ name, value: open })).reverse();
  const last = now === null ? [] : [{ name: t("bracketTrend.now"), value: now }];
  return <Trend label={t("bracketTrend.title")} points={[...points, ...last]} />;
}

function CompareLinks({
  text,
  number,
  before,
}: {
  text: string;
  number: number;
  before: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <p className="row small">
      {before === undefined ? null : (
        <Link to={`/texts/${text}/drafts/${number}?view=redline`}>
          {t("compare.withDraft", { name: before })}
        </Link>
      )}
      <Link to={`/texts/${text}/compare?from=draft-${number}&to=now`}>{t("compare.withNow")}</Link>
    </p>
  );
}

function Issue({ values }: { values?: { name: string; note: string } }) {
  const { t } = useTranslation();
  return (
    <form method="post" className="card">
      <h2>{t("drafts.issue")}</h2>
      <p>{t("drafts.issueHint")}</p>
      <Field
        label={t("drafts.name")}
        hint={t("drafts.nameHint")}
        name="name"
        maxLength={300}
        defaultValue={values?.name}
      />
      <Area label={t("drafts.note")} name="note" maxLength={4000} rows={2} defaultValue={values?.note} />
      <Button>{t("drafts.issue")}</Button>
    </form>
  );
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.text.title ?? ""} · Plenary` }];
}
