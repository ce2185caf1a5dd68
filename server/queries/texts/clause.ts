/** The history and the comments of one clause, whether it is in the text or was deleted from it. */
import { type Audience, audiencesFor } from "#domain/comments/index.ts";
import { seenBy } from "#domain/positions/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import {
  type Cause,
  type Clause,
  type ClauseChange,
  type ClauseVersion,
  compare,
  numbering,
  restoredFrom,
} from "#domain/text/index.ts";
import type { TrailContent } from "#domain/trail/index.ts";
import { attributed } from "#server/queries/amendments/attribution.ts";
import { type ThreadData, threadViews } from "#server/queries/comments/thread-view.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { type PositionData, positionViews, viewerAt } from "#server/queries/positions/position-view.ts";
import { clauseStory } from "#server/queries/texts/clause-story.ts";
import { type ReadableText, readableText } from "#server/queries/texts/readable-text.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";

/** "restored" is a typing that brought back the words of an earlier version; "born" the first one of a new clause. */
export type CauseData = Cause | "restored" | "born";

export interface NamedClause {
  id: string;
  kind: Clause["kind"];
  /** From numbering.ts: "OP2 (a)", or the kind. */
  reference: string;
}

export interface VersionData {
  number: number;
  cause: CauseData;
  /** Of a restoration: the version whose words were restored. */
  restored: number | null;
  /** Ids of delegations; "chair" for the chair's side. */
  delegations: string[];
  people: string[];
  startedAt: string;
  endedAt: string;
  /** What it was called then. */
  name: NamedClause;
  other: NamedClause | null;
  /** The amendment that a decision carried out here, or took back. */
  amendment: string | null;
  /** Against the version before; against nothing for the first. */
  change: ClauseChange;
  /** The clause at the end of this version, or its last words. */
  clause: Clause;
}

export interface ClauseData {
  ok: true;
  clause: string;
  text: { id: string; title: string; language: string; zone: string };
  may: { comment: boolean; position: boolean };
  /** The change before its deletion, for people who may restore the text of that moment. */
  beforeDeletion: number | null;
  /** Of member delegations, as far as this person may see them; null where that is none. */
  positions: PositionData[] | null;
  /** The delegation of the seat. */
  own: string | null;
  /** Decisions about it, in order. */
  story: TrailContent[];
  delegations: DelegationRow[];
  /** Null where it was deleted, or is too new to be found. */
  now: NamedClause | null;
  /** For putting it back: the clauses that it stood after, the nearest first, deleted ones with those they stood after. */
  stoodAfter: string[];
  versions: VersionData[];
  /** Any two that were asked for. */
  compared: { version: number; against: number; change: ClauseChange } | null;
  /** Changes of the log that are in no version yet. */
  unfolded: number;
  /** Those that this reader sees, and the audiences with which a new one may begin. */
  threads: ThreadData[];
  audiences: Audience[];
  sheet: string;
}

/** Numbers of versions as they are in an address. */
export interface AskedVersions {
  version?: string | null;
  against?: string | null;
  /** For a language version. */
  language?: string | null;
}

export function clause(context: QueryContext) {
  const { store } = context;
  return async (
    actor: Actor | null,
    textId: string,
    clauseId: string,
    asked: AskedVersions = {},
  ): Promise<ClauseData | Refusal> => {
    const found = await readableText(context, actor, textId, asked.language);
    if (!found.ok) return found;
    const { text, meeting, may, seat } = found;
    const [versions, { threads, clauses }, delegations, taken, story] = await Promise.all([
      store.folding.versions(text.sheet, clauseId).then((all) => attributed(found, all)),
      threadViews(context, found, clauseId),
      store.meetings.delegations(text.meetingId),
      // Only for the negotiated text, not for its versions in other languages.
      may["see-positions"] && !asked.language ? store.positions.of(textId, clauseId) : null,
      clauseStory(context, found, clauseId),
    ]);
    const now = nameIn(clauses, clauseId);
    const state = clauses.find((one) => one.id === clauseId) ?? null;
    if (!versions.length && !now) return refuse("unknown-clause");
    const compared = comparedOf(versions, asked, text.language);
    if (compared && "ok" in compared) return compared;
    const names = await store.meetings.namesOf(versions.flatMap((one) => one.people));
    return {
      ok: true,
      clause: clauseId,
      text: { id: text.id, title: text.title, language: text.language, zone: meeting.zone },
      may: {
        comment: may.comment,
        position:
          may["take-position"] && !asked.language && now !== null && text.record.phase.name === "drafting",
      },
      beforeDeletion: now || asked.language || !found.mayRestore ? null : beforeLast(versions),
      positions: taken && positionViews(seenBy(taken, viewerAt(seat)), state, delegations),
      ...{ own: seat.delegation, story },
      ...{ delegations, now, compared },
      stoodAfter: now ? [] : await store.folding.placesOf(text.sheet, clauseId),
      versions: await versionViews(context, found, versions, names),
      unfolded: text.head - text.folded,
      ...{ threads, audiences: audiencesFor(viewerAt(seat)), sheet: text.sheet },
    };
  };
}

/** Null where two versions were not asked for. A single version is compared with the one before it. */
function comparedOf(
  versions: readonly ClauseVersion[],
  asked: AskedVersions,
  language: string,
): ClauseData["compared"] | Refusal {
  if (!asked.version) return null;
  const version = Number(asked.version);
  const against = asked.against ? Number(asked.against) : version - 1;
  const [later, earlier] = [version, against].map((number) => versions.find((one) => one.number === number));
  // The first version is compared with nothing.
  if (!later || (!earlier && !(version === 1 && !asked.against))) return refuse("unknown-version");
  return { version, against, change: changeBetween(earlier, later, language) };
}

async function versionViews(
  { store }: QueryContext,
  { text }: ReadableText,
  versions: readonly ClauseVersion[],
  names: Map<string, string>,
): Promise<VersionData[]> {
  const others = versions.flatMap((one) => one.otherClause ?? []);
  const newest = new Map((await store.folding.newest(text.sheet, others)).map((one) => [one.clauseId, one]));
  return versions.map((version, at): VersionData => {
    const other = newest.get(version.otherClause ?? "");
    const restored = restoredFrom(versions, at);
    return {
      ...{ number: version.number, cause: causeView(version, restored), restored },
      delegations: version.delegations,
      people: version.people.map((id) => names.get(id) ?? ""),
      startedAt: new Date(version.startedAt).toISOString(),
      endedAt: new Date(version.endedAt).toISOString(),
      name: nameOf(version),
      amendment: version.amendment,
      other: other ? nameOf(other) : null,
      change: changeBetween(versions[at - 1], version, text.language),
      clause: version.clause,
    };
  });
}

/** Null where its deletion is in no version yet. */
function beforeLast(versions: readonly ClauseVersion[]): number | null {
  const last = versions.at(-1);
  return last?.cause === "deleted" && last.fromN > 1 ? last.fromN - 1 : null;
}

function causeView({ cause, number }: ClauseVersion, restored: number | null): CauseData {
  if (cause !== "typed") return cause;
  if (restored !== null) return "restored";
  return number === 1 ? "born" : "typed";
}

/** Of the later one the added words, of the earlier one the removed words; a deleted clause has no words. */
function changeBetween(
  earlier: ClauseVersion | undefined,
  later: ClauseVersion,
  language: string,
): ClauseChange {
  const [before, after] = [earlier, later].map((one) => ({
    clauses: one && one.cause !== "deleted" ? [one.clause] : [],
  })) as [{ clauses: Clause[] }, { clauses: Clause[] }];
  const change = compare(before, after, { language }).rows[0]?.change;
  return change ?? { ...NO_CHANGE, id: later.clauseId };
}

const NO_CHANGE = {
  ...{ before: null, after: null, happened: [], parts: [], formatted: [] },
  ...{ kind: null, level: null, fields: [] },
};

export function nameOf({ clauseId, clause, reference }: ClauseVersion): NamedClause {
  return { id: clauseId, kind: clause.kind, reference };
}

function nameIn(clauses: readonly Clause[], id: string): NamedClause | null {
  const at = clauses.findIndex((one) => one.id === id);
  const found = clauses[at];
  return found ? { id, kind: found.kind, reference: numbering(clauses)[at]?.reference ?? "" } : null;
}
