/**
 * The rows on which room and commands meet. A command that freezes a sheet takes its lock, and then reads what it
 * holds.
 */
import type { Draft, Stage } from "#domain/life/proposing.ts";
import { type Phase, recordOf } from "#domain/life/record.ts";
import type { Clause } from "#domain/text/clause.ts";
import { type AskedAnchor, anchorsAt, markedAt } from "#server/store/comments/anchors-at.ts";
import type { Db } from "#server/store/database/db.ts";
import { isOrdinal } from "#server/store/database/ordinals.ts";
import { type Ask, stateFromLadder } from "#server/store/log/snapshots.ts";
import { clausesIn, type SheetRead, sheetIn } from "#server/store/log/text-at.ts";

export interface SheetAtGate {
  sheet: string;
  text: string;
  meeting: string;
  kind: string;
  phase: Phase;
  /** The delegation of an amendment's sheet, and how far it is released. */
  draft: Draft | null;
}

/** What a command writes into a sheet whose lock it holds. */
export interface WrittenSheet {
  bytes: Uint8Array;
  /** Whose words they are, and by which amendment, if any. */
  delegation: string | null;
  amendment: string | null;
  /** Who did it, where the clauses' history should name a person. */
  person?: string | null;
  /**
   * Clauses were added, removed or moved: a change that is on its way from a copy that does not know it is judged
   * again.
   */
  structural: boolean;
}

export function sheetsIn(db: Db) {
  return {
    async atGate(id: string): Promise<SheetAtGate | null> {
      const sheet = await db.sheet.findUnique({ where: { id }, include: { text: true, amendment: true } });
      if (!sheet) return null;
      const { phase } = recordOf(sheet.text.record);
      const own = sheet.amendment;
      const draft = own && { stage: own.stage as Stage, delegation: own.delegationId };
      return { sheet: id, text: sheet.textId, meeting: sheet.text.meetingId, kind: sheet.kind, phase, draft };
    },

    /** The present text. */
    async clauses(sheetId: string): Promise<Clause[]> {
      return stateOf(db, sheetId);
    },

    /** The same for a page, with how much had to be left out. */
    async read(sheetId: string): Promise<SheetRead> {
      return sheetIn(await stateNow(db, sheetId));
    },

    /** The text after change `n` of its log, and when that was made; null where the log has no such change. */
    async at(sheetId: string, n: number): Promise<{ at: Date; clauses: Clause[] } | null> {
      if (!isOrdinal(n)) return null;
      const key = { sheetId_n: { sheetId, n } };
      const change = await db.change.findUnique({ where: key, select: { at: true } });
      if (!change) return null;
      return { at: change.at, clauses: clausesIn((await stateFromLadder(askOn(db), sheetId, n)).state) };
    },

    /** The text as it stands now, and where in it the words are that somebody marked. */
    async anchored(sheetId: string, asked: readonly AskedAnchor[]): Promise<ReturnType<typeof anchorsAt>> {
      return anchorsAt(await stateNow(db, sheetId), asked);
    },

    /** The words between two positions in a clause as it stands now; null where they are not in it. */
    async marked(sheetId: string, asked: AskedAnchor): Promise<string | null> {
      return markedAt(await stateNow(db, sheetId), asked);
    },

    /**
     * Whether the clause was ever in the sheet. Versions are folded a moment late, so the text itself is checked, too.
     */
    async hasClause(sheetId: string, clauseId: string): Promise<boolean> {
      if (await db.clauseVersion.count({ where: { sheetId, clauseId } })) return true;
      return (await stateOf(db, sheetId)).some((clause) => clause.id === clauseId);
    },

    /**
     * The text after the last change of its log. Inside a transaction nobody can append until it ends, because the
     * row's lock is taken first.
     */
    async frozen(id: string): Promise<FrozenSheet> {
      const [row] = await db.$queryRaw<
        { head: number }[]
      >`SELECT head FROM sheet WHERE id = ${id} FOR UPDATE`;
      if (!row) throw new Error(`There is no sheet ${id}.`);
      const state = await stateNow(db, id);
      return { n: row.head, state, clauses: clausesIn(state) };
    },

    /** One row of the log by the server itself, after `frozen` took the lock: nobody can have written since. */
    async write(id: string, { n }: Pick<FrozenSheet, "n">, written: WrittenSheet): Promise<void> {
      const { bytes, delegation, amendment, person = null, structural } = written;
      const author = { personId: person, delegationId: delegation, amendmentId: amendment };
      await db.change.create({ data: { sheetId: id, n: n + 1, bytes: Buffer.from(bytes), ...author } });
      const gate = structural ? { gate: { increment: 1 } } : {};
      await db.sheet.update({ where: { id }, data: { head: n + 1, ...gate } });
    },

    /** From now on it accepts words from members, or from nobody. */
    async accept(id: string, accepts: "members" | "nobody"): Promise<void> {
      await db.sheet.update({ where: { id }, data: { accepts, gate: { increment: 1 } } });
    },
  };
}

/** A sheet after the last change of its log. */
export interface FrozenSheet {
  n: number;
  state: Uint8Array;
  clauses: Clause[];
}

async function stateOf(db: Db, sheetId: string): Promise<Clause[]> {
  return clausesIn(await stateNow(db, sheetId));
}

async function stateNow(db: Db, sheetId: string): Promise<Uint8Array> {
  return (await stateFromLadder(askOn(db), sheetId, null)).state;
}

function askOn(db: Db): Ask {
  return (sql, ...values) => db.$queryRawUnsafe(sql, ...values);
}
