/** Adopted texts: inserted once by records.keep, read by everybody. */
import type { Db } from "#server/store/db.ts";

export function editionsIn(db: Db) {
  return {
    async document(slug: string): Promise<string | null> {
      return (await db.edition.findUnique({ where: { slug } }))?.document ?? null;
    },

    async documents(): Promise<string[]> {
      const rows = await db.edition.findMany({ orderBy: { adoptedAt: "desc" }, select: { document: true } });
      return rows.map((row) => row.document);
    },

    async slugTaken(slug: string): Promise<boolean> {
      return (await db.edition.count({ where: { slug } })) > 0;
    },
  };
}
