/** How far each log was folded into clause versions, and the versions. Written by jobs/fold-versions alone. */
import type { Clause } from "#domain/text/clause.ts";
import type { Cause, ClauseVersion } from "#domain/text/versions.ts";
import type { Db } from "#server/store/database/db.ts";
import { Prisma, type ClauseVersion as Row } from "#server/store/generated/client.ts";

export interface Unfolded {
  sheet: string;
  text: string;
  folded: number;
  head: number;
}

export interface ChangedVersions {
  clauseId: string;
  number: number;
  versions: readonly ClauseVersion[];
}

/** A text has hundreds of clauses; so many deleted ones in a row would be a whole chapter. */
const LONGEST_WAY_BACK = 100;
/** With the names that the Prisma client uses. */
const COLUMNS = Prisma.sql`sheet_id AS "sheetId", clause_id AS "clauseId", number, from_n AS "fromN", to_n AS "toN",
  delegations, people, started_at AS "startedAt", ended_at AS "endedAt", cause, other_clause AS "otherClause",
  reference, stood_after AS "stoodAfter", amendment_id AS "amendmentId", clause`;

export function foldingIn(db: Db) {
  return {
    /** The draft of an amendment is private to its delegation: it has no versions, and nobody is notified. */
    async unfolded(): Promise<Unfolded[]> {
      return db.$queryRaw<Unfolded[]>`
        SELECT id AS sheet, text_id AS text, folded, head FROM sheet
        WHERE folded < head AND kind <> 'amendment' ORDER BY id`;
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

    /** The newest version of each of these clauses, or of all. */
    async newest(sheetId: string, clauses?: readonly string[]): Promise<ClauseVersion[]> {
      const rows = await db.$queryRaw<Row[]>`
        SELECT DISTINCT ON (clause_id) ${COLUMNS}
        FROM clause_version
        WHERE sheet_id = ${sheetId} AND (${clauses === undefined} OR clause_id = ANY(${[...(clauses ?? [])]}::text[]))
        ORDER BY clause_id, number DESC`;
      return rows.map(versionOf);
    },

    /** Whose versions of which clauses reach beyond change `n`. */
    async touchedSince(
      sheetId: string,
      n: number,
    ): Promise<{ clauseId: string; delegations: string[]; people: string[]; amendment: string | null }[]> {
      const rows = await db.clauseVersion.findMany({
        where: { sheetId, toN: { gt: n } },
        orderBy: { toN: "asc" },
        select: { clauseId: true, delegations: true, people: true, amendmentId: true },
      });
      return rows.map(({ amendmentId, ...row }) => ({ ...row, amendment: amendmentId }));
    },

    /** The clauses after which a deleted one came: the one before it, and, as long as those are deleted, theirs. */
    async placesOf(sheetId: string, clauseId: string): Promise<string[]> {
      const places: string[] = [];
      for (let at: string | null = clauseId; at && places.length < LONGEST_WAY_BACK; ) {
        const [gone]: ClauseVersion[] = await this.newest(sheetId, [at]);
        at = gone?.stoodAfter ?? null;
        if (!at || places.includes(at)) break;
        places.push(at);
      }
      return places;
    },

    /** The newest `count` versions of each of these clauses, oldest first. */
    async tails(
      sheetId: string,
      clauses: readonly string[],
      count: number,
    ): Promise<Map<string, ClauseVersion[]>> {
      const rows = await db.$queryRaw<Row[]>`
        SELECT ${COLUMNS} FROM unnest(${[...clauses]}::text[]) AS asked(id), LATERAL (
          SELECT * FROM clause_version WHERE sheet_id = ${sheetId} AND clause_id = asked.id
          ORDER BY number DESC LIMIT ${count}) newest
        ORDER BY number`;
      return Map.groupBy(rows.map(versionOf), (version) => version.clauseId);
    },

    /** Replaces the versions of these clauses from `number` on. */
    async write(sheetId: string, changed: readonly ChangedVersions[]): Promise<void> {
      const clauses = changed.map((one) => one.clauseId);
      const numbers = changed.map((one) => one.number);
      await db.$executeRaw`
        DELETE FROM clause_version v USING unnest(${clauses}::text[], ${numbers}::int[]) AS c(clause_id, number)
        WHERE v.sheet_id = ${sheetId} AND v.clause_id = c.clause_id AND v.number >= c.number`;
      const rows = changed.flatMap((one) => one.versions.map((version) => rowOf(sheetId, version)));
      // With createMany the client would compile a statement of thousands of values each time: half of what folding
      // costs.
      await db.$executeRaw`
        INSERT INTO clause_version SELECT * FROM jsonb_populate_recordset(NULL::clause_version, ${JSON.stringify(rows)}::jsonb)`;
    },

    /**
     * Throws where another process has folded meanwhile, which undoes what was folded here. `brackets` where they were
     * counted.
     */
    async foldedTo(sheetId: string, from: number, to: number, brackets: number | null): Promise<void> {
      const counted = brackets === null ? {} : { brackets };
      const where = { id: sheetId, folded: from };
      const { count } = await db.sheet.updateMany({ where, data: { folded: to, ...counted } });
      if (!count) throw new Error(`The log of sheet ${sheetId} is being folded by another process, too.`);
    },

    async forget(sheetId: string): Promise<void> {
      await db.clauseVersion.deleteMany({ where: { sheetId } });
      await db.sheet.update({ where: { id: sheetId }, data: { folded: 0 } });
    },
  };
}

function versionOf(row: Row): ClauseVersion {
  const { clauseId, number, fromN, toN, delegations, people, otherClause, reference, stoodAfter } = row;
  return {
    ...{ clauseId, number, fromN, toN, delegations, people, otherClause, reference, stoodAfter },
    startedAt: row.startedAt.getTime(),
    endedAt: row.endedAt.getTime(),
    cause: row.cause as Cause,
    amendment: row.amendmentId,
    clause: row.clause as unknown as Clause,
  };
}

/** With the names of the table's columns. */
function rowOf(sheetId: string, version: ClauseVersion) {
  const { number, delegations, people, cause, reference, clause } = version;
  return {
    ...{ number, delegations, people, cause, reference, clause },
    sheet_id: sheetId,
    clause_id: version.clauseId,
    from_n: version.fromN,
    to_n: version.toN,
    started_at: new Date(version.startedAt),
    ended_at: new Date(version.endedAt),
    other_clause: version.otherClause,
    stood_after: version.stoodAfter,
    amendment_id: version.amendment,
  };
}
