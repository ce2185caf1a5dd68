/** The public's first page: what was adopted, by forum and meeting, and what Plenary is. */
import { Trans } from "react-i18next";
import { Link } from "react-router";
import { actor, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { privateHeaders } from "#app/routes/editions/validators.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/home";

export const handle = { plain: true };

export async function loader({ context }: Route.LoaderArgs) {
  const { forums } = await context.get(services).queries.home();
  const { pick, day, days } = formatsFor(languageOf(context));
  return {
    signedIn: context.get(actor) !== null,
    forums: forums.map((forum) => ({
      slug: forum.slug,
      name: pick(forum.name),
      meetings: forum.meetings.map(({ slug, name, place, starts, ends, editions }) => ({
        slug,
        name: pick(name),
        when: days(starts, ends),
        place: pick(place),
        editions: editions.map((edition) => ({ ...edition, day: day(edition.date) })),
      })),
    })),
  };
}

type Forum = Route.ComponentProps["loaderData"]["forums"][number];
type Meeting = Forum["meetings"][number];

/** The page has the reader's language and perhaps name: no cache may hand it to another. */
export const headers: Route.HeadersFunction = () => privateHeaders();

export default function Home({ loaderData: { forums, signedIn } }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page home">
      <title>{t("shell.pageTitle", { title: t("home.title") })}</title>
      <header className="home-head">
        <h1>{t("home.title")}</h1>
        <p className="lede">{t("home.what")}</p>
      </header>
      {forums.length ? forums.map((forum) => <ForumTexts key={forum.slug} forum={forum} />) : <Empty />}
      {signedIn ? null : (
        <p className="muted">
          <Trans i18nKey="home.delegates" components={{ signIn: <Link to="/sign-in" /> }} />
        </p>
      )}
    </div>
  );
}

function ForumTexts({ forum }: { forum: Forum }) {
  return (
    <section className="forum" aria-labelledby={`forum-${forum.slug}`}>
      <h2 id={`forum-${forum.slug}`}>
        <Link to={`/forums/${forum.slug}`}>{forum.name}</Link>
      </h2>
      {forum.meetings.map((meeting) => (
        <MeetingTexts key={meeting.slug} meeting={meeting} at={`/forums/${forum.slug}/${meeting.slug}`} />
      ))}
    </section>
  );
}

function MeetingTexts({ meeting, at }: { meeting: Meeting; at: string }) {
  const { t } = useTranslation();
  return (
    <div className="forum-meeting">
      <h3>
        <Link to={at}>{meeting.name}</Link>
      </h3>
      <p className="muted small">{t("home.when", { place: meeting.place, days: meeting.when })}</p>
      <ul className="plain-list edition-list">
        {meeting.editions.map((edition) => (
          <li key={edition.slug} className="card">
            <p className="edition-kind">{t(`textKind.${edition.kind}`)}</p>
            <p className="edition-link" lang={edition.language}>
              <Link to={`/editions/${edition.slug}`}>{edition.title}</Link>
            </p>
            <p className="muted small">
              {t("home.adopted", { day: edition.day })} ·{" "}
              {t("home.signatures", { count: edition.signatures })}
              {edition.number > 1 ? ` · ${t("edition.corrected", { number: edition.number })}` : null}
              {edition.demonstration ? ` · ${t("home.demonstration")}` : null}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Empty() {
  const { t } = useTranslation();
  return (
    <div className="card">
      <h2>{t("home.emptyTitle")}</h2>
      <p>{t("home.empty")}</p>
    </div>
  );
}
