/** The checkpoints of this installation, day by day: what was published then can be held against what is shown today. */

import { Explained } from "#app/components/Explained.tsx";
import { Hash } from "#app/components/Hash.tsx";
import { services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import { privateHeaders } from "#app/routes/editions/validators.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/checkpoints";

export const handle = { plain: true };

export async function loader({ request, context }: Route.LoaderArgs) {
  const { queries } = context.get(services);
  const until = new URL(request.url).searchParams.get("until") ?? undefined;
  const [{ listed, older }, { keys }] = await Promise.all([
    queries.checkpoints(until),
    queries.publishedKeys(),
  ]);
  const { day, moment } = formatsFor(languageOf(context));
  return {
    older,
    rows: listed.map(({ day: iso, digest, checkpoint }) => ({
      iso,
      digest,
      day: day(iso),
      trails: checkpoint.heads.length,
      made: moment(checkpoint.made, "UTC"),
    })),
    keys: keys.map(({ key, since, until }) => ({ key, since: day(since), until: until && day(until) })),
  };
}

export const headers: Route.HeadersFunction = () => privateHeaders();

export default function Checkpoints({ loaderData: { rows, older, keys } }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page">
      <title>{t("shell.pageTitle", { title: t("checkpoints.title") })}</title>
      <Explained term="checkpoint">
        <h1>{t("checkpoints.title")}</h1>
      </Explained>
      <div className="stack">
        <p className="lede">{t("checkpoints.what")}</p>
        <p>{t("checkpoints.how")}</p>
        {rows.length ? <Days rows={rows} /> : <p className="card">{t("checkpoints.empty")}</p>}
        <p className="row">
          {older ? <a href={`/checkpoints?until=${older}`}>{t("checkpoints.older")}</a> : null}
          <a href="/checkpoints.json">{t("checkpoints.json")}</a>
        </p>
        <Keys keys={keys} />
      </div>
    </div>
  );
}

type Page = Route.ComponentProps["loaderData"];

function Days({ rows }: Pick<Page, "rows">) {
  const { t } = useTranslation();
  return (
    <div className="scroll">
      <table className="table">
        <caption className="visually-hidden">{t("checkpoints.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("checkpoints.day")}</th>
            <th scope="col">{t("checkpoints.trails")}</th>
            <th scope="col">{t("checkpoints.made")}</th>
            <th scope="col">{t("checkpoints.hash")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.iso}>
              <th scope="row">
                <a href={`/checkpoints/${row.iso}.json`}>{row.day}</a>
              </th>
              <td>{row.trails}</td>
              <td>{row.made}</td>
              <td>
                <Hash hash={row.digest} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Keys({ keys }: Pick<Page, "keys">) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="keys">
      <h2 id="keys">{t("checkpoints.keys")}</h2>
      <p>{t("checkpoints.keysWhat")}</p>
      <dl className="keys">
        {keys.map(({ key, since, until }) => (
          <div key={key}>
            <dt>{until ? t("checkpoints.keyPast", { since, until }) : t("checkpoints.keyNow", { since })}</dt>
            <dd>
              <Hash hash={key} full />
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="/.well-known/plenary-key.json">/.well-known/plenary-key.json</a>
      </p>
    </section>
  );
}
