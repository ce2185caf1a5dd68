/**
 * Authors correct what they said, or take it back, while anybody may still say something there. What was said before is
 * kept: of a correction for the circle that could read it then, of a comment that was taken back for nobody.
 */
import { meantBy, mentionsAfter } from "#domain/comments/index.ts";
import type { Actor } from "#domain/rights/index.ts";
import { circleOf, onComment, type Told } from "#server/commands/at-discussion.ts";
import { type Said, saidFault } from "#server/commands/comment.ts";
import type { Kit } from "#server/commands/kit.ts";
import { tellNamed } from "#server/commands/tell-mentioned.ts";
import type { KeptComment, Wording } from "#server/store/threads.ts";

export interface OnComment {
  thread: string;
  comment: string;
}

/** Who is named for the first time is told; who was told before is not told again, whatever was corrected since. */
export function editComment(kit: Kit) {
  return (actor: Actor | null, input: OnComment & Said): Promise<Told> =>
    onComment(kit, actor, input, async (table, comment, thread) => {
      const body = input.body.trim();
      const circle = circleOf(thread);
      const { kept, fresh } = mentionsAfter(comment.mentions, input.mentions ?? [], body);
      const fault = saidFault(table, circle, { body, mentions: fresh });
      if (fault) return fault;
      if (body === comment.body) return "same-words";
      const now = { body, mentions: [...kept, ...fresh], at: kit.now() };
      await table.tables.threads.reword(comment, now, asSaid(comment, thread));
      const told = meantBy(everNamed(comment), table.people).map(({ person }) => person);
      await tellNamed(table, { thread: thread.id, clause: thread.clauseId, circle, told }, now);
      return null;
    });
}

export function takeBackComment(kit: Kit) {
  return (actor: Actor | null, input: OnComment): Promise<Told> =>
    onComment(kit, actor, input, async ({ tables }, comment, thread) => {
      await tables.threads.takeBack(comment, kit.now(), asSaid(comment, thread));
      return null;
    });
}

function asSaid(
  { body, mentions, at, editedAt }: KeptComment,
  { audience }: Pick<Wording, "audience">,
): Wording {
  return { body, mentions, since: editedAt ?? at, audience };
}

function everNamed({ mentions, wordings }: KeptComment) {
  return [mentions, ...wordings.map((one) => one.mentions)].flat();
}
