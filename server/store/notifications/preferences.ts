/** People's preferences for mails, and the address of their calendar. */
import { type Digest, type Preferences, USUAL } from "#domain/notifications/index.ts";
import type { Db } from "#server/store/database/db.ts";

export function notificationPreferencesIn(db: Db) {
  return {
    async of(person: string): Promise<Preferences> {
      const row = await db.notificationPreference.findUnique({ where: { personId: person } });
      return row ? { digest: row.digest as Digest, kinds: row.kinds as Preferences["kinds"] } : USUAL;
    },

    async keep(person: string, preferences: Preferences): Promise<void> {
      await db.notificationPreference.upsert({
        where: { personId: person },
        create: { personId: person, ...preferences },
        update: { ...preferences },
      });
    },
  };
}

export function calendarAddressesIn(db: Db) {
  return {
    async madeAt(person: string): Promise<Date | null> {
      return (await db.calendarAddress.findUnique({ where: { personId: person } }))?.madeAt ?? null;
    },

    /** Replaces the one before. */
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
