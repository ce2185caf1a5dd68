/** The history and the comments of one clause. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import {
  type Cause,
  type ClauseVersion,
  difference,
  type Kind,
  type Part,
  wordsOf,
} from "#domain/text/index.ts";
import { readableText } from "#server/queries/readable-text.ts";
import type { Shelf } from "#server/queries/shelf.ts";
import type { DelegationView } from "#server/store/meetings.ts";
import type { CommentRow, ThreadRow } from "#server/store/threads.ts";

export interface VersionView {
  number: number;
  cause: Cause;
  /** Ids of delegations; "chair" for the chair's side. */
  delegations: string[];
  people: string[];
  startedAt: string;
  endedAt: string;
  kind: Kind;
  /** Against the version before; against nothing for the first. */
  redline: Part[];
}

export interface ThreadView {
  id: string;
  createdAt: string;
  resolvedAt: string | null;
  resolvedBy: string | null;
  comments: { id: string; author: string; delegation: string | null; body: string; at: string }[];
}

export interface ClausePage {
  ok: true;
  clause: string;
  text: { id: string; title: string; language: string; zone: string };
  may: { comment: boolean; resolve: boolean };
  delegations: DelegationView[];
  versions: VersionView[];
  threads: ThreadView[];
}

export function clause(shelf: Shelf) {
  const { store } = shelf;
  return async (actor: Actor | null, textId: string, clauseId: string): Promise<ClausePage | Refusal> => {
    const found = await readableText(shelf, actor, textId);
    if (!found.ok) return found;
    const { text, meeting, may } = found;
    const [versions, threads, delegations] = await Promise.all([
      store.folding.versions(text.sheet, clauseId),
      store.threads.ofClause(textId, clauseId),
      store.meetings.delegations(text.meetingId),
    ]);
    if (!versions.length && !(await store.sheets.hasClause(text.sheet, clauseId)))
      return refuse("unknown-clause");
    const names = await store.meetings.namesOf([
      ...versions.flatMap((one) => one.people),
      ...threads.flatMap(peopleIn),
    ]);
    return {
      ok: true,
      clause: clauseId,
      text: { id: text.id, title: text.title, language: text.language, zone: meeting.zone },
      may: { comment: may.comment, resolve: may["resolve-comment"] },
      delegations,
      versions: versions.map((one, at) => versionView(one, versions[at - 1], text.language, names)),
      threads: threads.map((thread) => threadView(thread, names)),
    };
  };
}

type NamesById = Map<string, string>;

function versionView(
  version: ClauseVersion,
  before: ClauseVersion | undefined,
  language: string,
  names: NamesById,
): VersionView {
  const { number, cause, delegations, people, startedAt, endedAt } = version;
  const was = before && before.cause !== "deleted" ? wordsOf(before.clause) : "";
  const is = cause === "deleted" ? "" : wordsOf(version.clause);
  return {
    number,
    cause,
    delegations,
    people: people.map((id) => names.get(id) ?? ""),
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    kind: version.clause.kind,
    redline: difference(was, is, language),
  };
}

function threadView(thread: ThreadRow & { comments: CommentRow[] }, names: NamesById): ThreadView {
  const { id, createdAt, resolvedAt, resolvedBy } = thread;
  return {
    id,
    createdAt: createdAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
    resolvedBy: resolvedBy ? (names.get(resolvedBy) ?? "") : null,
    comments: thread.comments.map(({ id, personId, delegationId, body, at }) => ({
      ...{ id, body, delegation: delegationId, author: names.get(personId) ?? "" },
      at: at.toISOString(),
    })),
  };
}

function peopleIn(thread: ThreadRow & { comments: CommentRow[] }): string[] {
  return [...thread.comments.map((one) => one.personId), ...(thread.resolvedBy ? [thread.resolvedBy] : [])];
}
