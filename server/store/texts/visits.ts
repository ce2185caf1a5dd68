/** Up to which change each person has seen a text. It only grows: of two pages the one that saw more counts. */
import type { Db } from "#server/store/database/db.ts";

export interface VisitRow {
  n: number;
  at: Date;
}

export function visitsIn(db: Db) {
  return {
    async last(personId: string, textId: string): Promise<VisitRow | null> {
      const key = { personId_textId: { personId, textId } };
      return db.visit.findUnique({ where: key, select: { n: true, at: true } });
    },

    async record(personId: string, textId: string, { n, at }: VisitRow): Promise<void> {
      await db.$executeRaw`
        INSERT INTO visit (person_id, text_id, n, at) VALUES (${personId}, ${textId}, ${n}, ${at})
        ON CONFLICT (person_id, text_id) DO UPDATE
        SET n = greatest(visit.n, excluded.n), at = greatest(visit.at, excluded.at)`;
    },
  };
}
