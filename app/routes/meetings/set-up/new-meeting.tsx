/** A meeting is founded: described in one form, with last year's table where there was one. */

import { data, Link, redirect } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Choice } from "#app/components/Field.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import { namesSchema } from "#domain/meeting/index.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/new-meeting";
import { NamesFields } from "./fields.tsx";
import { detailsFrom, namesFrom, typed, valuesIn, wrongIn } from "./form.ts";
import { countriesIn, languagesToChoose, zones } from "./lists.ts";
import { MeetingFields, type MeetingValues } from "./MeetingForm.tsx";
import "./set-up.css";

const EMPTY: MeetingValues = {
  ...{ name: {}, place: {}, host: "", starts: "", ends: "", zone: "" },
  languages: ["en", "ru"],
};

export async function loader({ request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.founding(context.get(actor));
  if (!found.ok) throwRefusal(found, request);
  const language = languageOf(context);
  const { pick, days } = formatsFor(language);
  return {
    forums: found.forums.map(({ id, name }) => ({ id, name: pick(name) })),
    meetings: found.meetings.map(({ id, name, starts, ends }) => ({
      id,
      name: pick(name),
      when: days(starts, ends),
    })),
    countries: countriesIn(language),
    languages: languagesToChoose(),
    zones: zones(),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const entered = {
    forum: typed(form, "forum"),
    forumName: namesFrom(form, "forumName"),
    values: valuesIn(form),
    copyFrom: typed(form, "copyFrom"),
  };
  const names = namesSchema.safeParse(entered.forumName);
  const details = detailsFrom(form);
  const forum = entered.forum ? { id: entered.forum } : names.success ? { name: names.data } : null;
  if (!details.success || !forum) {
    const found = details.error ? wrongIn(details.error) : { wrong: [], reason: null };
    const ofForum = !forum && names.error ? wrongIn(names.error).reason : null;
    const wrong = [...found.wrong, ...(forum ? [] : ["forum"])];
    return data({ ...entered, wrong, reason: found.reason ?? ofForum }, { status: 422 });
  }
  const made = await context.get(services).commands.foundMeeting(context.get(actor), {
    forum,
    details: details.data,
    copyFrom: typed(form, "copyFrom") || null,
  });
  if (made.ok) throw redirect(`/meetings/${made.meeting}/set-up`);
  return data({ ...entered, wrong: [], reason: made.reason }, { status: statusOf(made.reason) });
}

export default function Found({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  const { forums, meetings, ...lists } = loaderData;
  const wrong = actionData?.wrong ?? [];
  const two = lists.languages.filter(({ code }) => EMPTY.languages.includes(code));
  return (
    <div className="page page-narrow">
      <title>{t("shell.pageTitle", { title: t("setUp.foundTitle") })}</title>
      <p className="crumbs">
        <Link to="/dashboard">{t("shell.dashboard")}</Link>
      </p>
      <h1>{t("setUp.foundTitle")}</h1>
      <p className="lede">{t("setUp.foundLede")}</p>
      {actionData ? (
        <Notice tone="bad" live>
          <p>{actionData.reason ? t(`refusals.${actionData.reason}`) : t("setUp.lookAgain")}</p>
        </Notice>
      ) : null}
      <form method="post" className="card set-up-form" noValidate>
        <h2>{t("setUp.forum")}</h2>
        {forums.length ? (
          <Choice label={t("setUp.forumOld")} name="forum" defaultValue={actionData?.forum ?? forums[0]?.id}>
            {forums.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="">{t("setUp.forumAnother")}</option>
          </Choice>
        ) : null}
        <div className="when-new-forum">
          <NamesFields
            legend={t("setUp.forumNew")}
            hint={t("setUp.forumHint")}
            name="forumName"
            languages={two}
            values={actionData?.forumName}
            error={wrong.includes("forum") ? t("setUp.wrong.forum") : undefined}
          />
        </div>
        <h2>{t("setUp.meeting")}</h2>
        <MeetingFields values={actionData?.values ?? EMPTY} wrong={wrong} {...lists} />
        {meetings.length ? (
          <Choice
            label={t("setUp.copyFrom")}
            hint={t("setUp.copyHint")}
            name="copyFrom"
            defaultValue={actionData ? actionData.copyFrom : meetings[0]?.id}
          >
            {meetings.map(({ id, name, when }) => (
              <option key={id} value={id}>
                {t("setUp.copyOption", { name, when })}
              </option>
            ))}
            <option value="">{t("setUp.copyNothing")}</option>
          </Choice>
        ) : null}
        <Button>{t("setUp.found")}</Button>
      </form>
    </div>
  );
}
