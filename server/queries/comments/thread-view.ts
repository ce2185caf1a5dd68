/**
 * Discussions as one reader may see them: those whose audience includes the reader, with where their words are now and
 * what this reader may do. Everything else is left out before anything is counted.
 */
import {
  type Anchor,
  type Asker,
  type Audience,
  commentError,
  type Footing,
  footing,
  type Mention,
  means,
  type Resolution,
  sees,
  type ThreadAudience,
  threadError,
  widerAudiences,
} from "#domain/comments/index.ts";
import { seesDraft } from "#domain/life/index.ts";
import { type Clause, wordsOf } from "#domain/text/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import { viewerAt } from "#server/queries/positions/position-view.ts";
import type { ReadableText } from "#server/queries/texts/readable-text.ts";
import type { SavedComment, WholeThread } from "#server/store/comments/threads.ts";

export interface CommentData {
  id: string;
  author: string;
  person: string;
  delegation: string | null;
  body: string;
  mentions: Mention[];
  at: string;
  /** Since when it has these words, and its earlier words as far as this reader could read them then; oldest first. */
  edited: { at: string; former: { body: string; since: string }[] } | null;
  /** When it was taken back; then it has no words. */
  takenBack: string | null;
  may: { edit: boolean; takeBack: boolean };
}

export interface ThreadData {
  id: string;
  clause: string;
  /** For a page that has the shared document open; null where it is about the clause. */
  anchor: Anchor | null;
  /** Where it is in the requested sheet, and the words there now. */
  footing: Footing;
  wordsNow: string | null;
  /** The language of the sheet that has its words, where that is not the requested one. */
  elsewhere: string | null;
  audience: Audience;
  /** The delegation that began it; null for the chair's side. */
  delegation: string | null;
  createdAt: string;
  resolved: { at: string; by: string; resolution: Resolution | null; closing: string } | null;
  widened: { at: string; from: Audience } | null;
  /** This reader wrote in it, or is named in it. */
  mine: boolean;
  mentionsMe: boolean;
  comments: CommentData[];
  may: { reply: boolean; resolve: boolean; reopen: boolean; widen: Audience[]; propose: boolean };
  /** Amendments drafted from it, as far as this reader sees them. */
  amendments: string[];
}

/** In: all rows of the text, not yet filtered for a reader. */
export function seenThreads<T extends { delegationId: string | null; audience: Audience }>(
  rows: readonly T[],
  { seat }: Pick<ReadableText, "seat">,
): T[] {
  return rows.filter((row) => sees(audienceOf(row), viewerAt(seat)));
}

/** For the whole text, or for one clause. */
export async function threadViews(
  { store }: QueryContext,
  found: ReadableText,
  clause?: string,
): Promise<{ threads: ThreadData[]; clauses: Clause[] }> {
  const { text, seat, actor } = found;
  const [rows, amendments] = await Promise.all([
    store.threads.of(text.id, clause).then((all) => seenThreads(all, found)),
    store.amendments.ofText(text.id).then((all) => all.filter((row) => seesDraft(row, seat))),
  ]);
  const anchors = rows.flatMap(({ anchor, clauseId }) => {
    return anchor?.sheet === text.sheet ? [{ ...anchor, clause: clauseId }] : [];
  });
  const [{ clauses, held }, languages, names] = await Promise.all([
    store.sheets.anchored(text.sheet, anchors),
    languagesBeside(store, found, rows),
    store.meetings.namesOf(rows.flatMap(peopleIn)),
  ]);
  const places = new Map(anchors.map((anchor, at) => [anchor.from + anchor.to, held[at] ?? null]));
  const asker: Asker = { person: actor.person, ...viewerAt(seat) };
  const threads = rows.map((row): ThreadData => {
    const { anchor, clauseId } = row;
    const state = clauses.find((one) => one.id === clauseId);
    const words = state ? wordsOf(state) : null;
    const place = anchor && (places.get(anchor.from + anchor.to) ?? null);
    const elsewhere = anchor ? (languages.get(anchor.sheet) ?? null) : null;
    const foot = footing(words, place, elsewhere ? null : (anchor?.quote ?? null));
    const drafted = amendments.filter(({ thread }) => thread === row.id).map(({ id }) => id);
    return {
      ...factsOf(row, names, asker),
      comments: row.comments.map((one) => commentView(one, row, { names, asker, found })),
      ...{ footing: foot, elsewhere },
      wordsNow: foot.kind === "words" ? (words?.slice(foot.from, foot.to) ?? null) : null,
      may: { ...mayOn(row, asker, found), propose: mayPropose(found, foot) },
      amendments: drafted,
    };
  });
  return { threads, clauses };
}

/** The other sheets of the text, by their ids; not looked up where no discussion is about them. */
async function languagesBeside(
  store: QueryContext["store"],
  { text: { id, sheet } }: ReadableText,
  rows: readonly WholeThread[],
): Promise<Map<string, string>> {
  if (rows.every(({ anchor }) => !anchor || anchor.sheet === sheet)) return new Map();
  const [own, versions] = await Promise.all([store.texts.byId(id), store.languages.ofText(id)]);
  const all = [...(own ? [own] : []), ...versions].map((one): [string, string] => [one.sheet, one.language]);
  return new Map(all.filter(([of]) => of !== sheet));
}

function factsOf(row: WholeThread, names: ReadonlyMap<string, string>, asker: Asker) {
  const { id, clauseId, anchor, audience, delegationId, createdAt, comments } = row;
  const { resolvedAt, resolvedBy, resolution, closing, widenedAt, widenedFrom } = row;
  const nameOf = (person: string | null) => (person && names.get(person)) || "";
  return {
    ...{ id, anchor, audience, clause: clauseId, delegation: delegationId },
    createdAt: createdAt.toISOString(),
    resolved: resolvedAt && {
      ...{ at: resolvedAt.toISOString(), by: nameOf(resolvedBy), resolution, closing },
    },
    widened: widenedAt && widenedFrom && { at: widenedAt.toISOString(), from: widenedFrom },
    mine: comments.some(({ personId }) => personId === asker.person),
    mentionsMe: comments.some(({ mentions }) => mentions.some((one) => means(one, asker))),
  };
}

interface Reading {
  names: ReadonlyMap<string, string>;
  asker: Asker;
  found: ReadableText;
}

function commentView(comment: SavedComment, row: WholeThread, { names, asker, found }: Reading): CommentData {
  const { id, personId, delegationId, body, mentions, at, takenBackAt } = comment;
  const spoken = { person: personId, delegation: delegationId, takenBack: takenBackAt !== null };
  const own = commentError(discussionOf(row), spoken, asker, found.text.record.phase.name) === null;
  const words = spoken.takenBack ? { body: "", mentions: [] } : { body, mentions };
  return {
    ...{ id, ...words, author: names.get(personId) ?? "", person: personId, delegation: delegationId },
    at: at.toISOString(),
    edited: editedOf(comment, row, asker),
    takenBack: takenBackAt?.toISOString() ?? null,
    may: { edit: own, takeBack: own },
  };
}

/**
 * Former words are for the people who could read them then: an audience that was widened since does not include more.
 */
function editedOf(comment: SavedComment, { delegationId }: WholeThread, asker: Asker): CommentData["edited"] {
  const { editedAt, takenBackAt, wordings } = comment;
  if (!editedAt || takenBackAt) return null;
  const read = wordings.filter(({ audience }) => sees({ delegation: delegationId, audience }, asker));
  const former = read.map(({ body, since }) => ({ body, since: since.toISOString() }));
  return { at: editedAt.toISOString(), former };
}

function mayOn(row: WholeThread, asker: Asker, { text }: ReadableText) {
  const { name } = text.record.phase;
  const thread = discussionOf(row);
  const can = (command: "reply" | "resolve" | "reopen") => threadError(command, thread, asker, name) === null;
  return {
    ...{ reply: can("reply"), resolve: can("resolve"), reopen: can("reopen") },
    widen: widerAudiences(thread, asker, name),
  };
}

/** A discussion in the form that its rules use. */
function discussionOf(row: WholeThread) {
  const spoken = row.comments.map(({ delegationId }) => delegationId);
  return { ...audienceOf(row), begunBy: row.personId, resolved: row.resolvedAt !== null, spoken };
}

function mayPropose({ may, text }: ReadableText, foot: Footing): boolean {
  if (text.record.phase.name !== "drafting" || foot.kind === "gone") return false;
  return may["draft-amendment"] || may["suggest-amendment"];
}

function audienceOf({
  delegationId,
  audience,
}: {
  delegationId: string | null;
  audience: Audience;
}): ThreadAudience {
  return { delegation: delegationId, audience };
}

function peopleIn({ comments, resolvedBy }: WholeThread): string[] {
  return [...comments.map((one) => one.personId), ...(resolvedBy ? [resolvedBy] : [])];
}
