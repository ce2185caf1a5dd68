/** A text in further languages: how far each version is, and which clauses wait for whom. */

import { data, Link } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Explained } from "#app/components/Explained.tsx";
import { Choice } from "#app/components/Field.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import { languagesToChoose } from "#app/routes/meetings/set-up/lists.ts";
import { TextPages } from "#app/routes/texts/text/text-pages.tsx";
import { MEETING_LANGUAGES } from "#domain/meeting/index.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/languages";
import "./languages.css";

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.languages(context.get(actor), params.id);
  if (!found.ok) throwRefusal(found, request);
  const all = languagesToChoose();
  const called = (code: string) => all.find((one) => one.code === code)?.name ?? code;
  const taken = new Set([found.text.language, ...found.versions.map((one) => one.language)]);
  return {
    text: found.text,
    may: found.may,
    source: called(found.text.language),
    versions: found.versions.map(({ divergence: { missing, extra, displaced }, ...version }) => ({
      ...version,
      name: called(version.language),
      apart: missing.length + extra.length + displaced.length,
    })),
    choices: all.filter(({ code }) => !taken.has(code)),
  };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const language = MEETING_LANGUAGES.find((code) => code === form.get("language")) ?? "";
  const { commands } = context.get(services);
  const command = form.get("intent") === "follow" ? commands.followSource : commands.addLanguage;
  const done = await command(context.get(actor), { text: params.id, language });
  if (done.ok) return { reason: null };
  return data({ reason: done.reason }, { status: statusOf(done.reason) });
}

type Page = Route.ComponentProps["loaderData"];

export default function Languages({ loaderData: page, actionData }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <TextPages text={page.text} here="languages">
      <title>{t("shell.pageTitle", { title: t("languages.title") })}</title>
      <Explained term="authentic">
        <h2>{t("languages.title")}</h2>
      </Explained>
      <p className="muted">{t("languages.lede", { source: page.source })}</p>
      {actionData?.reason ? (
        <Notice tone="bad" live>
          <p>{t(`refusals.${actionData.reason}`)}</p>
        </Notice>
      ) : null}
      {page.versions.length ? null : <p className="card muted">{t("languages.none")}</p>}
      <ul className="plain-list versions-in">
        {page.versions.map((version) => (
          <li key={version.language} className="card">
            <Version page={page} version={version} />
          </li>
        ))}
      </ul>
      {page.may.add && page.choices.length ? (
        <form method="post" className="card add-language">
          <Choice label={t("languages.add")} hint={t("languages.addHint")} name="language">
            {page.choices.map(({ code, name }) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </Choice>
          <Button name="intent" value="add">
            {t("languages.begin")}
          </Button>
        </form>
      ) : null}
    </TextPages>
  );
}

function Version({ page, version }: { page: Page; version: Page["versions"][number] }) {
  const { t } = useTranslation();
  const { language, name, total, rendered, behind, apart } = version;
  return (
    <>
      <h3>
        <Link to={`/texts/${page.text.id}/languages/${language}`} lang={language}>
          {name}
        </Link>
      </h3>
      <p className="row">
        <progress value={rendered} max={total} aria-label={t("languages.progress", { rendered, total })} />
        <span>{t("languages.progress", { rendered, total })}</span>
        {behind ? <span className="fact">{t("languages.behind", { count: behind })}</span> : null}
      </p>
      {apart ? (
        <form method="post" className="row">
          <input type="hidden" name="language" value={language} />
          <span>{t("languages.apart", { count: apart })}</span>
          {page.may.add ? (
            <Button appearance="quiet" size="small" name="intent" value="follow">
              {t("languages.follow")}
            </Button>
          ) : null}
        </form>
      ) : null}
    </>
  );
}
