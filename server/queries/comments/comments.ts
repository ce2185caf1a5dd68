/**
 * All discussions of a text that this reader sees, in the order of the text, and at the end those whose clause is
 * deleted; and who may be named in one.
 */
import { byName } from "#domain/by-name.ts";
import {
  type Audience,
  audiencesFor,
  type Filter,
  filterFrom,
  isAsked,
  mentionable,
  sees,
} from "#domain/comments/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, sideOf } from "#domain/rights/index.ts";
import { numbering } from "#domain/text/index.ts";
import { type ThreadData, threadViews } from "#server/queries/comments/thread-view.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { viewerAt } from "#server/queries/positions/position-view.ts";
import { type NamedClause, nameOf } from "#server/queries/texts/clause.ts";
import { type ReadableText, readableText } from "#server/queries/texts/readable-text.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";

export interface CommentsPage {
  ok: true;
  text: { id: string; title: string; language: string; zone: string };
  /** The sheet in which their words were looked up. */
  sheet: string;
  may: { comment: boolean };
  /** The audiences that this reader may choose, and the default. */
  audiences: Audience[];
  own: string | null;
  delegations: DelegationRow[];
  asked: Filter;
  threads: ThreadData[];
  /** Of all that this reader sees. */
  counts: { open: number; resolved: number };
  /** What the clauses are called, or were called last. */
  places: Record<string, NamedClause>;
}

export type AskedComments = Partial<Record<keyof Filter | "language", string | null>>;

export function comments(context: QueryContext) {
  return async (
    actor: Actor | null,
    textId: string,
    asked: AskedComments = {},
  ): Promise<CommentsPage | Refusal> => {
    const found = await readableText(context, actor, textId, asked.language);
    if (!found.ok) return found;
    const { text, meeting, may, seat } = found;
    const [{ threads, clauses }, delegations] = await Promise.all([
      threadViews(context, found),
      context.store.meetings.delegations(text.meetingId),
    ]);
    const order = new Map(clauses.map(({ id }, at) => [id, at]));
    const place = ({ clause, footing }: ThreadData) =>
      (order.get(clause) ?? clauses.length) * 1e6 + (footing.kind === "words" ? footing.from + 1 : 0);
    const filter = filterFrom(asked);
    const resolved = threads.filter((one) => one.resolved).length;
    return {
      ok: true,
      text: { id: text.id, title: text.title, language: text.language, zone: meeting.zone },
      ...{ sheet: text.sheet, delegations, asked: filter, own: seat.delegation },
      may: { comment: may.comment },
      audiences: audiencesFor(viewerAt(seat)),
      threads: threads
        .filter((one) => isAsked({ ...one, resolved: one.resolved !== null }, filter))
        .sort((a, b) => place(a) - place(b)),
      counts: { open: threads.length - resolved, resolved },
      places: await placesOf(context, found, threads, clauses),
    };
  };
}

async function placesOf(
  { store }: QueryContext,
  { text }: ReadableText,
  threads: readonly ThreadData[],
  clauses: Parameters<typeof numbering>[0],
): Promise<Record<string, NamedClause>> {
  const marks = numbering(clauses);
  const state = clauses.map(({ id, kind }, at) => ({ id, kind, reference: marks[at]?.reference ?? "" }));
  const talked = new Set(threads.map(({ clause }) => clause));
  const here = state.filter(({ id }) => talked.delete(id));
  const gone = talked.size ? await store.folding.newest(text.sheet, [...talked]) : [];
  return byName([...here, ...gone.map(nameOf)].map((name) => [name.id, name] as const));
}

export interface Mentionable {
  ok: true;
  people: { id: string; name: string; delegation: string | null }[];
  /** Delegations of which everybody who sits here sees it; whether the chair's side does. */
  delegations: DelegationRow[];
  chair: boolean;
}

/** Who may be named in a discussion, or in one that begins with an audience. */
export function mentionables(context: QueryContext) {
  return async (
    actor: Actor | null,
    textId: string,
    asked: { thread?: string | null; audience?: string | null } = {},
  ): Promise<Mentionable | Refusal> => {
    const found = await readableText(context, actor, textId);
    if (!found.ok) return found;
    const threadAudience = await audienceFor(context, found, asked);
    if (!threadAudience) return refuse("not-found");
    const { meetingId } = found.text;
    const { meetings } = context.store;
    const [people, delegations] = await Promise.all([
      meetings.people(meetingId),
      meetings.delegations(meetingId),
    ]);
    const table = people.map((one) => ({ ...one, side: sideOf(one.role) }));
    const named = mentionable(threadAudience, table).filter(({ person }) => person !== found.actor.person);
    const seated = new Set(named.map(({ delegation }) => delegation));
    return {
      ok: true,
      people: named
        .map(({ person, name, delegation }) => ({ id: person, name, delegation }))
        .sort((one, other) => one.name.localeCompare(other.name)),
      delegations: delegations.filter(({ id }) => seated.has(id)),
      chair: named.some(({ side }) => side === "chair"),
    };
  };
}

async function audienceFor(
  { store }: QueryContext,
  { seat, text }: ReadableText,
  { thread, audience }: { thread?: string | null; audience?: string | null },
) {
  const viewer = viewerAt(seat);
  if (thread) {
    const row = await store.threads.byId(thread);
    const threadAudience = row && { delegation: row.delegationId, audience: row.audience };
    return threadAudience && row.textId === text.id && sees(threadAudience, viewer) ? threadAudience : null;
  }
  const chosen = audiencesFor(viewer).find((one) => one === (audience || "table"));
  return chosen ? { delegation: seat.delegation, audience: chosen } : null;
}
