/** One meeting from the inside: its texts, its chair, and the delegations in seat order with their people. */

import { Link } from "react-router";
import { DelegationName } from "#app/components/DelegationName.tsx";
import { Logo } from "#app/components/Logo.tsx";
import { Name } from "#app/components/Name.tsx";
import { TextCard } from "#app/components/TextCard.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { ROLES, type Role } from "#domain/rights/index.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/meeting";
import { stepsView } from "./set-up/lists.ts";
import { Steps } from "./set-up/Steps.tsx";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.meeting(context.get(actor), params.id);
  if (!found.ok) throwRefusal(found, request);
  const { pick, days, party, country } = formatsFor(languageOf(context));
  const { meeting, role, may, mine, bureau, delegations, texts } = found;
  const seated = delegations.map((one) => ({
    id: one.id,
    kind: one.kind,
    country: one.country,
    name: party(one),
    institution: pick(one.institution),
    people: byRank(one.people),
  }));
  return {
    id: meeting.id,
    may,
    logo: meeting.logo,
    name: pick(meeting.name),
    forum: pick(meeting.forum),
    place: pick(meeting.place),
    when: days(meeting.starts, meeting.ends),
    host: country(meeting.host),
    role,
    mine: mine && party(mine),
    bureau: byRank(bureau),
    members: seated.filter((one) => one.kind === "member"),
    others: seated.filter((one) => one.kind !== "member"),
    texts,
    steps: stepsView(found.steps, languageOf(context)),
  };
}

/** The chair before the secretariat, heads before delegates; names are no order (alphabets differ). */
function byRank<T extends { role: Role }>(people: readonly T[]): T[] {
  return people.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

type Page = Route.ComponentProps["loaderData"];
type Delegation = Page["members"][number];

export default function MeetingPage({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page meeting">
      <title>{t("shell.pageTitle", { title: page.name })}</title>
      <MeetingHead page={page} />
      {page.steps ? <Steps meeting={page.id} steps={page.steps} /> : null}
      <section aria-labelledby="texts">
        <div className="section-head">
          <h2 id="texts">{t("meeting.texts")}</h2>
          {page.may.beginText ? (
            <Link className="button button-quiet button-small" to={`/meetings/${page.id}/texts/new`}>
              {t("setUp.beginText")}
            </Link>
          ) : null}
        </div>
        {page.texts.length ? null : (
          <p className="muted">{t(page.may.setUp ? "meeting.noTexts" : "meeting.noTextsYet")}</p>
        )}
        <div className="text-cards">
          {page.texts.map((text) => (
            <TextCard key={text.id} text={text} heading="h3" />
          ))}
        </div>
      </section>
      <section aria-labelledby="bureau">
        <h2 id="bureau">{t("meeting.bureau")}</h2>
        <div className="card">
          <People people={page.bureau} />
        </div>
      </section>
      <Seats id="members" title={t("meeting.members")} delegations={page.members} />
      <Seats id="others" title={t("meeting.others")} delegations={page.others} />
    </div>
  );
}

function MeetingHead({ page }: { page: Page }) {
  const { t } = useTranslation();
  const role = t(`role.${page.role}`);
  return (
    <header>
      <p className="crumbs">
        <Link to="/dashboard">{t("shell.dashboard")}</Link>
        <span>{page.forum}</span>
      </p>
      <Logo logo={page.logo} name={page.name} />
      <h1>{page.name}</h1>
      <p className="lede">{t("meeting.facts", { place: page.place, days: page.when })}</p>
      <p className="row muted small">
        <span>{t("meeting.host", { host: page.host })}</span>
        <span>
          {page.mine ? t("meeting.mySeatIn", { role, party: page.mine }) : t("meeting.mySeat", { role })}
        </span>
        <Link to={`/meetings/${page.id}/keys`}>{t("keys.title")}</Link>
        <a href={`/meetings/${page.id}/calendar.ics`} download>
          {t("calendar.download")}
        </a>
        {page.may.invite ? (
          <Link to={`/meetings/${page.id}/set-up`}>
            {t(page.may.setUp ? "meeting.setUp" : "meeting.invite")}
          </Link>
        ) : null}
      </p>
    </header>
  );
}

function Seats({ id, title, delegations }: { id: string; title: string; delegations: Delegation[] }) {
  if (!delegations.length) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ol className="plain-list seats">
        {delegations.map((one) => (
          <li key={one.id} className="card">
            <h3>
              <DelegationName country={one.country} name={one.name} />
            </h3>
            <p className="muted small">
              <Name>{one.institution}</Name>
            </p>
            <People people={one.people} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function People({ people }: { people: { name: string; role: Role }[] }) {
  const { t } = useTranslation();
  if (!people.length) return <p className="muted small">{t("meeting.noPeople")}</p>;
  return (
    <ul className="plain-list people">
      {people.map(({ name, role }) => (
        <li key={`${name} ${role}`}>
          <span>
            <Name>{name}</Name>
          </span>
          <span className="muted small">{t(`role.${role}`)}</span>
        </li>
      ))}
    </ul>
  );
}
