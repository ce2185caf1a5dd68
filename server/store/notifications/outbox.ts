/**
 * Things to tell the world. Written with the fact, so that nothing that happened goes untold. Every process that has
 * somebody to tell reads it from a place of its own; "done" only means that somebody has told it.
 */

import type { Db } from "#server/store/database/db.ts";
import type { Notice } from "#server/store/notifications/socket-notices.ts";

export interface WaitingNotice {
  id: bigint;
  notice: Notice;
  at: Date;
}

export function outboxIn(db: Db) {
  return {
    async put(...notices: Notice[]): Promise<void> {
      await db.outbox.createMany({ data: notices.map((notice) => ({ notice })) });
    },

    /**
     * From where a process that starts reads: after which row, and which of those that follow were told by others. What
     * was written since `before` may still be joined by rows with lower numbers.
     */
    async beginning(before: Date): Promise<{ after: bigint; notified: Pick<WaitingNotice, "id" | "at">[] }> {
      const untold = await db.outbox.findFirst({ where: { doneAt: null }, orderBy: { id: "asc" } });
      const settled = await db.outbox.findFirst({ where: { at: { lt: before } }, orderBy: { id: "desc" } });
      const last = settled?.id ?? 0n;
      const after = untold && untold.id <= last ? untold.id - 1n : last;
      const where = { id: { gt: after }, doneAt: { not: null } };
      const notified = await db.outbox.findMany({
        where,
        select: { id: true, at: true },
        orderBy: { id: "asc" },
      });
      return { after, notified };
    },

    /** The oldest of those after `after` that are not among `told`. */
    async waiting(limit: number, after = 0n, notified: readonly bigint[] = []): Promise<WaitingNotice[]> {
      // As one array: hundreds of texts that grow tell thousands in a minute, and each as a value of its own took 5 ms.
      return db.$queryRaw<WaitingNotice[]>`
        SELECT id, at, notice FROM outbox WHERE id > ${after} AND id <> ALL(${[...notified]}::bigint[])
        ORDER BY id LIMIT ${limit}`;
    },

    /** How many of them nobody had told before. */
    async done(ids: readonly bigint[], at: Date): Promise<number> {
      const where = { id: { in: [...ids] }, doneAt: null };
      return (await db.outbox.updateMany({ where, data: { doneAt: at } })).count;
    },
  };
}
