/** The wall and its remote in the reader's words: clauses as they are drawn, where they stand, what is proposed on them. */
import type { TFunction } from "i18next";
import type { ClauseState } from "#domain/life/index.ts";
import { numbering, openBrackets, wordsOf } from "#domain/text/index.ts";
import type { Services } from "../../context.ts";
import type { RemoteClause, RemoteView } from "../../editor/room/shown.ts";
import type { ChangeOfText } from "../../editor/shown-change.ts";
import { type DrawnClause, drawn } from "../../reading/drawn.ts";
import type { Formats } from "../../words/format.ts";
import { redlineView, whatOf } from "../amendments-shown.ts";
import { nameOf } from "../versions-shown.ts";
import { delegationView } from "../voices.ts";

type Found = Extract<Awaited<ReturnType<Services["queries"]["room"]>>, { ok: true }>;

export interface ProjectorView extends RemoteView {
  sheet: string;
  phase: Found["phase"];
  /** Whose hall it is. */
  meeting: string;
  logo: Found["meeting"]["logo"];
  clauses: ProjectorClause[];
  /** How much of the text could not be read. */
  leftOut: number;
}

export interface ProjectorClause extends RemoteClause {
  drawn: DrawnClause;
  /** Where it stands, in words. */
  standing: string;
  amendments: ProjectorAmendment[];
}

export interface ProjectorAmendment {
  id: string;
  /** "Reword OP2". */
  what: string;
  /** Null where it is not shown whose it is. */
  by: { name: string; country: string | null } | null;
  /** Who stands behind it beside its delegation, as a list. */
  sponsors: string;
  change: ChangeOfText;
}

interface Telling {
  formats: Formats;
  t: TFunction;
}

/** As many characters of a clause as tell it from its neighbours. */
const BEGINNING = 90;

export function projectorView(found: Found, telling: Telling): ProjectorView {
  const { text, meeting, phase, clauses, point, may } = found;
  const { id, title, language, sheet } = text;
  const looks = drawn({ clauses, language }, telling.formats.day);
  const at = point.clause === null ? 0 : clauses.findIndex((clause) => clause.id === point.clause);
  return {
    text: { id, title, language },
    ...{ meeting: telling.formats.pick(meeting.name), logo: meeting.logo },
    leftOut: found.leftOut,
    ...{ sheet, phase, mayPoint: may.point, view: point.view, at: Math.max(0, at), gone: at < 0 },
    clauses: looks.map((look, index) => clauseView(found, look, index, telling)),
  };
}

/** The same without what only the wall draws. */
export function remoteView(found: Found, telling: Telling): RemoteView {
  const { text, mayPoint, view, at, gone, clauses } = projectorView(found, telling);
  const short = clauses.map(({ id, name, words, status, brackets, amendments }): RemoteClause => {
    return { id, name, words, status, brackets, amendments: amendments.map((one) => ({ id: one.id })) };
  });
  return { text, mayPoint, view, at, gone, clauses: short };
}

function clauseView(found: Found, look: DrawnClause, index: number, telling: Telling): ProjectorClause {
  const { clauses, negotiation, amendments } = found;
  const clause = clauses[index] as Found["clauses"][number];
  const words = wordsOf(clause);
  const brackets = openBrackets([clause]).length;
  const said = negotiation.statuses[clause.id]?.standing;
  const status = said?.status ?? (brackets ? "bracketed" : "open");
  const reference = numbering(clauses)[index]?.reference ?? "";
  const here = amendments.filter(({ place, other }) => [place?.id, other?.id].includes(clause.id));
  return {
    ...{ id: clause.id, name: nameOf({ kind: clause.kind, reference }, telling.t) },
    words: words.length > BEGINNING ? `${words.slice(0, BEGINNING).trimEnd()}…` : words,
    ...{ status, brackets, drawn: look },
    standing: said ? statusWords(found, said, telling) : telling.t(`clauseStatus.${status}`),
    amendments: here.map((view) => amendmentView(found, view, telling)),
  };
}

function statusWords(found: Found, said: ClauseState, telling: Telling): string {
  const { formats, t } = telling;
  if (said.status === "held") return t("clauseStatus.held");
  if (said.correction) return t("clauseStatus.correction");
  if (said.status === "agreed") return t("clauseStatus.agreed");
  if (said.parties.length === found.negotiation.signatories.length) return t("clauseStatus.adRefByAll");
  const names = said.parties.map((party) => delegationViewOf(found, party.delegation, formats)?.name ?? "");
  return t("clauseStatus.agreed-ad-ref", { names: formats.list(names) });
}

function amendmentView(
  found: Found,
  view: Found["amendments"][number],
  telling: Telling,
): ProjectorAmendment {
  const { text } = found;
  const by = delegationViewOf(found, view.delegation, telling.formats);
  const sponsors = view.sponsors.flatMap((id) => delegationViewOf(found, id, telling.formats)?.name ?? []);
  return {
    ...{ id: view.id, what: whatOf(view, telling.t), by },
    sponsors: telling.formats.list(sponsors),
    change: redlineView(view.redline.now, { text, ...telling }),
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
