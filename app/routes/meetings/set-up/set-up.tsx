/**
 * The set-up page of a meeting: its details, its delegations in their order, its invitations, its texts. A head finds
 * the people of the own delegation here and nobody else's.
 */

import { data, Link } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { spend } from "#app/limits.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import type { Reason } from "#domain/refusals.ts";
import type { Role } from "#domain/rights/index.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/set-up";
import { Delegations } from "./Delegations.tsx";
import {
  delegationFrom,
  delegationIn,
  detailsFrom,
  type SetUpResult,
  typed,
  valuesIn,
  wrongIn,
} from "./form.ts";
import { LookAlikes, lookAlikesAt } from "./LookAlikes.tsx";
import { countriesIn, languagesToChoose, stepsView, zones } from "./lists.ts";
import { MeetingFields } from "./MeetingForm.tsx";
import { People } from "./People.tsx";
import { Steps } from "./Steps.tsx";
import "./set-up.css";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.settingUp(context.get(actor), params.id);
  if (!found.ok) throwRefusal(found, request);
  const language = languageOf(context);
  const { pick, party, moment, days } = formatsFor(language);
  const { meeting, languages, may, delegations, bureau, seats, invitations, draftViews } = found;
  const all = languagesToChoose();
  const seatsOf = (delegation: string | null) => seats.filter((seat) => seat.delegation === delegation);
  const invitedTo = (delegation: string | null) =>
    invitations
      .filter((one) => one.delegation === delegation)
      .map(({ id, who, role, expiresAt }) => {
        return { id, who, role, until: moment(expiresAt.toISOString(), meeting.zone) };
      });
  return {
    id: meeting.id,
    title: pick(meeting.name),
    values: { ...meeting, languages },
    may,
    draftViews,
    lookAlikes: lookAlikesAt(found),
    sendsMail: context.get(services).sendsMail,
    steps: stepsView(found.steps, language),
    facts: { place: pick(meeting.place), days: days(meeting.starts, meeting.ends), zone: meeting.zone },
    bureau: { id: null, invitable: bureau.invitable, seats: seatsOf(null), invitations: invitedTo(null) },
    delegations: delegations.map((one) => ({
      ...{ id: one.id, kind: one.kind, country: one.country, called: party(one), names: one.name ?? {} },
      ...{ institution: one.institution, institutionHere: pick(one.institution), invitable: one.invitable },
      ...{ seats: seatsOf(one.id), invitations: invitedTo(one.id) },
    })),
    spoken: all.filter(({ code }) => languages.includes(code)),
    lists: { languages: all, countries: countriesIn(language), zones: zones() },
  };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const { commands } = context.get(services);
  const who = context.get(actor);
  const field = (name: string) => typed(form, name);
  const [meeting, intent, at] = [params.id, field("intent"), field("at")];
  const result = (more: Partial<SetUpResult>, status = 200) =>
    data<SetUpResult>({ ...NO_RESULT, intent, at: at || null, ...more }, { status });
  const answer = (done: { ok: true } | { ok: false; reason: Reason }) =>
    done.ok ? result({}) : result({ reason: done.reason }, statusOf(done.reason));
  switch (intent) {
    case "change": {
      const details = detailsFrom(form);
      if (!details.success) return result({ ...wrongIn(details.error), meeting: valuesIn(form) }, 422);
      return answer(await commands.changeMeeting(who, { meeting, details: details.data }));
    }
    case "add":
    case "rename": {
      const details = delegationFrom(form);
      if (!details.success) return result({ ...wrongIn(details.error), delegation: delegationIn(form) }, 422);
      const entered = { meeting, details: details.data };
      if (intent === "add") return answer(await commands.addDelegation(who, entered));
      return answer(await commands.changeDelegation(who, { ...entered, delegation: at }));
    }
    case "remove":
      return answer(await commands.removeDelegation(who, { meeting, delegation: at }));
    case "order":
      return answer(await commands.orderSeats(who, { meeting, order: field("order").split(" ") }));
    case "invite": {
      await spend("invite", request, context);
      const submitted = { meeting, delegation: at || null, role: field("role") as Role, who: field("who") };
      const done = await commands.invite(who, submitted);
      if (!done.ok) return result({ reason: done.reason, who: submitted.who }, statusOf(done.reason));
      const link = new URL(`/invitations/${done.token}`, publicAddress(request)).href;
      return result({ link, mailedTo: done.mailed ? submitted.who : null });
    }
    case "revoke":
      return answer(await commands.revokeInvitation(who, { meeting, invitation: at }));
    case "seat": {
      const days = { from: field("from") || null, until: field("until") || null };
      return answer(
        await commands.changeSeat(who, { meeting, seat: at, role: field("role") as Role, ...days }),
      );
    }
    case "drafts":
      return answer(await commands.publishDrafts(who, { meeting, shown: field("shown") === "1" }));
    case "close":
      return answer(await commands.closeSeat(who, { meeting, seat: at }));
    case "open":
      return answer(await commands.openSeat(who, { meeting, seat: at }));
    default:
      return result({ reason: "malformed" }, 422);
  }
}

const NO_RESULT: Omit<SetUpResult, "intent" | "at"> = {
  ...{ reason: null, wrong: [], link: null, mailedTo: null, who: null, meeting: null, delegation: null },
};

/** The address that the reader's browser used. */
function publicAddress(request: Request): string {
  return request.headers.get("origin") ?? request.url;
}

export default function MeetingSetUp({ loaderData: page, actionData: result }: Route.ComponentProps) {
  const { t } = useTranslation();
  const title = t(page.may.setUp ? "setUp.title" : "setUp.titleHead");
  const changed = result?.intent === "change" ? result : undefined;
  return (
    <div className="page set-up">
      <title>{t("shell.pageTitle", { title })}</title>
      <p className="crumbs">
        <Link to="/dashboard">{t("shell.dashboard")}</Link>
        <Link to={`/meetings/${page.id}`}>{page.title}</Link>
      </p>
      <h1>{title}</h1>
      <p className="lede">{t(page.may.setUp ? "setUp.lede" : "setUp.ledeHead")}</p>
      {page.may.setUp ? (
        <>
          <LookAlikes pairs={page.lookAlikes} />
          {page.steps ? <Steps meeting={page.id} steps={page.steps} /> : null}
          <nav className="row" aria-label={t("setUp.steps")}>
            <a href="#delegations">{t("setUp.delegations")}</a>
            <a href="#people">{t("setUp.people")}</a>
            <Link to={`/meetings/${page.id}/texts/new`}>{t("setUp.beginText")}</Link>
            <Link to={`/meetings/${page.id}/logo`}>{t("setUp.logo.title")}</Link>
            <Link to={`/meetings/${page.id}/record`}>{t("setUp.record")}</Link>
          </nav>
          {aboutThe(result) === "meeting" ? <ResultMessage result={result} /> : null}
          <details className="card" open={changed && changed.wrong.length > 0}>
            <summary>
              <h2>{t("setUp.meeting")}</h2> <span className="muted">{t("setUp.facts", page.facts)}</span>
            </summary>
            <form method="post" action="#said" className="set-up-form" noValidate>
              <MeetingFields
                values={changed?.meeting ?? page.values}
                wrong={changed?.wrong ?? []}
                {...page.lists}
              />
              <Button name="intent" value="change">
                {t("setUp.keep")}
              </Button>
            </form>
          </details>
          {aboutThe(result) === "table" ? <ResultMessage result={result} /> : null}
          <Delegations page={page} result={result} />
        </>
      ) : null}
      {aboutThe(result) === "people" ? <ResultMessage result={result} /> : null}
      <People page={page} result={result} />
      {page.may.setUp ? <DraftsAudience shown={page.draftViews} /> : null}
    </div>
  );
}

const ABOUT = {
  meeting: ["change", "drafts"],
  table: ["add", "rename", "remove", "order"],
  people: ["invite", "revoke", "seat", "close", "open"],
} as const;
type Intent = (typeof ABOUT)[keyof typeof ABOUT][number];

/** What was done is said where it was done, and the forms lead there. */
function aboutThe(result: SetUpResult | undefined): "meeting" | "table" | "people" {
  const among = (intents: readonly string[]) => result !== undefined && intents.includes(result.intent);
  return among(ABOUT.table) ? "table" : among(ABOUT.people) ? "people" : "meeting";
}

function ResultMessage({ result }: { result: SetUpResult | undefined }) {
  const { t } = useTranslation();
  // A link says it better.
  if (!result || result.link) return null;
  const bad = result.reason !== null || result.wrong.length > 0;
  const done = () => t(`setUp.did.${result.intent as Intent}`);
  return (
    <div id="said">
      <Notice tone={bad ? "bad" : "good"} live>
        <p>{result.reason ? t(`refusals.${result.reason}`) : bad ? t("setUp.lookAgain") : done()}</p>
      </Notice>
    </div>
  );
}

/** One button, because it is one thing: the drafts of what was adopted are for everybody, or they are not. */
function DraftsAudience({ shown }: { shown: boolean }) {
  const { t } = useTranslation();
  return (
    <form method="post" action="#said" className="card row drafts-shown">
      <p>{t(shown ? "setUp.draftsShown" : "setUp.draftsHidden")}</p>
      <input type="hidden" name="shown" value={shown ? "0" : "1"} />
      <Button appearance="quiet" size="small" name="intent" value="drafts">
        {t(shown ? "setUp.hideDrafts" : "setUp.showDrafts")}
      </Button>
    </form>
  );
}
