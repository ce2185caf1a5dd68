/**
 * An adopted text, for the public. No session, no editor, no script on this road: it is drawn on the server and works
 * when everything else is down. The address without a number shows the newest edition, one with a number that edition.
 */
import { createContext, Link } from "react-router";
import { Logo } from "#app/components/Logo.tsx";
import { actor, buildId, type Services, services } from "#app/context.ts";
import { languageOf, wordsOf } from "#app/language.ts";
import { EditionNotes } from "#app/reading/EditionNotes.tsx";
import { EditionRecord } from "#app/reading/EditionRecord.tsx";
import { BesideClause, Statements } from "#app/reading/EditionStatements.tsx";
import { type EditionView, editionView } from "#app/reading/edition-view.ts";
import { jsonLd } from "#app/reading/json-ld.ts";
import { Paper } from "#app/reading/Paper.tsx";
import { Signatories } from "#app/reading/Signatories.tsx";
import { throwRefusal } from "#app/routes/http/refusals.ts";
import { themeOf } from "#app/theme.ts";
import { formatsFor } from "#words/format.ts";
import { useTranslation } from "#words/use-translation.ts";
import type { Route } from "./+types/edition";
import { holds, privateHeaders, publicHeaders } from "./validators.ts";

export const handle = { plain: true };

type Found = Extract<Awaited<ReturnType<Services["queries"]["edition"]>>, { ok: true }>;
const found = createContext<Found>();

/** Answers those who hold this very page before anything is drawn, and says on every answer how long it holds. */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ params, request, context }, next) => {
    const number = numberIn(params);
    const page =
      number === undefined
        ? ({ ok: false, reason: "not-found" } as const)
        : await context.get(services).queries.edition(params.slug, number);
    if (!page.ok) throwRefusal(page, request);
    context.set(found, page);
    const { theme, contrast } = await themeOf(request);
    const drawnAs = [languageOf(context), context.get(buildId), theme, contrast ? "more" : ""];
    const tag = [page.state, ...drawnAs].filter(Boolean).join(".");
    const headers = context.get(actor) ? privateHeaders() : publicHeaders(tag);
    if (headers.has("etag") && holds(request, tag)) return new Response(null, { status: 304, headers });
    const response = await next();
    if (response.ok) for (const [name, value] of headers) response.headers.set(name, value);
    return response;
  },
];

/** Null where the address names none; undefined where it names what cannot be one. */
function numberIn(params: { number?: string }): number | null | undefined {
  if (params.number === undefined) return null;
  return /^[1-9]\d{0,5}$/.test(params.number) ? Number(params.number) : undefined;
}

export function loader({ request, context }: Route.LoaderArgs) {
  const page = context.get(found);
  const formats = formatsFor(languageOf(context));
  const { origin, searchParams } = new URL(request.url);
  const view = editionView(page, formats, searchParams.get("lang") ?? languageOf(context));
  const address = `${origin}/editions/${view.slug}/${view.number}`;
  const { title, forum, meeting, place, day } = view;
  const fill = { title, forum: forum.name, meeting: meeting.name, place, day, address, hash: view.hash };
  const { zone } = page.facts.occasion;
  const drafts = page.draftsPublic ? page.facts.record.drafts : [];
  return {
    ...view,
    logo: page.logo,
    address,
    citation: wordsOf(context).t("edition.citation", fill),
    drafts: drafts.map(({ number, name, at }) => ({ number, name, at: formats.moment(at, zone) })),
    jsonLd: jsonLd(view, origin),
  };
}

export default function EditionPage({ loaderData: page }: Route.ComponentProps) {
  const { t } = useTranslation();
  return (
    <div className="page edition">
      <title>{t("shell.pageTitle", { title: page.title })}</title>
      <link rel="canonical" href={page.address} />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, in which nothing can end the element. */}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: page.jsonLd }} />
      <header className="edition-head">
        <p className="crumbs">
          <Link to="/">{t("shell.adopted")}</Link>
          <Link to={page.forum.address}>{page.forum.name}</Link>
          <Link to={page.meeting.address}>{page.meeting.name}</Link>
        </p>
        <Logo logo={page.logo} name={page.meeting.name} />
        <p className="edition-facts">
          {t("edition.adoptedAt", { kind: t(`textKind.${page.kind}`), place: page.place, day: page.day })}
        </p>
        <EditionNotes page={page} />
      </header>
      <Paper
        clauses={page.clauses}
        language={page.language}
        title={page.title}
        beside={(clause) => <Beside page={page} clause={clause} />}
      >
        <Signatories signatories={page.signatories} />
        <Statements statements={page.statements} />
      </Paper>
      <EditionRecord page={page} />
    </div>
  );
}

function Beside({ page, clause }: { page: EditionView; clause: string }) {
  const own = page.statements.filter(({ clauses }) => clauses.some(({ id }) => id === clause));
  return own.length ? <BesideClause statements={own} /> : null;
}
