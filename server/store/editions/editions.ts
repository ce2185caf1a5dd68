/** Adopted texts: inserted once by records.keep, read by everybody. A slug may have several editions, by number. */
import type { TrailEntry } from "#domain/trail/index.ts";
import type { Db } from "#server/store/database/db.ts";
import { publicTrail } from "#server/store/editions/publishing.ts";
import type { LogoView } from "#server/store/meetings/pictures.ts";

export interface EditionRow {
  slug: string;
  number: number;
  hash: string;
  /** SHA-256 of the document. */
  digest: string;
  document: string;
}

export interface EditionPageRow extends EditionRow {
  /** Hash of the document's last trail entry. */
  head: string;
  text: string;
  /** Number of the newest edition at this address. */
  newest: number;
  /** The day and time at which the trail began. */
  began: string;
  /** What followed the edition on the trail, as the public may see it. */
  later: TrailEntry[];
  draftsPublic: boolean;
  /** Of the meeting, or of its forum. */
  logo: LogoView | null;
  /** Identifies everything that the page is made of. */
  state: string;
  /** When something falls due next, or fell due and is not written yet. */
  due: Date | null;
}

export function editionsIn(db: Db) {
  return {
    /** Everything that the page of an edition shows, the newest or the one with that number, in one query. */
    async page(slug: string, number: number | null): Promise<EditionPageRow | null> {
      const [row] = await db.$queryRaw<PageRow[]>`
        SELECT e.slug, e.number, e.hash, e.digest, e.document, e.head, e.text_id AS text, t.due, m.drafts_public AS "draftsPublic",
          p.hash AS logo, p.width, p.height,
          (SELECT max(o.number) FROM edition o WHERE o.slug = e.slug) AS newest,
          (SELECT b.at FROM trail_entry b WHERE b.text_id = e.text_id AND b.n = 1) AS began,
          (SELECT coalesce(json_agg(json_build_object('n', l.n, 'content', l.content, 'digest', l.digest,
              'previous', l.previous, 'hash', l.hash) ORDER BY l.n), '[]')
            FROM trail_entry l WHERE l.text_id = e.text_id AND l.n >
              (SELECT h.n FROM trail_entry h WHERE h.text_id = e.text_id AND h.hash = e.head)) AS later
        FROM edition e JOIN text t ON t.id = e.text_id JOIN meeting m ON m.id = t.meeting_id
          JOIN forum f ON f.id = m.forum_id LEFT JOIN picture p ON p.hash = coalesce(m.logo, f.logo)
        WHERE e.slug = ${slug} AND e.number = coalesce(${number}::int, e.number)
        ORDER BY e.number DESC LIMIT 1`;
      return row ? pageRowOf(row) : null;
    },

    /** Every edition at an address, by number. */
    async all(slug: string): Promise<EditionRow[]> {
      return db.edition.findMany({ where: { slug }, orderBy: { number: "asc" } });
    },

    /** The newest, or the one with that number. */
    async document(slug: string, number?: number): Promise<string | null> {
      const where = number === undefined ? { slug } : { slug, number };
      const select = { document: true } as const;
      return (await db.edition.findFirst({ where, orderBy: { number: "desc" }, select }))?.document ?? null;
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

interface PageRow extends Omit<EditionPageRow, "began" | "later" | "state" | "logo"> {
  began: Date;
  logo: string | null;
  width: number | null;
  height: number | null;
  later: (Omit<TrailEntry, "content"> & { content: string })[];
}

function pageRowOf({ began, later, logo, width, height, ...row }: PageRow): EditionPageRow {
  const last = later.at(-1)?.hash ?? row.head;
  const entries = later.map((entry) => ({ ...entry, content: JSON.parse(entry.content) }));
  const state = stateOf({ ...row, logo, last });
  const view = logo && width && height ? { hash: logo, width, height } : null;
  return { ...row, began: began.toISOString(), later: publicTrail(entries), logo: view, state };
}

/** In: what can change on the page of an edition. Out: characters that may be in an ETag. */
export function stateOf(row: {
  digest: string;
  last: string;
  newest: number;
  draftsPublic: boolean;
  logo: string | null;
}): string {
  const view = `${row.draftsPublic ? "d" : ""}${row.logo ? `.${row.logo.slice(0, 16)}` : ""}`;
  return `${row.digest}.${row.last.slice(0, 16)}.${row.newest}${view}`;
}
