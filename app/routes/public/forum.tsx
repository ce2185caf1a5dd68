/** A forum, for the public: its line of adopted texts over the years. */

import { Link } from "react-router";
import { Logo } from "#app/components/Logo.tsx";
import { services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { type LinedText, TextLine } from "#app/reading/TextLine.tsx";
import { privateHeaders } from "#app/routes/editions/validators.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/forum";

export const handle = { plain: true };

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const found = await context.get(services).queries.forum(params.forum);
  if (!found.ok) throwRefusal(found, request);
  const { pick, day } = formatsFor(languageOf(context));
  const { slug, name, meetings } = found.forum;
  const texts: LinedText[] = meetings.flatMap((meeting) =>
    meeting.editions.map((text) => ({
      ...text,
      year: text.date.slice(0, 4),
      day: day(text.date),
      meeting: { name: pick(meeting.name), address: `/forums/${slug}/${meeting.slug}` },
    })),
  );
  texts.sort((a, b) => b.year.localeCompare(a.year));
  return { logo: found.logos.logo, name: pick(name), meetings: meetings.length, texts };
}

export const headers: Route.HeadersFunction = () => privateHeaders();

export default function Forum({ loaderData: { logo, name, meetings, texts } }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow">
      <title>{t("shell.pageTitle", { title: name })}</title>
      <p className="crumbs">
        <Link to="/">{t("shell.adopted")}</Link>
      </p>
      <Logo logo={logo} name={name} />
      <h1>{name}</h1>
      <p className="lede">
        {t("forum.texts", { count: texts.length })} · {t("forum.meetings", { count: meetings })}
      </p>
      <TextLine texts={texts} />
    </div>
  );
}
