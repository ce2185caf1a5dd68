/** What the projector shows of a text: the last command of the chair's side, for a projector that is opened anew. */
import { FROM_THE_BEGINNING, isRoomView, type RoomPoint } from "#domain/meeting/projector.ts";
import type { Db } from "#server/store/database/db.ts";

export function roomPointsIn(db: Db) {
  return {
    async of(textId: string): Promise<RoomPoint> {
      const row = await db.roomPoint.findUnique({ where: { textId } });
      return row && isRoomView(row.view) ? { clause: row.clauseId, view: row.view } : FROM_THE_BEGINNING;
    },

    async set(textId: string, { clause, view }: RoomPoint, at: Date): Promise<void> {
      const point = { clauseId: clause, view, at };
      await db.roomPoint.upsert({ where: { textId }, create: { textId, ...point }, update: point });
    },
  };
}
