/**
 * Discussions of clauses go with their words, in the transaction that splits, merges or moves them; each audience is
 * notified.
 */
import { type Changed, followed } from "#server/store/comments/following.ts";
import { movedThreads } from "#server/store/notifications/socket-notices.ts";
import type { Tables } from "#server/store/open.ts";

export async function letFollow(tables: Tables, text: string, change: Changed): Promise<void> {
  const threads = await tables.threads.at(
    text,
    change.before.map(({ id }) => id),
  );
  const hung = followed(threads, change);
  await tables.threads.hang(hung);
  for (const notice of movedThreads(text, hung)) await tables.outbox.put(notice);
}
