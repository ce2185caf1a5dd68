/** What a person finds after signing in: what awaits, and the meetings with their texts. */

import { Link } from "react-router";
import { DelegationName } from "#app/components/DelegationName.tsx";
import { Mark } from "#app/components/Mark.tsx";
import { TextCard } from "#app/components/TextCard.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf, wordsOf } from "#app/language.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { stepsView } from "#app/routes/meetings/set-up/lists.ts";
import { Steps } from "#app/routes/meetings/set-up/Steps.tsx";
import { Notifications, notificationViews } from "#app/routes/notifications/Newest.tsx";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/dashboard";

export async function loader({ request, context }: Route.LoaderArgs) {
  const who = context.get(actor);
  const found = await context.get(services).queries.dashboard(who);
  if (!found.ok) throwRefusal(found, request);
  const { pick, days, party } = formatsFor(languageOf(context));
  return {
    name: who?.name ?? "",
    found: found.found,
    outbox: found.outbox,
    awaiting: found.meetings.flatMap((meeting) => meeting.awaiting),
    notifications: notificationViews(
      found.notifications,
      formatsFor(languageOf(context)),
      wordsOf(context).t,
    ),
    meetings: found.meetings.map(({ id, name, place, starts, ends, role, delegation, texts, steps }) => ({
      id,
      name: pick(name),
      place: pick(place),
      when: days(starts, ends),
      role,
      delegation: delegation && { country: delegation.country, name: party(delegation) },
      texts,
      steps: stepsView(steps, languageOf(context)),
    })),
  };
}

type Meeting = Route.ComponentProps["loaderData"]["meetings"][number];

export default function Dashboard({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { name, meetings } = loaderData;
  // "Nothing awaits you" would be wrong where the next step of the set-up does.
  const setsUp = meetings.length ? meetings.some(({ steps }) => steps) : loaderData.found;
  return (
    <div className="page desk">
      <title>{t("shell.pageTitle", { title: t("dashboard.title") })}</title>
      <h1>{t("dashboard.title")}</h1>
      <p className="muted">{t("dashboard.greeting", { name })}</p>
      <p className="row small">
        <Link to="/notifications">{t("dashboard.mailPreferences")}</Link>
        {loaderData.outbox ? <Link to="/notifications/outbox">{t("outbox.title")}</Link> : null}
      </p>
      {setsUp && !loaderData.awaiting.length ? null : (
        <section className="awaiting" aria-labelledby="awaiting">
          <h2 id="awaiting">{t("dashboard.awaits")}</h2>
          <Matters matters={loaderData.awaiting} />
        </section>
      )}
      <Notifications notifications={loaderData.notifications} />
      <section aria-labelledby="meetings">
        <div className="section-head">
          <h2 id="meetings">{t("dashboard.meetings")}</h2>
          {loaderData.found && meetings.length ? (
            <Link className="button button-quiet button-small" to="/meetings/new">
              {t("setUp.newMeeting")}
            </Link>
          ) : null}
        </div>
        {meetings.length ? null : loaderData.found ? (
          <Steps meeting={null} steps={null} heading="h3" />
        ) : (
          <p className="card">{t("dashboard.noMeetings")}</p>
        )}
        {meetings.map((meeting) => (
          <MeetingOnDashboard key={meeting.id} meeting={meeting} />
        ))}
      </section>
    </div>
  );
}

type Matter = Route.ComponentProps["loaderData"]["awaiting"][number];

const WHERE: Partial<Record<Matter["matter"], string>> = {
  ...{ awaitsWords: "", awaitsRules: "/rules" },
  ...{ awaitsRelease: "/amendments", awaitsAnswer: "/amendments", awaitsDecision: "/amendments" },
};

function Matters({ matters }: { matters: Matter[] }) {
  const { t } = useTranslation();
  if (!matters.length) return <p className="card muted">{t("dashboard.nothingAwaits")}</p>;
  return (
    <ul className="plain-list card matters">
      {matters.map(({ matter, title, text, count }) => (
        <li key={`${text} ${matter}`}>
          <Mark name={matter === "awaitsWords" ? "pen" : "half"} />
          <span>
            <Link to={`/texts/${text}${WHERE[matter] ?? "/decision"}`}>
              {t(`dashboard.${matter}`, { title, count })}
            </Link>
            {WHERE[matter] === "/amendments" ? <span className="muted small"> · {title}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

function MeetingOnDashboard({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const { id, name, place, when, texts } = meeting;
  return (
    <section className="desk-meeting" aria-labelledby={`meeting-${id}`}>
      <header>
        <h3 id={`meeting-${id}`}>
          <Link to={`/meetings/${id}`}>{name}</Link>
        </h3>
        <p className="muted small">{t("dashboard.when", { place, days: when })}</p>
        <Seat meeting={meeting} />
      </header>
      {meeting.steps ? <Steps meeting={id} steps={meeting.steps} heading="h4" /> : null}
      <div className="text-cards">
        {texts.length || meeting.steps ? null : <p className="muted">{t("dashboard.noTexts")}</p>}
        {texts.map((text) => (
          <TextCard key={text.id} text={text} heading="h4" />
        ))}
      </div>
    </section>
  );
}

function Seat({ meeting: { role, delegation } }: { meeting: Meeting }) {
  const { t } = useTranslation();
  return (
    <p className="row small">
      {delegation ? <DelegationName country={delegation.country} name={delegation.name} /> : null}
      <span>{t(`role.${role}`)}</span>
    </p>
  );
}
