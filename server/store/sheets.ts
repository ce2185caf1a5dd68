/** The rows on which room and commands meet. Whoever freezes a sheet takes its lock, and then reads what it holds. */
import { type Phase, recordOf } from "#domain/life/record.ts";
import type { Clause } from "#domain/text/clause.ts";
import type { Db } from "#server/store/db.ts";
import { type Ask, stateFromLadder } from "#server/store/snapshots.ts";
import { clausesIn } from "#server/store/text-at.ts";

export interface SheetAtGate {
  sheet: string;
  text: string;
  meeting: string;
  kind: string;
  phase: Phase;
}

export function sheetsIn(db: Db) {
  return {
    async atGate(id: string): Promise<SheetAtGate | null> {
      const sheet = await db.sheet.findUnique({ where: { id }, include: { text: true } });
      if (!sheet) return null;
      const { phase } = recordOf(sheet.text.record);
      return { sheet: id, text: sheet.textId, meeting: sheet.text.meetingId, kind: sheet.kind, phase };
    },

    /** The text as it stands now. */
    async clauses(sheetId: string): Promise<Clause[]> {
      return stateOf(db, sheetId);
    },

    /** Has the clause ever stood in the sheet? Versions are folded a moment late, so the text itself is asked, too. */
    async hasClause(sheetId: string, clauseId: string): Promise<boolean> {
      if (await db.clauseVersion.count({ where: { sheetId, clauseId } })) return true;
      return (await stateOf(db, sheetId)).some((clause) => clause.id === clauseId);
    },

    /**
     * The text as it stands after the last change of its log. Inside a transaction nobody can append until it ends,
     * because the row's lock is taken first.
     */
    async frozen(id: string): Promise<{ n: number; clauses: Clause[] }> {
      const [row] = await db.$queryRaw<
        { head: number }[]
      >`SELECT head FROM sheet WHERE id = ${id} FOR UPDATE`;
      if (!row) throw new Error(`There is no sheet ${id}.`);
      return { n: row.head, clauses: await stateOf(db, id) };
    },
  };
}

async function stateOf(db: Db, sheetId: string): Promise<Clause[]> {
  const ask: Ask = (sql, ...values) => db.$queryRawUnsafe(sql, ...values);
  return clausesIn((await stateFromLadder(ask, sheetId, null)).state);
}
