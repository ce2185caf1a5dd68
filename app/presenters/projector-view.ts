/**
 * The projector and its remote in the reader's words: clauses as they are drawn, their status, what is proposed on
 * them.
 */
import type { TFunction } from "i18next";
import type { Services } from "#app/context.ts";
import { type DrawnClause, drawn } from "#app/presenters/drawn-text.ts";
import type { ClauseState } from "#domain/life/index.ts";
import { numbering, openBrackets, wordsOf } from "#domain/text/index.ts";
import type { Formats } from "#words/format.ts";
import { redlineView, whatOf } from "./amendment-view.ts";
import type { ChangeOfText } from "./change.ts";
import { delegationView } from "./delegation-view.ts";
import type { RemoteClause, RemoteView } from "./projector.ts";
import { nameOf } from "./versions-view.ts";

type Found = Extract<Awaited<ReturnType<Services["queries"]["room"]>>, { ok: true }>;

export interface ProjectorView extends RemoteView {
  sheet: string;
  phase: Found["phase"];
  /** The meeting's name. */
  meeting: string;
  logo: Found["meeting"]["logo"];
  clauses: ProjectorClause[];
  /** How much of the text could not be read. */
  leftOut: number;
}

export interface ProjectorClause extends RemoteClause {
  drawn: DrawnClause;
  /** Its status, in words. */
  state: string;
  amendments: ProjectorAmendment[];
}

export interface ProjectorAmendment {
  id: string;
  /** "Reword OP2". */
  what: string;
  /** Null if its delegation is not shown. */
  by: { name: string; country: string | null } | null;
  /** The other delegations that support it, as a list. */
  sponsors: string;
  change: ChangeOfText;
}

interface ViewContext {
  formats: Formats;
  t: TFunction;
}

/** As many characters of a clause as distinguish it from its neighbours. */
const BEGINNING = 90;

export function projectorView(found: Found, viewContext: ViewContext): ProjectorView {
  const { text, meeting, phase, clauses, point, may } = found;
  const { id, title, language, sheet } = text;
  const looks = drawn({ clauses, language }, viewContext.formats.day);
  const at = point.clause === null ? 0 : clauses.findIndex((clause) => clause.id === point.clause);
  return {
    text: { id, title, language },
    ...{ meeting: viewContext.formats.pick(meeting.name), logo: meeting.logo },
    leftOut: found.leftOut,
    ...{ sheet, phase, mayPoint: may.point, view: point.view, at: Math.max(0, at), gone: at < 0 },
    clauses: looks.map((drawnClause, index) => clauseView(found, drawnClause, index, viewContext)),
  };
}

/** The same without what only the projector draws. */
export function remoteView(found: Found, viewContext: ViewContext): RemoteView {
  const { text, mayPoint, view, at, gone, clauses } = projectorView(found, viewContext);
  const short = clauses.map(({ id, name, words, status, brackets, amendments }): RemoteClause => {
    return { id, name, words, status, brackets, amendments: amendments.map((one) => ({ id: one.id })) };
  });
  return { text, mayPoint, view, at, gone, clauses: short };
}

function clauseView(
  found: Found,
  drawnClause: DrawnClause,
  index: number,
  viewContext: ViewContext,
): ProjectorClause {
  const { clauses, negotiation, amendments } = found;
  const clause = clauses[index] as Found["clauses"][number];
  const words = wordsOf(clause);
  const brackets = openBrackets([clause]).length;
  const content = negotiation.statuses[clause.id]?.state;
  const status = content?.status ?? (brackets ? "bracketed" : "open");
  const reference = numbering(clauses)[index]?.reference ?? "";
  const here = amendments.filter(({ place, other }) => [place?.id, other?.id].includes(clause.id));
  return {
    ...{ id: clause.id, name: nameOf({ kind: clause.kind, reference }, viewContext.t) },
    words: words.length > BEGINNING ? `${words.slice(0, BEGINNING).trimEnd()}…` : words,
    ...{ status, brackets, drawn: drawnClause },
    state: content ? statusWords(found, content, viewContext) : viewContext.t(`clauseStatus.${status}`),
    amendments: here.map((view) => amendmentView(found, view, viewContext)),
  };
}

function statusWords(found: Found, content: ClauseState, viewContext: ViewContext): string {
  const { formats, t } = viewContext;
  if (content.status === "held") return t("clauseStatus.held");
  if (content.correction) return t("clauseStatus.correction");
  if (content.status === "agreed") return t("clauseStatus.agreed");
  if (content.parties.length === found.negotiation.signatories.length) return t("clauseStatus.adRefByAll");
  const names = content.parties.map(
    (party) => delegationViewOf(found, party.delegation, formats)?.name ?? "",
  );
  return t("clauseStatus.agreed-ad-ref", { names: formats.list(names) });
}

function amendmentView(
  found: Found,
  view: Found["amendments"][number],
  viewContext: ViewContext,
): ProjectorAmendment {
  const { text } = found;
  const by = delegationViewOf(found, view.delegation, viewContext.formats);
  const sponsors = view.sponsors.flatMap(
    (id) => delegationViewOf(found, id, viewContext.formats)?.name ?? [],
  );
  return {
    ...{ id: view.id, what: whatOf(view, viewContext.t), by },
    sponsors: viewContext.formats.list(sponsors),
    change: redlineView(view.redline.now, { text, ...viewContext }),
  };
}

function delegationViewOf(
  { delegations }: Found,
  id: string | null,
  formats: Formats,
): ProjectorAmendment["by"] {
  const party = delegations.find((one) => one.id === id);
  if (!party) return null;
  const { name, country } = delegationView(party, formats);
  return { name, country };
}
