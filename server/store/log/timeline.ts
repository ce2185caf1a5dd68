/**
 * When the log of a sheet was written, and which delegation changed which clause: the points that a comparison in time
 * can choose.
 */
import type { Db } from "#server/store/database/db.ts";
import { isOrdinal } from "#server/store/database/ordinals.ts";

export interface Stop {
  n: number;
  at: Date;
}

export function timelineIn(db: Db) {
  return {
    /** The last change at or before a moment; null where the log begins later. */
    async lastAt(sheetId: string, instant: Date): Promise<Stop | null> {
      return db.change.findFirst({
        where: { sheetId, at: { lte: instant } },
        orderBy: { n: "desc" },
        select: { n: true, at: true },
      });
    },

    /** Null where the log has no such change. */
    async change(sheetId: string, n: number): Promise<Stop | null> {
      if (!isOrdinal(n)) return null;
      const key = { sheetId_n: { sheetId, n } };
      return db.change.findUnique({ where: key, select: { n: true, at: true } });
    },

    async newest(sheetId: string): Promise<Stop | null> {
      return db.change.findFirst({
        where: { sheetId },
        orderBy: { n: "desc" },
        select: { n: true, at: true },
      });
    },

    /**
     * First and last change and at most so many between them, evenly spread: looked up by key, however long the log.
     */
    async stops(sheetId: string, head: number, most: number): Promise<Stop[]> {
      const step = Math.max(1, head / most);
      const chosen = new Set([1, head]);
      for (let n = 1; n < head; n += step) chosen.add(Math.round(n));
      return db.change.findMany({
        where: { sheetId, n: { in: [...chosen] } },
        orderBy: { n: "asc" },
        select: { n: true, at: true },
      });
    },

    /** Whose versions of which clause are in the changes after `from` up to `to`. */
    async authors(
      sheetId: string,
      from: number,
      to: number,
    ): Promise<{ clauseId: string; delegations: string[]; amendment: string | null }[]> {
      const rows = await db.clauseVersion.findMany({
        where: { sheetId, toN: { gt: from }, fromN: { lte: to } },
        select: { clauseId: true, delegations: true, amendmentId: true },
      });
      return rows.map(({ amendmentId, ...row }) => ({ ...row, amendment: amendmentId }));
    },
  };
}
