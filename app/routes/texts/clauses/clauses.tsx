/** Every clause that a text has or had: the way to the history of each, also of those that were deleted. */

import { Link } from "react-router";
import { LeftOut } from "#app/components/LeftOut.tsx";
import { actor, type Services, services } from "#app/context.ts";
import { languageOf, wordsOf } from "#app/language.ts";
import { type Formats, formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/clauses";
import "./clauses.css";
import { nameOf } from "#app/presenters/versions-view.ts";
import { throwRefusal } from "#app/routes/http/refusals.ts";

type Listed = Extract<Awaited<ReturnType<Services["queries"]["clauses"]>>, { ok: true }>["state"][number];

interface Line {
  id: string;
  name: string;
  words: string;
  /** The newest version: how many there are, whose it is, when. */
  newest: { number: number; names: string; when: string } | null;
  mergedInto: { id: string; name: string } | null;
}

export async function loader({ params, request, context }: Route.LoaderArgs) {
  const page = await context.get(services).queries.clauses(context.get(actor), params.id);
  if (!page.ok) throwRefusal(page, request);
  const formats = formatsFor(languageOf(context));
  const { t } = wordsOf(context);
  const parties = new Map(page.delegations.map((one) => [one.id, formats.party(one)]));
  const line = ({ name, words, newest, mergedInto }: Listed): Line => ({
    ...{ id: name.id, name: nameOf(name, t), words },
    newest:
      newest && newestView(newest, page.text.zone, formats, (id) => parties.get(id) ?? t("editor.bureau")),
    mergedInto: mergedInto && { id: mergedInto.id, name: nameOf(mergedInto, t) },
  });
  const { text, beforeDeletion } = page;
  return { text, beforeDeletion, state: page.state.map(line), deleted: page.deleted.map(line) };
}

function newestView(
  { number, delegations, at }: NonNullable<Listed["newest"]>,
  zone: string,
  formats: Formats,
  nameOfDelegation: (id: string) => string,
): Line["newest"] {
  return { number, names: delegations.map(nameOfDelegation).join(", "), when: formats.moment(at, zone) };
}

export default function Clauses({
  loaderData: { text, beforeDeletion, state, deleted },
}: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page clauses-page">
      <title>{t("shell.pageTitle", { title: t("history.clausesOf", { title: text.title }) })}</title>
      <p className="crumbs">
        <Link to="/dashboard">{t("shell.dashboard")}</Link>
        <Link to={`/texts/${text.id}`}>{text.title}</Link>
      </p>
      <h1>{t("history.clausesTitle")}</h1>
      <LeftOut count={text.leftOut} />
      <section aria-labelledby="deleted">
        <h2 id="deleted">{t("history.deleted")}</h2>
        {beforeDeletion ? (
          <p>
            <Link to={`/texts/${text.id}/restore?as-of=n-${beforeDeletion}`}>
              {t("restoring.beforeDeletion")}
            </Link>
          </p>
        ) : null}
        {deleted.length ? (
          <ol className="clause-list">
            {deleted.map((line) => (
              <Gone key={line.id} line={line} text={text} />
            ))}
          </ol>
        ) : (
          <p className="muted">{t("history.noneDeleted")}</p>
        )}
      </section>
      <section aria-labelledby="standing">
        <h2 id="standing">{t("history.current")}</h2>
        <ol className="clause-list">
          {state.map((line, at) => (
            <StatusOf key={line.id || at} line={line} text={text} />
          ))}
        </ol>
      </section>
    </div>
  );
}

interface LineProps {
  line: Line;
  text: { id: string; language: string };
}

function Gone({ line, text }: LineProps) {
  const { t } = useTranslation();
  const { newest, mergedInto } = line;
  return (
    <li className="card">
      <Heading line={line} text={text} />
      <p lang={text.language}>
        <del>{line.words}</del>
      </p>
      <p className="muted small">
        {newest?.names ? t("history.deletedBy", newest) : newest ? t("history.deletedAt", newest) : null}
      </p>
      {mergedInto ? <p className="small">{t("history.wordsWentTo", { clause: mergedInto.name })}</p> : null}
      <p className="small">
        <a href={`/texts/${text.id}#${line.id}`}>{t("history.openInText")}</a>
      </p>
    </li>
  );
}

function StatusOf({ line, text }: LineProps) {
  const { t } = useTranslation();
  const { newest } = line;
  return (
    <li>
      <Heading line={line} text={text} />
      <p lang={text.language} className="clause-list-words">
        {line.words}
      </p>
      {newest ? (
        <p className="muted small clause-list-facts">
          <span>{t("history.versionsCount", { count: newest.number })}</span>
          <span>{newest.names ? t("history.lastBy", newest) : t("history.lastAt", newest)}</span>
        </p>
      ) : null}
    </li>
  );
}

function Heading({ line, text }: LineProps) {
  return (
    <h3>{line.id ? <Link to={`/texts/${text.id}/clauses/${line.id}`}>{line.name}</Link> : line.name}</h3>
  );
}
