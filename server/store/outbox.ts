/** Things to tell the world. Written with the fact, so that nothing that happened goes untold. */

import type { Db } from "#server/store/db.ts";
import type { Notice } from "#server/store/notices.ts";

export function outboxIn(db: Db) {
  return {
    async put(...notices: Notice[]): Promise<void> {
      await db.outbox.createMany({ data: notices.map((notice) => ({ notice })) });
    },

    /** The oldest that were not told yet. */
    async waiting(limit: number): Promise<{ id: bigint; notice: Notice }[]> {
      const rows = await db.outbox.findMany({ where: { doneAt: null }, orderBy: { id: "asc" }, take: limit });
      return rows.map((row) => ({ id: row.id, notice: row.notice as unknown as Notice }));
    },

    async done(ids: readonly bigint[], at: Date): Promise<void> {
      await db.outbox.updateMany({ where: { id: { in: [...ids] } }, data: { doneAt: at } });
    },
  };
}
