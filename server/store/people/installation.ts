/** What this installation is (a demo or not), its one-time links, and the languages of its people. */
import type { Db } from "#server/store/database/db.ts";

export function installationIn(db: Db) {
  return {
    async isDemo(): Promise<boolean> {
      return (await db.installation.findUnique({ where: { id: 1 } }))?.demo ?? false;
    },

    /** Nothing was founded here yet: rows in the tables are from an interrupted seeding. */
    async isNew(): Promise<boolean> {
      return (await db.installation.count()) === 0;
    },

    /** Removes what an interrupted seeding left behind, but the key. Throws where the installation was founded. */
    async clear(): Promise<void> {
      if ((await db.installation.count()) > 0)
        throw new Error("This house is founded: its tables are not cleared.");
      const tables = await db.$queryRaw<{ name: string }[]>`
        SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'
          AND tablename NOT IN ('_prisma_migrations', 'installation_key')`;
      await db.$executeRawUnsafe(`TRUNCATE ${tables.map((table) => table.name).join(", ")}`);
    },

    async hasPeople(): Promise<boolean> {
      return (await db.person.count()) > 0;
    },

    /** Written last: from now on this is a demo, or is none, for good. */
    async found(demo: boolean): Promise<void> {
      await db.installation.upsert({ where: { id: 1 }, create: { id: 1, demo }, update: {} });
    },

    async invite(tokenHash: string, purpose: string, expiresAt: Date): Promise<void> {
      await db.invitation.create({ data: { tokenHash, purpose, expiresAt } });
    },

    async invitation(tokenHash: string, now: Date): Promise<{ purpose: string; who: string } | null> {
      return db.invitation.findFirst({ where: { tokenHash, usedAt: null, expiresAt: { gt: now } } });
    },

    /** True for the one caller that uses the link. */
    async spend(tokenHash: string, now: Date): Promise<boolean> {
      const where = { tokenHash, usedAt: null, expiresAt: { gt: now } };
      return (await db.invitation.updateMany({ where, data: { usedAt: now } })).count === 1;
    },

    async revokeInvitations(purpose: string): Promise<void> {
      await db.invitation.deleteMany({ where: { purpose, usedAt: null } });
    },

    async setLanguage(person: string, language: string): Promise<void> {
      await db.person.update({ where: { id: person }, data: { language } });
    },

    async makeSteward(person: string): Promise<void> {
      await db.person.update({ where: { id: person }, data: { steward: true } });
    },
  };
}
