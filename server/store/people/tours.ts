/** Who took the tour of the editor, or does not want it. */
import type { Db } from "#server/store/database/db.ts";

export function toursIn(db: Db) {
  return {
    async taken(personId: string): Promise<boolean> {
      const person = await db.person.findUnique({ where: { id: personId }, select: { touredAt: true } });
      return person?.touredAt != null;
    },

    async take(personId: string, at: Date): Promise<void> {
      await db.person.updateMany({ where: { id: personId, touredAt: null }, data: { touredAt: at } });
    },
  };
}
