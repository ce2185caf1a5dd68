/** For whom people have sat at a meeting: needed to know for whom they wrote. */
import type { Db } from "#server/store/database/db.ts";

export function writersIn(db: Db) {
  return {
    /** Closed seats count, too: "chair" is the chair's side. */
    async seatsAt(meetingId: string, people: readonly string[]): Promise<Map<string, string[]>> {
      const seats = await db.seat.findMany({
        where: { meetingId, personId: { in: [...people] } },
        select: { personId: true, delegationId: true },
      });
      const sides = new Map<string, string[]>();
      for (const { personId, delegationId } of seats)
        sides.set(personId, [...(sides.get(personId) ?? []), delegationId ?? "chair"]);
      return sides;
    },
  };
}
