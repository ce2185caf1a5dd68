/** One gathering of a forum, for the public: where and when it was, and what it adopted. */

import { Link } from "react-router";
import { DelegationName } from "#app/components/DelegationName.tsx";
import { Logo } from "#app/components/Logo.tsx";
import { services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { TextLine } from "#app/reading/TextLine.tsx";
import { privateHeaders } from "#app/routes/editions/validators.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/forum-meeting";

export const handle = { plain: true };

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.forum(params.forum);
  if (!found.ok) throwRefusal(found, request);
  const { forum } = found;
  const meeting = forum.meetings.find((one) => one.slug === params.meeting);
  if (!meeting) throwRefusal({ ok: false, reason: "not-found" }, request);
  const { pick, day, days, country } = formatsFor(languageOf(context));
  const host = meeting.editions[0]?.occasion.host ?? "";
  return {
    forum: { name: pick(forum.name), slug: forum.slug },
    logo: found.logos.meetings.get(meeting.slug) ?? found.logos.logo,
    name: pick(meeting.name),
    when: days(meeting.starts, meeting.ends),
    place: pick(meeting.place),
    host: { code: host, name: country(host) },
    texts: meeting.editions.map((text) => ({
      ...text,
      year: text.date.slice(0, 4),
      day: day(text.date),
      meeting: null,
    })),
  };
}

export const headers: Route.HeadersFunction = () => privateHeaders();

export default function ForumMeeting({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { forum, name, when, place, host, texts } = page;
  return (
    <div className="page page-narrow">
      <title>{t("shell.pageTitle", { title: name })}</title>
      <p className="crumbs">
        <Link to="/">{t("shell.adopted")}</Link>
        <Link to={`/forums/${forum.slug}`}>{forum.name}</Link>
      </p>
      <Logo logo={page.logo} name={name} />
      <h1>{name}</h1>
      <p className="lede">{t("home.when", { place, days: when })}</p>
      <p>
        {t("forum.host")} <DelegationName country={host.code} name={host.name} />
      </p>
      <TextLine texts={texts} />
    </div>
  );
}
