/** Adopted texts: inserted once by records.keep, read by everybody. A slug may have several editions, by number. */
import type { Db } from "#server/store/db.ts";

export interface EditionRow {
  slug: string;
  number: number;
  hash: string;
  /** SHA-256 of the document. */
  digest: string;
  document: string;
}

const COLUMNS = { slug: true, number: true, hash: true, digest: true, document: true } as const;

export function editionsIn(db: Db) {
  return {
    /** The newest, or the one of that number. */
    async document(slug: string, number?: number): Promise<string | null> {
      const where = number === undefined ? { slug } : { slug, number };
      const row = await db.edition.findFirst({ where, orderBy: { number: "desc" }, select: COLUMNS });
      return row?.document ?? null;
    },

    /** The newest edition of every text, the newest text first, without their documents. */
    async newest(): Promise<{ slug: string; number: number; digest: string; adoptedAt: Date }[]> {
      const rows = await db.edition.findMany({
        distinct: ["slug"],
        orderBy: [{ slug: "asc" }, { number: "desc" }],
        select: { slug: true, number: true, digest: true, adoptedAt: true },
      });
      return rows.sort((a, b) => b.adoptedAt.getTime() - a.adoptedAt.getTime());
    },

    async byDigest(digests: readonly string[]): Promise<(EditionRow & { adoptedAt: Date })[]> {
      if (!digests.length) return [];
      return db.edition.findMany({ where: { digest: { in: [...digests] } } });
    },

    /** The newest edition of every text. */
    async documents(): Promise<string[]> {
      const rows = await db.edition.findMany({
        distinct: ["slug"],
        orderBy: [{ slug: "asc" }, { number: "desc" }],
        select: { document: true },
      });
      return rows.map((row) => row.document);
    },

    async slugTaken(slug: string): Promise<boolean> {
      return (await db.edition.count({ where: { slug } })) > 0;
    },
  };
}
