/** Checkpoints, and the state of the trails when a day ended. Inserted once for each day, never changed. */
import type { Db } from "#server/store/database/db.ts";

export interface CheckpointRow {
  /** ISO calendar day. */
  day: string;
  document: string;
  digest: string;
}

export function checkpointsIn(db: Db) {
  return {
    async newest(): Promise<CheckpointRow | null> {
      const row = await db.checkpoint.findFirst({ orderBy: { day: "desc" } });
      return row && rowOf(row);
    },

    /** The newest first, at most `limit`, none newer than `until`. */
    async until(until: string, limit: number): Promise<CheckpointRow[]> {
      const where = { day: { lte: new Date(until) } };
      return (await db.checkpoint.findMany({ where, orderBy: { day: "desc" }, take: limit })).map(rowOf);
    },

    /** From one day to another, both included, the oldest first. */
    async between(from: string, to: string, limit: number): Promise<CheckpointRow[]> {
      const where = { day: { gte: new Date(from), lte: new Date(to) } };
      return (await db.checkpoint.findMany({ where, orderBy: { day: "asc" }, take: limit })).map(rowOf);
    },

    /** Does nothing where that day has one: another process was faster. */
    async put({ day, document, digest }: CheckpointRow): Promise<void> {
      await db.checkpoint.createMany({
        data: [{ day: new Date(day), document, digest }],
        skipDuplicates: true,
      });
    },

    /** The hash of the last entry of each trail before an instant. */
    async headsBefore(instant: string): Promise<string[]> {
      const rows = await db.$queryRaw<{ hash: string }[]>`
        SELECT DISTINCT ON (text_id) hash FROM trail_entry WHERE at < ${new Date(instant)} ORDER BY text_id, n DESC`;
      return rows.map((row) => row.hash);
    },

    /** When the very first entry was written. */
    async firstEntry(): Promise<Date | null> {
      return (await db.trailEntry.aggregate({ _min: { at: true } }))._min.at;
    },
  };
}

function rowOf({ day, ...row }: { day: Date; document: string; digest: string }): CheckpointRow {
  return { ...row, day: day.toISOString().slice(0, 10) };
}
