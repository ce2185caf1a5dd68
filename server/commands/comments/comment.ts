/**
 * Discussions of a clause, or of words in it: begin one with an audience, answer, resolve with a reason, reopen, widen.
 * A person who does not see a discussion is answered as if it did not exist.
 */

import {
  type Anchor,
  type Asker,
  type Audience,
  audienceError,
  commentsClosed,
  LONGEST_CLOSING,
  LONGEST_COMMENT,
  LONGEST_QUOTE,
  type Mention,
  mentionable,
  mentionError,
  type Resolution,
  type ThreadAudience,
  widerAudiences,
} from "#domain/comments/index.ts";
import { isBlank } from "#domain/names/index.ts";
import { type Reason, type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import {
  audienceOf,
  discussionOf,
  inThreadScene,
  onThread,
  type ThreadOutcome,
  type ThreadScene,
} from "#server/commands/comments/in-thread.ts";
import { notifyMentioned } from "#server/commands/comments/notify-mentioned.ts";
import type { CommandContext } from "#server/commands/context.ts";
import type { CommentRow } from "#server/store/comments/threads.ts";
import type { Tables } from "#server/store/open.ts";

export interface WrittenComment {
  body: string;
  mentions?: readonly Mention[];
}

export interface BeginThread extends WrittenComment {
  text: string;
  clause: string;
  /** Everybody in the meeting, if nothing is chosen. */
  audience?: Audience;
  /** The words that it is about: two positions in a sheet. */
  about?: Pick<Anchor, "sheet" | "from" | "to"> | null;
}

export function comment(context: CommandContext) {
  return (actor: Actor | null, input: BeginThread): Promise<ThreadOutcome> =>
    inThreadScene(context, actor, input.text, async (table) => {
      const { tables, asker, row } = table;
      const { audience = "table", about = null } = input;
      if (commentsClosed(row.record.phase.name)) return refuse("text-closed");
      const threadAudience: ThreadAudience = { delegation: asker.delegation, audience };
      const error = audienceError(audience, asker) ?? contentError(table, threadAudience, input);
      if (error) return refuse(error);
      if (!(await tables.sheets.hasClause(row.sheet, input.clause))) return refuse("unknown-clause");
      const anchor = about && (await anchorOf(tables, input.text, { ...about, clause: input.clause }));
      if (anchor && "ok" in anchor) return anchor;
      const thread = {
        id: context.newId(),
        textId: input.text,
        clauseId: input.clause,
        createdAt: context.now(),
      };
      const begun = { ...thread, audience, delegationId: asker.delegation, personId: asker.person, anchor };
      const first = commentOf(context, asker, input);
      await tables.threads.begin(begun, first);
      await notifyMentioned(
        table,
        { thread: thread.id, clause: input.clause, threadAudience, spoken: [] },
        first,
      );
      return { thread: thread.id, threadAudience };
    });
}

export function reply(context: CommandContext) {
  return (actor: Actor | null, input: WrittenComment & { thread: string }): Promise<ThreadOutcome> =>
    onThread(context, actor, "reply", input.thread, async (table, thread) => {
      const threadAudience = audienceOf(thread);
      const error = contentError(table, threadAudience, input);
      if (error) return error;
      const content = commentOf(context, table.asker, input);
      await table.tables.threads.add(thread.id, content);
      const spoken = thread.comments.map(({ personId }) => personId);
      await notifyMentioned(
        table,
        { thread: thread.id, clause: thread.clauseId, threadAudience, spoken },
        content,
      );
      return null;
    });
}

export interface ResolveThread {
  thread: string;
  resolution: Resolution;
  /** A sentence beside the reason. */
  closing?: string;
}

export function resolveThread(context: CommandContext) {
  return (actor: Actor | null, { thread, resolution, closing = "" }: ResolveThread): Promise<ThreadOutcome> =>
    onThread(context, actor, "resolve", thread, async ({ tables, asker }, found) => {
      if (closing.length > LONGEST_CLOSING) return "too-long";
      const by = { at: context.now(), by: asker.person };
      await tables.threads.settle(found.id, { ...by, resolution, closing: closing.trim() });
      return null;
    });
}

export function reopenThread(context: CommandContext) {
  return (actor: Actor | null, { thread }: { thread: string }): Promise<ThreadOutcome> =>
    onThread(context, actor, "reopen", thread, async ({ tables }, found) => {
      await tables.threads.settle(found.id, null);
      return null;
    });
}

/** From now on more people see all of it, and that it was opened to them. */
export function widenThread(context: CommandContext) {
  return (
    actor: Actor | null,
    { thread, audience }: { thread: string; audience: Audience },
  ): Promise<ThreadOutcome> =>
    onThread(context, actor, "widen", thread, async ({ tables, asker, row }, found) => {
      const wider = widerAudiences(discussionOf(found), asker, row.record.phase.name);
      if (!wider.includes(audience)) return "not-wider";
      await tables.threads.widen(found.id, audience, found.audience, context.now());
      found.audience = audience;
      return null;
    });
}

/** The words between two positions, if they are in that clause of a sheet of the text. */
async function anchorOf(
  tables: Tables,
  text: string,
  { sheet, from, to, clause }: Pick<Anchor, "sheet" | "from" | "to"> & { clause: string },
): Promise<Anchor | Refusal> {
  const known = await tables.sheets.atGate(sheet);
  if (known?.text !== text || known.kind === "amendment") return refuse("words-not-found");
  const quote = await tables.sheets.marked(sheet, { clause, from, to });
  if (quote === null) return refuse("words-not-found");
  return quote.length > LONGEST_QUOTE ? refuse("too-long") : { sheet, from, to, quote };
}

/** Why this comment cannot be written there, or null. */
export function contentError(
  { people }: ThreadScene,
  threadAudience: ThreadAudience,
  { body, mentions = [] }: WrittenComment,
): Reason | null {
  if (isBlank(body)) return "empty";
  if (body.length > LONGEST_COMMENT) return "too-long";
  return mentionError(mentions, body, mentionable(threadAudience, people));
}

function commentOf(
  context: CommandContext,
  asker: Asker,
  { body, mentions = [] }: WrittenComment,
): CommentRow {
  const by = { personId: asker.person, delegationId: asker.delegation };
  return { id: context.newId(), ...by, body: body.trim(), mentions: [...mentions], at: context.now() };
}
