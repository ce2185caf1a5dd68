/** Every clause that a text has or had: the present ones in order, and the deleted ones, newest first. */
import type { Refusal } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { type ClauseVersion, numbering, wordsOf } from "#domain/text/index.ts";
import { attributed } from "#server/queries/amendments/attribution.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { type NamedClause, nameOf } from "#server/queries/texts/clause.ts";
import { readableText } from "#server/queries/texts/readable-text.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";

export interface ListedClause {
  name: NamedClause;
  words: string;
  /** Its newest version: number, authors, time; nothing where none is folded yet. */
  newest: { number: number; delegations: string[]; people: string[]; at: string } | null;
  /** Of a deleted one: the clause that has its words now. */
  mergedInto: NamedClause | null;
}

export interface ClausesPage {
  ok: true;
  text: { id: string; title: string; language: string; zone: string; leftOut: number };
  delegations: DelegationRow[];
  /** The change before the newest deletion, for people who may restore the text of that moment. */
  beforeDeletion: number | null;
  state: ListedClause[];
  deleted: ListedClause[];
}

export function clauses(context: QueryContext) {
  const { store } = context;
  return async (actor: Actor | null, id: string): Promise<ClausesPage | Refusal> => {
    const found = await readableText(context, actor, id);
    if (!found.ok) return found;
    const { text, meeting } = found;
    const [{ clauses: now, leftOut }, newest, delegations] = await Promise.all([
      store.sheets.read(text.sheet),
      store.folding.newest(text.sheet).then((all) => attributed(found, all)),
      store.meetings.delegations(text.meetingId),
    ]);
    const names = await store.meetings.namesOf(newest.flatMap((one) => one.people));
    const versions = new Map(newest.map((one) => [one.clauseId, one]));
    const marks = numbering(now);
    const here = new Set(now.map((one) => one.id));
    const gone = newest.filter((one) => one.cause === "deleted" && !here.has(one.clauseId));
    const last = Math.max(0, ...gone.map(({ fromN }) => fromN - 1));
    return {
      ok: true,
      beforeDeletion: found.mayRestore && last ? last : null,
      text: { id, title: text.title, language: text.language, zone: meeting.zone, leftOut },
      delegations,
      state: now.map((clause, at) => ({
        name: { id: clause.id, kind: clause.kind, reference: marks[at]?.reference ?? "" },
        words: wordsOf(clause),
        newest: newestView(versions.get(clause.id), names),
        mergedInto: null,
      })),
      deleted: gone
        .sort((a, b) => b.toN - a.toN)
        .map((one) => ({
          ...{ name: nameOf(one), words: wordsOf(one.clause), newest: newestView(one, names) },
          mergedInto: mergedInto(one, versions),
        })),
    };
  };
}

function newestView(version: ClauseVersion | undefined, names: Map<string, string>): ListedClause["newest"] {
  if (!version) return null;
  const { number, delegations, people, endedAt } = version;
  const named = people.map((id) => names.get(id) ?? "");
  return { number, delegations, people: named, at: new Date(endedAt).toISOString() };
}

function mergedInto(
  { otherClause }: ClauseVersion,
  versions: Map<string, ClauseVersion>,
): NamedClause | null {
  const other = versions.get(otherClause ?? "");
  return other ? nameOf(other) : null;
}
