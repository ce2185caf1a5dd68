/**
 * Authors correct what they wrote, or take it back, while comments are possible there. Former words are stored: of a
 * correction for the audience that could read them then, of a comment that was taken back for nobody.
 */
import { meantBy, mentionsAfter } from "#domain/comments/index.ts";
import type { Actor } from "#domain/rights/index.ts";
import { contentError, type WrittenComment } from "#server/commands/comments/comment.ts";
import { audienceOf, onComment, type ThreadOutcome } from "#server/commands/comments/in-thread.ts";
import { notifyNamed } from "#server/commands/comments/notify-mentioned.ts";
import type { CommandContext } from "#server/commands/context.ts";
import type { FormerWording, SavedComment } from "#server/store/comments/threads.ts";

export interface OnComment {
  thread: string;
  comment: string;
}

/**
 * A person who is named for the first time is notified; who was notified before is not notified again, whatever was
 * corrected since.
 */
export function editComment(context: CommandContext) {
  return (actor: Actor | null, input: OnComment & WrittenComment): Promise<ThreadOutcome> =>
    onComment(context, actor, input, async (table, comment, thread) => {
      const body = input.body.trim();
      const threadAudience = audienceOf(thread);
      const { kept, fresh } = mentionsAfter(comment.mentions, input.mentions ?? [], body);
      const error = contentError(table, threadAudience, { body, mentions: fresh });
      if (error) return error;
      if (body === comment.body) return "same-words";
      const now = { body, mentions: [...kept, ...fresh], at: context.now() };
      await table.tables.threads.reword(comment, now, formerWording(comment, thread));
      const outcome = meantBy(everNamed(comment), table.people).map(({ person }) => person);
      await notifyNamed(table, { thread: thread.id, clause: thread.clauseId, threadAudience, outcome }, now);
      return null;
    });
}

export function takeBackComment(context: CommandContext) {
  return (actor: Actor | null, input: OnComment): Promise<ThreadOutcome> =>
    onComment(context, actor, input, async ({ tables }, comment, thread) => {
      await tables.threads.takeBack(comment, context.now(), formerWording(comment, thread));
      return null;
    });
}

function formerWording(
  { body, mentions, at, editedAt }: SavedComment,
  { audience }: Pick<FormerWording, "audience">,
): FormerWording {
  return { body, mentions, since: editedAt ?? at, audience };
}

function everNamed({ mentions, wordings }: SavedComment) {
  return [mentions, ...wordings.map((one) => one.mentions)].flat();
}
