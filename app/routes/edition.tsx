/**
 * An adopted text, for the public. No session, no editor, no script on this road: it is drawn on the server and works
 * when everything else is down.
 */
import { useTranslation } from "react-i18next";
import { createContext, Link } from "react-router";
import { type Edition, type EditionFacts, textIn } from "#domain/trail/index.ts";
import { Hash } from "../components/Hash.tsx";
import { Notice } from "../components/Notice.tsx";
import { actor, buildId, services } from "../context.ts";
import { languageOf } from "../language.ts";
import { drawn } from "../reading/drawn.ts";
import { Paper } from "../reading/Paper.tsx";
import { Signatories } from "../reading/Signatories.tsx";
import { type Formats, formatsFor } from "../words/format.ts";
import type { Route } from "./+types/edition";
import { throwRefusal } from "./refusals.ts";
import { holds, privateHeaders, publicHeaders } from "./validators.ts";

export const handle = { plain: true };

const found = createContext<{ edition: Edition; facts: EditionFacts }>();

/** Answers those who hold this very page before anything is drawn, and says on every answer how long it holds. */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ params, request, context }, next) => {
    const page = await context.get(services).queries.edition(params.slug);
    if (!page.ok) throwRefusal(page, request);
    context.set(found, page);
    const tag = `${page.state}.${languageOf(context)}.${context.get(buildId)}`;
    const headers = context.get(actor) ? privateHeaders() : publicHeaders(tag);
    if (headers.has("etag") && holds(request, tag)) return new Response(null, { status: 304, headers });
    const response = await next();
    if (response.ok) for (const [name, value] of headers) response.headers.set(name, value);
    return response;
  },
];

export function loader({ context }: Route.LoaderArgs) {
  const { edition, facts } = context.get(found);
  const formats = formatsFor(languageOf(context));
  const { slug, title, hash, demonstration, occasion } = facts;
  const text = textIn(edition);
  return {
    slug,
    title,
    hash,
    demonstration,
    forum: formats.pick(occasion.forum),
    meeting: formats.pick(occasion.meeting),
    place: formats.pick(facts.place),
    day: formats.day(facts.date),
    kind: text.kind,
    language: text.language,
    clauses: drawn(text, formats.day),
    signatories: signatoriesOf(facts, formats),
  };
}

function signatoriesOf({ signatures, occasion }: EditionFacts, formats: Formats) {
  return signatures.map(({ party, signatory, title, at }) => ({
    delegation: party.delegation,
    country: party.country,
    party: formats.party(party),
    signatory,
    title,
    day: formats.dayAt(at, occasion.zone),
  }));
}

export default function EditionPage({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page edition">
      <title>{t("shell.pageTitle", { title: page.title })}</title>
      <header className="edition-head">
        <p className="crumbs">
          <Link to="/">{t("shell.adopted")}</Link>
          <span>{page.forum}</span>
          <span>{page.meeting}</span>
        </p>
        <p className="edition-facts">
          {t("edition.adoptedAt", { kind: t(`textKind.${page.kind}`), place: page.place, day: page.day })}
        </p>
        {page.demonstration === null ? null : <Demonstration source={page.demonstration} />}
      </header>
      <Paper clauses={page.clauses} language={page.language} title={page.title}>
        <Signatories signatories={page.signatories} language={page.language} />
      </Paper>
      <Record slug={page.slug} hash={page.hash} />
    </div>
  );
}

function Demonstration({ source }: { source: string }) {
  const { t } = useTranslation();
  return (
    <Notice tone="warn">
      <p>
        <strong>{t("edition.demonstration")}</strong> {t("edition.demonstrationSource", { source })}
      </p>
    </Notice>
  );
}

function Record({ slug, hash }: { slug: string; hash: string }) {
  const { t } = useTranslation();
  return (
    <section className="edition-record" aria-labelledby="record">
      <h2 id="record">{t("edition.record")}</h2>
      <p>{t("edition.nature")}</p>
      <dl>
        <dt>{t("edition.hash")}</dt>
        <dd>
          <Hash hash={hash} full />
        </dd>
      </dl>
      <p className="row no-print">
        <Link className="button" to={`/editions/${slug}/verify`}>
          {t("edition.verify")}
        </Link>
        <Link className="button button-quiet" to={`/editions/${slug}/compare`}>
          {t("compare.other")}
        </Link>
        <a className="button button-quiet" href={`/editions/${slug}.json`} download>
          {t("edition.json")}
        </a>
        <button type="button" className="button button-quiet needs-script" data-print>
          {t("edition.print")}
        </button>
      </p>
      <script async src="/print.js" />
    </section>
  );
}
