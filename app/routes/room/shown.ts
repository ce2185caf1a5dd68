/** The wall and its remote in the reader's words: clauses as they are drawn, where they stand, what is proposed on them. */
import type { TFunction } from "i18next";
import type { ClauseStanding } from "#domain/life/index.ts";
import { numbering, openBrackets, wordsOf } from "#domain/text/index.ts";
import type { Services } from "../../context.ts";
import type { RemoteClause, RemoteShown } from "../../editor/room/shown.ts";
import type { ShownChange } from "../../editor/shown-change.ts";
import { type DrawnClause, drawn } from "../../reading/drawn.ts";
import type { Formats } from "../../words/format.ts";
import { redlineShown, whatOf } from "../amendments-shown.ts";
import { nameOf } from "../versions-shown.ts";
import { voiceFrom } from "../voices.ts";

type Found = Extract<Awaited<ReturnType<Services["queries"]["room"]>>, { ok: true }>;

export interface WallShown extends RemoteShown {
  sheet: string;
  phase: Found["phase"];
  /** Whose hall it is. */
  meeting: string;
  logo: Found["meeting"]["logo"];
  clauses: WallClause[];
  /** How much of the text could not be read. */
  leftOut: number;
}

export interface WallClause extends RemoteClause {
  drawn: DrawnClause;
  /** Where it stands, in words. */
  standing: string;
  amendments: WallAmendment[];
}

export interface WallAmendment {
  id: string;
  /** "Reword OP2". */
  what: string;
  /** Null where it is not shown whose it is. */
  by: { name: string; country: string | null } | null;
  /** Who stands behind it beside its delegation, as a list. */
  sponsors: string;
  change: ShownChange;
}

interface Telling {
  formats: Formats;
  t: TFunction;
}

/** As many characters of a clause as tell it from its neighbours. */
const BEGINNING = 90;

export function wallShown(found: Found, telling: Telling): WallShown {
  const { text, meeting, phase, clauses, point, may } = found;
  const { id, title, language, sheet } = text;
  const looks = drawn({ clauses, language }, telling.formats.day);
  const at = point.clause === null ? 0 : clauses.findIndex((clause) => clause.id === point.clause);
  return {
    text: { id, title, language },
    ...{ meeting: telling.formats.pick(meeting.name), logo: meeting.logo },
    leftOut: found.leftOut,
    ...{ sheet, phase, mayPoint: may.point, view: point.view, at: Math.max(0, at), gone: at < 0 },
    clauses: looks.map((look, index) => clauseShown(found, look, index, telling)),
  };
}

/** The same without what only the wall draws. */
export function remoteShown(found: Found, telling: Telling): RemoteShown {
  const { text, mayPoint, view, at, gone, clauses } = wallShown(found, telling);
  const short = clauses.map(({ id, name, words, status, brackets, amendments }): RemoteClause => {
    return { id, name, words, status, brackets, amendments: amendments.map((one) => ({ id: one.id })) };
  });
  return { text, mayPoint, view, at, gone, clauses: short };
}

function clauseShown(found: Found, look: DrawnClause, index: number, telling: Telling): WallClause {
  const { clauses, negotiation, amendments } = found;
  const clause = clauses[index] as Found["clauses"][number];
  const words = wordsOf(clause);
  const brackets = openBrackets([clause]).length;
  const said = negotiation.standings[clause.id]?.standing;
  const status = said?.status ?? (brackets ? "bracketed" : "open");
  const reference = numbering(clauses)[index]?.reference ?? "";
  const here = amendments.filter(({ place, other }) => [place?.id, other?.id].includes(clause.id));
  return {
    ...{ id: clause.id, name: nameOf({ kind: clause.kind, reference }, telling.t) },
    words: words.length > BEGINNING ? `${words.slice(0, BEGINNING).trimEnd()}…` : words,
    ...{ status, brackets, drawn: look },
    standing: said ? standingWords(found, said, telling) : telling.t(`clauseStanding.${status}`),
    amendments: here.map((view) => amendmentShown(found, view, telling)),
  };
}

function standingWords(found: Found, said: ClauseStanding, telling: Telling): string {
  const { formats, t } = telling;
  if (said.status === "held") return t("clauseStanding.held");
  if (said.correction) return t("clauseStanding.correction");
  if (said.status === "agreed") return t("clauseStanding.agreed");
  if (said.parties.length === found.negotiation.signatories.length) return t("clauseStanding.adRefByAll");
  const names = said.parties.map((party) => voiceOf(found, party.delegation, formats)?.name ?? "");
  return t("clauseStanding.agreed-ad-ref", { names: formats.list(names) });
}

function amendmentShown(found: Found, view: Found["amendments"][number], telling: Telling): WallAmendment {
  const { text } = found;
  const by = voiceOf(found, view.delegation, telling.formats);
  const sponsors = view.sponsors.flatMap((id) => voiceOf(found, id, telling.formats)?.name ?? []);
  return {
    ...{ id: view.id, what: whatOf(view, telling.t), by },
    sponsors: telling.formats.list(sponsors),
    change: redlineShown(view.redline.now, { text, ...telling }),
  };
}

function voiceOf({ delegations }: Found, id: string | null, formats: Formats): WallAmendment["by"] {
  const party = delegations.find((one) => one.id === id);
  if (!party) return null;
  const { name, country } = voiceFrom(party, formats);
  return { name, country };
}
