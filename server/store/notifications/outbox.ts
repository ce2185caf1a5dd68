/**
 * Notices to broadcast. Written with the fact, so that nothing that happened is left out. Every process with open
 * sockets reads it from its own position; "done" only means that one process has broadcast it.
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
     * From where a process that starts reads: after which row, and which of those that follow were broadcast by others.
     * What was written since `before` may still be joined by rows with lower numbers.
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
      // As one array: hundreds of texts that grow make thousands in a minute, and each as a separate value took 5 ms.
      return db.$queryRaw<WaitingNotice[]>`
        SELECT id, at, notice FROM outbox WHERE id > ${after} AND id <> ALL(${[...notified]}::bigint[])
        ORDER BY id LIMIT ${limit}`;
    },

    /** How many of them nobody had broadcast before. */
    async done(ids: readonly bigint[], at: Date): Promise<number> {
      const where = { id: { in: [...ids] }, doneAt: null };
      return (await db.outbox.updateMany({ where, data: { doneAt: at } })).count;
    },
  };
}
