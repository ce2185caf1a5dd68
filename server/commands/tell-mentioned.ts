/**
 * Who is named in a comment, and who has spoken in its discussion before, is told where it is, at the desk and by mail: the
 * text, the clause, which delegation said something; no word of it. Only those who see the discussion.
 */
import { type Circle, meantBy, mentionable } from "#domain/comments/index.ts";
import { numbering } from "#domain/text/index.ts";
import type { Table } from "#server/commands/at-discussion.ts";
import type { CommentRow } from "#server/store/threads.ts";

export interface Where {
  thread: string;
  clause: string;
  circle: Circle;
  /** Who has spoken in it before. */
  spoken: readonly string[];
}

export async function tellMentioned(table: Table, where: Where, { mentions, at }: CommentRow): Promise<void> {
  const { tables, row, people, asker } = table;
  const seeing = mentionable(where.circle, people).filter(({ person }) => person !== asker.person);
  const named = new Set(meantBy(mentions, seeing).map(({ person }) => person));
  const others = seeing.flatMap(({ person }) =>
    where.spoken.includes(person) && !named.has(person) ? [person] : [],
  );
  if (!named.size && !others.length) return;
  const facts = { thread: where.thread, by: asker.delegation, ...(await clauseOf(table, where.clause)) };
  await tables.deskNotices.tell(row.id, "mention", facts, [...named], at);
  await tables.deskNotices.tell(row.id, "comment", facts, [...new Set(others)], at);
}

async function clauseOf({ tables, row }: Table, id: string) {
  const clauses = await tables.sheets.clauses(row.sheet);
  const place = clauses.findIndex((one) => one.id === id);
  const standing = clauses[place];
  const reference = numbering(clauses)[place]?.reference ?? "";
  return standing ? { clause: { id, kind: standing.kind, reference } } : {};
}
