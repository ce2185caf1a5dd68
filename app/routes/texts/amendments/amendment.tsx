/**
 * One amendment: its redline against the text as it stands and against the words that it began with, its story, who
 * stands behind it, and what is decided about it. Every form works without JavaScript.
 */

import { Link } from "react-router";
import { Flag } from "#app/components/Flag.tsx";
import { actor, services } from "#app/context.ts";
import { AmendmentCard } from "#app/editor/amendments/AmendmentCard.tsx";
import { Beside } from "#app/editor/amendments/Beside.tsx";
import { type CommandAnswer, PlainAnswer } from "#app/editor/amendments/CommandForm.tsx";
import { Deciding, Outcome } from "#app/editor/amendments/Deciding.tsx";
import { DelegationCommands, DraftCommands } from "#app/editor/amendments/DelegationCommands.tsx";
import { ChangeView } from "#app/editor/drawing/Versions.tsx";
import { languageOf, wordsOf } from "#app/language.ts";
import type { AmendmentPage } from "#app/presenters/amendment.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/amendment";
import "#app/editor/frame/editor.css";
import "./amendments.css";
import { pageView } from "#app/presenters/amendment-view.ts";
import { lastKnown, reasonFor } from "#app/routes/http/offline-error.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { useLiveUpdates } from "#app/routes/http/use-live-updates.ts";
import { TextPages } from "#app/routes/texts/text/text-pages.tsx";
import { answer, formOf, refused, submitAmendment } from "./amendment-commands.ts";

export async function loader({ params, request, context }: Route.LoaderArgs): Promise<AmendmentPage> {
  const { queries } = context.get(services);
  const found = await queries.amendment(context.get(actor), params.id, params.amendment);
  if (!found.ok) throwRefusal(found, request);
  const { t } = wordsOf(context);
  return pageView(found, { formats: formatsFor(languageOf(context)), t });
}

export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return lastKnown(request, serverLoader);
}
clientLoader.hydrate = true as const;

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await formOf(request);
  const asked = { services: context.get(services), who: context.get(actor), form };
  const done = await submitAmendment({ ...asked, text: params.id, amendment: params.amendment });
  const next = done.ok && done.amendment ? done.amendment : params.amendment;
  const page = form.intent === "discard" ? "" : `/${next}`;
  return answer(done, { form, page: `/texts/${params.id}/amendments${page}` }, request);
}

export async function clientAction({ request, serverAction }: Route.ClientActionArgs) {
  const form = await formOf(request.clone());
  return serverAction().catch((error: unknown) => refused(reasonFor(error), form));
}

export default function Amendment({ loaderData: page, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { text, amendment, delegations } = page;
  useLiveUpdates();
  return (
    <TextPages text={text} here="amendments">
      <PlainAnswer value={actionData as CommandAnswer | undefined}>
        <p className="crumbs no-print">
          <Link to={`/texts/${text.id}/amendments`}>{t("amendments.title")}</Link>
          {amendment.at ? (
            <Link to={`/texts/${text.id}#${amendment.at}`}>{t("amendments.inText")}</Link>
          ) : null}
        </p>
        <AmendmentCard {...{ text, amendment, delegations }} />
        {amendment.base ? (
          <section className="card" aria-labelledby="against-base">
            <h2 id="against-base">{t("amendments.againstBase")}</h2>
            <p className="muted small">{t("amendments.againstBaseHint")}</p>
            <ChangeView change={amendment.base} language={text.language} />
          </section>
        ) : null}
        <Outcome page={page} />
        {amendment.state === "drafted" ? (
          <Draft page={page} />
        ) : (
          <div className="no-print">
            <DelegationCommands text={text.id} amendment={amendment} />
          </div>
        )}
        <Deciding page={page} />
        <Competing page={page} />
        <Story page={page} />
      </PlainAnswer>
    </TextPages>
  );
}

function Draft({ page: { text, amendment } }: { page: AmendmentPage }) {
  const { t } = useTranslation();
  return (
    <section className="card no-print" aria-labelledby="draft">
      <h2 id="draft">{t("amendments.state.drafted")}</h2>
      <p className="muted">
        {t(amendment.may.suggest ? "amendments.onlyYoursGuest" : "amendments.onlyYours")}
      </p>
      {amendment.may.edit ? (
        <p>
          <Link to={`/texts/${text.id}?amendment=${amendment.id}#${amendment.at}`}>
            {t("amendments.continue")}
          </Link>
        </p>
      ) : null}
      <DraftCommands text={text.id} amendment={amendment} />
    </section>
  );
}

/** What else is open at the same clause, against the clause as it stands. */
function Competing({ page: { text, amendment, competing, delegations } }: { page: AmendmentPage }) {
  const { t } = useTranslation();
  if (!competing.length) return null;
  const ground = competing.find(({ deed }) => deed !== "insert")?.wording.ground ?? [];
  return (
    <section aria-labelledby="competing">
      <h2 id="competing">{t("amendments.competing", { count: competing.length })}</h2>
      <Beside
        {...{ text, delegations }}
        name={amendment.place || t("amendments.theClause")}
        ground={ground.join("\n")}
        amendments={competing}
      />
    </section>
  );
}

function Story({ page: { story, delegations } }: { page: AmendmentPage }) {
  const { t } = useTranslation();
  if (!story.length) return null;
  return (
    <section aria-labelledby="story">
      <h2 id="story">{t("amendments.story")}</h2>
      <ol className="plain-list amendment-story">
        {story.map((moment) => {
          const delegationView = delegations.find(({ id }) => id === moment.by);
          return (
            <li key={`${moment.at} ${moment.what}`}>
              <time dateTime={moment.at} className="muted">
                {moment.when}
              </time>
              <span className="party">
                {delegationView ? <Flag country={delegationView.country} name={delegationView.name} /> : null}
                <span>
                  {delegationView?.name ?? t(moment.bureau ? "editor.bureau" : "amendments.nobody")}
                </span>
              </span>
              <span>{moment.what}</span>
              {moment.reason ? <q className="amendment-reason">{moment.reason}</q> : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

export function meta({ loaderData }: Route.MetaArgs) {
  const { amendment, text } = loaderData ?? {};
  return [{ title: `${amendment?.what ?? ""} · ${text?.title ?? ""} · Plenary` }];
}
