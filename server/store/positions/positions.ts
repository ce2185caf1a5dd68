/** Positions of delegations on clauses. Callers ask first who may see these rows (domain/positions). */
import type { Position, PositionAudience, Stance } from "#domain/positions/index.ts";
import type { Db } from "#server/store/database/db.ts";

export interface NewPosition extends Omit<Position, "at"> {
  text: string;
  person: string;
  at: Date;
}

export function positionsIn(db: Db) {
  return {
    /** For the whole text, or for one clause. */
    async of(text: string, clause?: string): Promise<Position[]> {
      const rows = await db.position.findMany({ where: { textId: text, clauseId: clause } });
      return rows.map(({ clauseId, delegationId, stance, note, audience, digest, at }) => ({
        ...{ clause: clauseId, delegation: delegationId, note, digest, at: at.toISOString() },
        ...{ stance: stance as Stance, audience: audience as PositionAudience },
      }));
    },

    async one(
      text: string,
      clause: string,
      delegation: string,
    ): Promise<{ audience: PositionAudience } | null> {
      const row = await db.position.findUnique({ where: keyOf(text, clause, delegation) });
      return row && { audience: row.audience as PositionAudience };
    },

    async take({ text, clause, delegation, person, ...content }: NewPosition): Promise<void> {
      const data = { ...content, personId: person };
      await db.position.upsert({
        where: keyOf(text, clause, delegation),
        create: { ...data, textId: text, clauseId: clause, delegationId: delegation },
        update: data,
      });
    },

    async takeBack(text: string, clause: string, delegation: string): Promise<void> {
      await db.position.deleteMany({
        where: { textId: text, clauseId: clause, delegationId: delegation },
      });
    },
  };
}

function keyOf(textId: string, clauseId: string, delegationId: string) {
  return { textId_clauseId_delegationId: { textId, clauseId, delegationId } };
}
