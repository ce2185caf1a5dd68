/** What the log knows of who put the words of a clause where they stand, and for whom people have sat at a meeting. */
import type { Hand } from "#domain/text/writers.ts";
import type { Db } from "#server/store/db.ts";
import { type Ask, stateFromLadder } from "#server/store/snapshots.ts";
import { putsIn } from "#server/store/text-at.ts";

export function writersIn(db: Db) {
  return {
    /** Null where the clause does not stand in the text now. */
    async standing(sheetId: string, clause: string): Promise<{ words: string; hands: Hand[] } | null> {
      const ask: Ask = (sql, ...values) => db.$queryRawUnsafe(sql, ...values);
      const found = putsIn((await stateFromLadder(ask, sheetId, null)).state, clause);
      if (!found) return null;
      const people = await peopleBehind(db, sheetId, [...new Set(found.puts.map(({ client }) => client))]);
      const hands = found.puts.map(({ length, client }) => ({ length, person: people.get(client) ?? null }));
      return { words: found.words, hands };
    },

    /** Seats that were closed count, too: "chair" is the chair's side. */
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

/** Client ids are bound to people when they are first seen; the seed's and the server's are nobody's. */
async function peopleBehind(
  db: Db,
  sheetId: string,
  clients: readonly number[],
): Promise<Map<number, string>> {
  const rows = await db.sheetClient.findMany({
    where: { sheetId, clientId: { in: clients.map(BigInt) } },
    select: { clientId: true, personId: true },
  });
  return new Map(rows.map((row) => [Number(row.clientId), row.personId]));
}
