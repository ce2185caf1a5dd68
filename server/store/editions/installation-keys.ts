/** The public keys of this installation: one is current, the others stay as they were. */
import type { Seal } from "#domain/trail/index.ts";
import type { Db } from "#server/store/database/db.ts";

export interface KeyRow {
  key: string;
  since: Date;
  until: Date | null;
  vouched: Seal | null;
}

export function installationKeysIn(db: Db) {
  return {
    /** The oldest first. */
    async all(): Promise<KeyRow[]> {
      const rows = await db.installationKey.findMany({ orderBy: { since: "asc" } });
      return rows.map((row) => ({ ...row, vouched: row.vouched as Seal | null }));
    },

    /**
     * From now on this key is used, and no longer `before` (null: there was none). In a transaction: it throws where
     * another process came first, and then nothing has changed.
     */
    async replace({ key, since, vouched }: Omit<KeyRow, "until">, before: string | null): Promise<void> {
      await db.installationKey.updateMany({
        where: { until: null, key: before ?? "" },
        data: { until: since },
      });
      const made = await db.$executeRaw`INSERT INTO installation_key (key, since, vouched)
        VALUES (${key}, ${since}, ${vouched && JSON.stringify(vouched)}::jsonb) ON CONFLICT DO NOTHING`;
      if (made !== 1)
        throw new Error("Another process of this house was making its key at this moment. Start again.");
    },
  };
}
