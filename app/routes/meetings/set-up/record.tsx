/** What the secretariat of a meeting did, by whom and when; newest first. */

import { Link } from "react-router";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import type { MeetingAct, Named } from "#domain/meeting/index.ts";
import { type Formats, formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/record";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.meetingRecord(context.get(actor), params.id);
  if (!found.ok) throwRefusal(found, request);
  const formats = formatsFor(languageOf(context));
  return {
    id: found.meeting.id,
    title: formats.pick(found.meeting.name),
    acts: found.acts.map(({ n, at, by, act }) => ({
      ...{ n, by, at },
      when: formats.moment(at, found.meeting.zone),
      ...content(act, formats),
    })),
  };
}

/** The act with its names as the reader's language writes them. */
function content(act: MeetingAct, { party, list }: Formats) {
  const called = (one: Named | null) => (one ? party(one) : "");
  const more = {
    name:
      "delegation" in act
        ? called(act.delegation)
        : "delegations" in act
          ? list(act.delegations.map(called))
          : "",
    who: "who" in act ? act.who : "person" in act ? act.person : "title" in act ? act.title : "",
    role: "role" in act ? act.role : null,
    fields: act.type === "changed" ? act.fields : [],
    key: "key" in act ? act.key : "",
    of: "of" in act ? act.of : null,
  };
  return { type: act.type, ...more };
}

type Act = Route.ComponentProps["loaderData"]["acts"][number];

export default function MeetingRecordPage({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow">
      <title>{t("shell.pageTitle", { title: t("setUp.record") })}</title>
      <p className="crumbs">
        <Link to="/dashboard">{t("shell.dashboard")}</Link>
        <Link to={`/meetings/${page.id}`}>{page.title}</Link>
        <Link to={`/meetings/${page.id}/set-up`}>{t("setUp.title")}</Link>
      </p>
      <h1>{t("setUp.record")}</h1>
      {page.acts.length ? null : <p className="muted">{t("setUp.noActs")}</p>}
      <ol className="plain-list card acts" reversed>
        {page.acts.map((act) => (
          <li key={act.n}>
            <span>
              <Sentence act={act} />
            </span>
            <span className="muted small">
              <time dateTime={act.at}>{act.when}</time> · {act.by ?? t("setUp.nobody")}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Sentence({ act: { type, name, who, role, fields, key, of } }: { act: Act }) {
  const { t } = useTranslation();
  const words = {
    name,
    who,
    key,
    role: role ? t(`role.${role}`) : "",
    of: of ? t(`setUp.logo.of.${of}`) : "",
  };
  if (type === "changed") {
    const called = fields.map((field) => t(`setUp.field.${field as "name"}`)).join(", ");
    return t("setUp.act.changed", { fields: called });
  }
  return t(`setUp.act.${type}`, words);
}
