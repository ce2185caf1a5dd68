/** How far each log was folded into clause versions, and the versions. Written by jobs/fold-versions alone. */
import type { Clause } from "#domain/text/clause.ts";
import type { Cause, ClauseVersion } from "#domain/text/versions.ts";
import type { Db } from "#server/store/db.ts";
import type { ClauseVersion as Row } from "#server/store/generated/client.ts";

export interface Unfolded {
  sheet: string;
  text: string;
  folded: number;
  head: number;
}

export function foldingIn(db: Db) {
  return {
    async unfolded(): Promise<Unfolded[]> {
      return db.$queryRaw<Unfolded[]>`
        SELECT id AS sheet, text_id AS text, folded, head FROM sheet WHERE folded < head ORDER BY id`;
    },

    async versions(sheetId: string, clauseId: string): Promise<ClauseVersion[]> {
      const rows = await db.clauseVersion.findMany({
        where: { sheetId, clauseId },
        orderBy: { number: "asc" },
      });
      return rows.map(versionOf);
    },

    async allVersions(sheetId: string): Promise<ClauseVersion[]> {
      const rows = await db.clauseVersion.findMany({
        where: { sheetId },
        orderBy: [{ clauseId: "asc" }, { number: "asc" }],
      });
      return rows.map(versionOf);
    },

    /** Replaces the versions of a clause from `number` on. */
    async write(
      sheetId: string,
      clauseId: string,
      number: number,
      versions: readonly ClauseVersion[],
    ): Promise<void> {
      await db.clauseVersion.deleteMany({ where: { sheetId, clauseId, number: { gte: number } } });
      await db.clauseVersion.createMany({ data: versions.map((version) => rowOf(sheetId, version)) });
    },

    async foldedTo(sheetId: string, n: number, brackets: number): Promise<void> {
      await db.sheet.update({ where: { id: sheetId }, data: { folded: n, brackets } });
    },

    async forget(sheetId: string): Promise<void> {
      await db.clauseVersion.deleteMany({ where: { sheetId } });
      await db.sheet.update({ where: { id: sheetId }, data: { folded: 0 } });
    },
  };
}

function versionOf(row: Row): ClauseVersion {
  const { clauseId, number, fromN, toN, delegations, people } = row;
  return {
    clauseId,
    number,
    fromN,
    toN,
    delegations,
    people,
    startedAt: row.startedAt.getTime(),
    endedAt: row.endedAt.getTime(),
    cause: row.cause as Cause,
    clause: row.clause as unknown as Clause,
  };
}

function rowOf(sheetId: string, version: ClauseVersion) {
  const clause = JSON.parse(JSON.stringify(version.clause));
  return {
    ...version,
    sheetId,
    clause,
    startedAt: new Date(version.startedAt),
    endedAt: new Date(version.endedAt),
  };
}
