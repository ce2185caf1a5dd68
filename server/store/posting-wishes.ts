/** How people wish to be told by mail, and the address of their calendar. */
import { type Digest, USUAL, type Wishes } from "#domain/notices/index.ts";
import type { Db } from "#server/store/db.ts";

export function postingWishesIn(db: Db) {
  return {
    async of(person: string): Promise<Wishes> {
      const row = await db.postingWish.findUnique({ where: { personId: person } });
      return row ? { digest: row.digest as Digest, kinds: row.kinds as Wishes["kinds"] } : USUAL;
    },

    async keep(person: string, wishes: Wishes): Promise<void> {
      await db.postingWish.upsert({
        where: { personId: person },
        create: { personId: person, ...wishes },
        update: { ...wishes },
      });
    },
  };
}

export function calendarAddressesIn(db: Db) {
  return {
    async madeAt(person: string): Promise<Date | null> {
      return (await db.calendarAddress.findUnique({ where: { personId: person } }))?.madeAt ?? null;
    },

    /** In the place of the one before. */
    async make(person: string, tokenHash: string, at: Date): Promise<void> {
      const row = { tokenHash, madeAt: at };
      await db.calendarAddress.upsert({
        where: { personId: person },
        create: { personId: person, ...row },
        update: row,
      });
    },

    async revoke(person: string): Promise<boolean> {
      return (await db.calendarAddress.deleteMany({ where: { personId: person } })).count > 0;
    },

    async owner(tokenHash: string): Promise<{ person: string; language: string } | null> {
      const row = await db.calendarAddress.findUnique({ where: { tokenHash }, include: { person: true } });
      return row && { person: row.personId, language: row.person.language ?? "en" };
    },
  };
}
