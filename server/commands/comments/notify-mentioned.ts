/**
 * People who are named in a comment, and those who wrote in its discussion before, are notified where it is, on the
 * dashboard and by mail: the text, the clause, which delegation wrote; no word of it. Only those who see the
 * discussion.
 */
import { meantBy, mentionable, type ThreadAudience } from "#domain/comments/index.ts";
import { numbering } from "#domain/text/index.ts";
import type { ThreadScene } from "#server/commands/comments/in-thread.ts";
import type { CommentRow } from "#server/store/comments/threads.ts";

interface Place {
  thread: string;
  clause: string;
  threadAudience: ThreadAudience;
}

export interface Where extends Place {
  /** People who wrote in it before. */
  spoken: readonly string[];
}

type Words = Pick<CommentRow, "mentions" | "at">;

export async function notifyMentioned(
  table: ThreadScene,
  where: Where,
  { mentions, at }: Words,
): Promise<void> {
  const seeing = seeingBut(table, where.threadAudience);
  const named = new Set(meantBy(mentions, seeing).map(({ person }) => person));
  const others = seeing.flatMap(({ person }) =>
    where.spoken.includes(person) && !named.has(person) ? [person] : [],
  );
  await notify(table, where, at, { mention: [...named], comment: [...new Set(others)] });
}

/** Of a comment that was corrected: those whom it names now and none of whom was notified before. */
export async function notifyNamed(
  table: ThreadScene,
  where: Place & { outcome: readonly string[] },
  { mentions, at }: Words,
): Promise<void> {
  const named = meantBy(mentions, seeingBut(table, where.threadAudience)).map(({ person }) => person);
  const fresh = new Set(named.filter((person) => !where.outcome.includes(person)));
  await notify(table, where, at, { mention: [...fresh], comment: [] });
}

/** The author is not notified. */
function seeingBut({ people, asker }: ThreadScene, threadAudience: ThreadAudience) {
  return mentionable(threadAudience, people).filter(({ person }) => person !== asker.person);
}

async function notify(
  table: ThreadScene,
  { thread, clause }: Place,
  at: Date,
  { mention, comment }: { mention: string[]; comment: string[] },
): Promise<void> {
  if (!mention.length && !comment.length) return;
  const { tables, row, asker } = table;
  const facts = { thread, by: asker.delegation, ...(await clauseOf(table, clause)) };
  await tables.notifications.notify(row.id, "mention", facts, mention, at);
  await tables.notifications.notify(row.id, "comment", facts, comment, at);
}

async function clauseOf({ tables, row }: ThreadScene, id: string) {
  const clauses = await tables.sheets.clauses(row.sheet);
  const place = clauses.findIndex((one) => one.id === id);
  const state = clauses[place];
  const reference = numbering(clauses)[place]?.reference ?? "";
  return state ? { clause: { id, kind: state.kind, reference } } : {};
}
