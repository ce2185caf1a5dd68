/** A text begins: from a template, from words that were written elsewhere, or from an edition of before. */

import { data, Link, redirect } from "react-router";
import { Button } from "#app/components/Button.tsx";
import { Area, Choice, Field } from "#app/components/Field.tsx";
import { Notice } from "#app/components/Notice.tsx";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import { TEMPLATES, type TemplateName } from "#domain/meeting/index.ts";
import type { TextKind } from "#domain/text/index.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/new-text";
import { typed } from "./form.ts";
import { languagesToChoose } from "./lists.ts";
import "./set-up.css";

const KINDS = ["declaration", "outcome", "roadmap"] as const satisfies readonly TextKind[];

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.beginnings(context.get(actor), params.id);
  if (!found.ok) throwRefusal(found, request);
  const { meeting, languages, editions } = found;
  return {
    meeting: { id: meeting.id, name: formatsFor(languageOf(context)).pick(meeting.name) },
    languages: languagesToChoose().filter(({ code }) => languages.includes(code)),
    editions,
  };
}

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const field = (name: string) => typed(form, name);
  const values = {
    from: field("from"),
    title: field("title"),
    language: field("language"),
    words: field("words"),
    ...{ kind: field("kind"), slug: field("slug") },
  };
  const made = await context.get(services).commands.beginText(context.get(actor), {
    meeting: params.id,
    title: values.title,
    language: values.language || "en",
    beginning: beginningOf(field, values.words),
  });
  if (made.ok) throw redirect(`/texts/${made.text}`);
  return data({ ...values, reason: made.reason }, { status: statusOf(made.reason) });
}

function beginningOf(field: (name: string) => string, words: string) {
  const from = field("from");
  if (from === "words") return { from: "words" as const, words, kind: kindOf(field("kind")) };
  if (from === "edition") return { from: "edition" as const, slug: field("slug") };
  const template = TEMPLATES.find((one) => one === from) ?? "blank";
  return { from: "template" as const, template: template satisfies TemplateName };
}

function kindOf(values: string): TextKind {
  return KINDS.find((kind) => kind === values) ?? "declaration";
}

export default function BeginText({ loaderData: page, actionData: values }: Route.ComponentProps) {
  const { t } = useTranslation();
  const chosen = values?.from || "declaration";
  const ways = [...TEMPLATES, "words", ...(page.editions.length ? ["edition" as const] : [])] as const;
  return (
    <div className="page page-narrow">
      <title>{t("shell.pageTitle", { title: t("setUp.beginTitle") })}</title>
      <p className="crumbs">
        <Link to="/dashboard">{t("shell.dashboard")}</Link>
        <Link to={`/meetings/${page.meeting.id}`}>{page.meeting.name}</Link>
      </p>
      <h1>{t("setUp.beginTitle")}</h1>
      {values ? (
        <Notice tone="bad" live>
          <p>{t(`refusals.${values.reason}`)}</p>
        </Notice>
      ) : null}
      <form method="post" className="card set-up-form">
        <Field
          label={t("setUp.textTitle")}
          hint={t("setUp.textTitleHint")}
          name="title"
          maxLength={300}
          defaultValue={values?.title}
        />
        <Choice label={t("setUp.textLanguage")} name="language" defaultValue={values?.language}>
          {page.languages.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Choice>
        <fieldset className="ways">
          <legend>{t("setUp.beginFrom")}</legend>
          {ways.map((way) => (
            <label key={way} className="way">
              <input type="radio" name="from" value={way} defaultChecked={way === chosen} />
              <span>
                <strong>{t(`setUp.way.${way}`)}</strong>
                <span className="muted small">{t(`setUp.wayHint.${way}`)}</span>
              </span>
            </label>
          ))}
          <div className="when-words">
            <Choice label={t("setUp.kindOfText")} name="kind" defaultValue={values?.kind}>
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`textKind.${kind}`)}
                </option>
              ))}
            </Choice>
            <Area
              label={t("setUp.words")}
              hint={t("setUp.wordsHint")}
              name="words"
              rows={12}
              defaultValue={values?.words}
            />
          </div>
          <div className="when-edition">
            <Choice label={t("setUp.edition")} name="slug" defaultValue={values?.slug}>
              {page.editions.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {title}
                </option>
              ))}
            </Choice>
          </div>
        </fieldset>
        <Button>{t("setUp.begin")}</Button>
      </form>
    </div>
  );
}
