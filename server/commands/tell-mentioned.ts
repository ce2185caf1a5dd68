/** Who is named in a comment is told where, at the desk and by mail: the text, the clause, who named them; no word of it. */
import { type Circle, meantBy, mentionable } from "#domain/comments/index.ts";
import { numbering } from "#domain/text/index.ts";
import type { Table } from "#server/commands/at-discussion.ts";
import type { CommentRow } from "#server/store/threads.ts";

export interface Where {
  thread: string;
  clause: string;
  circle: Circle;
}

export async function tellMentioned(
  { tables, row, people, asker }: Table,
  { thread, clause: id, circle }: Where,
  { mentions, at }: CommentRow,
): Promise<void> {
  if (!mentions.length) return;
  const named = meantBy(mentions, mentionable(circle, people)).map(({ person }) => person);
  const to = [...new Set(named)].filter((person) => person !== asker.person);
  if (!to.length) return;
  const clauses = await tables.sheets.clauses(row.sheet);
  const place = clauses.findIndex((one) => one.id === id);
  const standing = clauses[place];
  const reference = numbering(clauses)[place]?.reference ?? "";
  const clause = standing ? { clause: { id, kind: standing.kind, reference } } : {};
  await tables.deskNotices.tell(row.id, "mention", { thread, by: asker.delegation, ...clause }, to, at);
}
