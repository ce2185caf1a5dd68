/**
 * The decision of a text: what is asked until when, the status of every country, the frozen text above the signature
 * form, and the commands of the people who are asked or who chair. Every form carries the hash that its reader saw.
 */
import { useEffect, useRef } from "react";
import { data, Link, redirect, useFetcher } from "react-router";
import { Notice } from "#app/components/Notice.tsx";
import { PhaseBadge } from "#app/components/PhaseBadge.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import type { DecisionView } from "#app/presenters/decision-view.ts";
import { Paper } from "#app/reading/Paper.tsx";
import type { Obstacle, Reason } from "#domain/refusals.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/decision";
import { Accessions } from "./Accessions.tsx";
import { Board } from "./Board.tsx";
import { ClosingLine } from "./ClosingLine.tsx";
import { CommandForms } from "./CommandForms.tsx";
import { CorrectionPanel, Editions } from "./Correction.tsx";
import type { DecisionResult } from "./form.ts";
import { inputFrom, inputIn, perform, timeAskedIn } from "./inputs.ts";
import { decisionView } from "./load.ts";
import { Outcomes, PastSilences } from "./Outcomes.tsx";
import { SignatureBlocks } from "./SignatureBlocks.tsx";
import { SilencePanel } from "./SilencePanel.tsx";
import { Statements } from "./Statements.tsx";
import "./decision.css";
import { timeRefused } from "#app/routes/http/local-time.ts";
import { lastKnown } from "#app/routes/http/offline-error.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import { useLiveUpdates } from "#app/routes/http/use-live-updates.ts";
import { TextPages } from "#app/routes/texts/text/text-pages.tsx";

export function loader({ params, request, context }: Route.LoaderArgs) {
  return decisionView(params.id, request, context);
}

/** The projected board stays while offline. */
export function clientLoader({ request, serverLoader }: Route.ClientLoaderArgs) {
  return lastKnown(request, serverLoader);
}
clientLoader.hydrate = true as const;

interface Refused extends DecisionResult {
  reason: Reason;
  which: Obstacle[];
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const input = inputFrom(form);
  if (!input.success) throw data({ reason: "malformed" satisfies Reason }, { status: 422 });
  const text = params.id;
  const time = timeRefused(timeAskedIn(input.data), formatsFor(languageOf(context)));
  if (time) {
    const result: Refused = { intent: input.data.intent, values: inputIn(form), ...time, which: [] };
    return data(result, { status: 422 });
  }
  const done = await perform(context.get(services).commands, context.get(actor), text, input.data);
  if (done.ok || done.reason === "already-done") return redirect(`/texts/${text}/decision`);
  if (done.reason === "not-signed-in" || done.reason === "not-found") throwRefusal(done, request);
  const { reason, which = [] } = done;
  const result: Refused = { intent: input.data.intent, values: inputIn(form), reason, which };
  return data(result, { status: statusOf(reason) });
}

export default function Decision({ loaderData: page, actionData }: Route.ComponentProps) {
  const result = actionData as Refused | undefined;
  useLiveUpdates();
  useSeen(page.text.id);
  return (
    <TextPages text={page.text} here="decision">
      <Head page={page} />
      {result ? <Refusal result={result} /> : null}
      <Outcomes page={page} />
      {page.silence ? <SilencePanel silence={page.silence} page={page} /> : null}
      <Before page={page} />
      <CorrectionPanel page={page} />
      <ClosingLine closing={page.closing} />
      <Board page={page} />
      <Accessions accessions={page.accessions} />
      <Ways id={page.text.id} />
      <FrozenText page={page} />
      <CommandForms page={page} result={result} />
      {page.frozen.length || page.statements.length ? <Statements page={page} /> : null}
      <SignatureBlocks page={page} />
      <Editions page={page} />
      <PastSilences page={page} />
    </TextPages>
  );
}

function Head({ page }: { page: DecisionView }) {
  const { t } = useTranslation();
  const { text, draft, mine } = page;
  const { phase } = text;
  return (
    <>
      <div className="row">
        <PhaseBadge phase={phase} />
        {phase.name === "adopted" ? null : (
          <span className="muted">
            {draft ? t("decision.newest", { name: draft.name, at: draft.at }) : t("decision.noDraft")}
          </span>
        )}
        {mine && phase.name === "signing" && page.may.sign && mine.state === "awaiting" ? (
          <a href="#sign">{t("decision.toSign")}</a>
        ) : null}
        <Link to={`/texts/${text.id}/rules`}>{t("deciding.rulesLink")}</Link>
      </div>
      {phase.name === "withdrawn" ? (
        <Notice tone="bad">
          <p>{t("decision.withdrawn", { reason: phase.reason })}</p>
        </Notice>
      ) : null}
      {phase.name === "adopted" ? (
        <Notice tone="good">
          <p>
            {t("decision.adopted")} <a href={`/editions/${phase.slug}`}>{t("decision.toEdition")}</a>
          </p>
        </Notice>
      ) : null}
    </>
  );
}

function Refusal({ result }: { result: Refused }) {
  const { t } = useTranslation();
  return (
    <Notice tone="bad" live>
      <p>{t(`refusals.${result.reason}`)}</p>
    </Notice>
  );
}

function Before({ page }: { page: DecisionView }) {
  const { t } = useTranslation();
  if (!page.meeting) return null;
  const present = page.parties.filter((one) => page.meeting?.present.includes(one.delegation));
  return (
    <Notice tone="info">
      <p>{t("deciding.before", { draft: page.meeting.draft })}</p>
      <p>{t("deciding.presentAre", { parties: present.map((one) => one.name).join(", ") })}</p>
    </Notice>
  );
}

function Ways({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <nav className="row small no-print" aria-label={t("deciding.ways")}>
      <Link to={`/texts/${id}/decision/projector`}>{t("deciding.projector")}</Link>
      <a href={`/texts/${id}/decision.csv`} download>
        {t("deciding.csv")}
      </a>
      <a href={`/texts/${id}/calendar.ics`} download>
        {t("calendar.download")}
      </a>
    </nav>
  );
}

/** Every language of the text, open for the people who sign it. */
function FrozenText({ page }: { page: DecisionView }) {
  const { t } = useTranslation();
  const open = page.text.phase.name === "signing" && page.mine?.state === "awaiting" && page.may.sign;
  const frozen = ["silence", "meeting", "agreed", "signing"].includes(page.text.phase.name);
  if (!frozen) return null;
  return page.frozen.map((one) => (
    <details key={one.tag} className="frozen no-print" open={open}>
      <summary>{t("deciding.frozenIn", { language: one.name })}</summary>
      <Paper clauses={one.clauses} language={one.tag} title={page.text.title} />
    </details>
  ));
}

/** Opening the page marks the notifications of this text as seen. */
function useSeen(text: string): void {
  const { submit } = useFetcher();
  const content = useRef("");
  useEffect(() => {
    if (content.current === text) return;
    content.current = text;
    void submit({ text }, { method: "post", action: "/notifications/seen" });
  }, [submit, text]);
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.text.title ?? ""} · Plenary` }];
}
