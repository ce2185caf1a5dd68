/** People as their accounts know them: password, sessions, and the name under which a provider knows them. */
import type { Db } from "#server/store/database/db.ts";

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  language: string | null;
}

export interface SessionRow {
  id: string;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: Date;
  seenAt: Date | null;
}

const CREDENTIAL = "credential";

export function peopleIn(db: Db) {
  return {
    async byId(id: string): Promise<PersonRow | null> {
      return db.person.findUnique({ where: { id } });
    },

    async byEmail(email: string): Promise<PersonRow | null> {
      return db.person.findUnique({ where: { email: email.trim().toLowerCase() } });
    },

    async rename(id: string, name: string): Promise<void> {
      await db.person.update({ where: { id }, data: { name } });
    },

    /** The mailbox is this person's: the secretariat wrote to it, or a mail to it was answered. */
    async verifyEmail(id: string): Promise<void> {
      await db.person.update({ where: { id }, data: { emailVerified: true } });
    },

    /** Without a password: for a person who comes by a provider. */
    async create(id: string, name: string, email: string): Promise<void> {
      await db.person.create({ data: { id, name, email: email.toLowerCase(), emailVerified: true } });
    },

    async passwordOf(personId: string): Promise<string | null> {
      const found = await db.account.findFirst({ where: { personId, providerId: CREDENTIAL } });
      return found?.password ?? null;
    },

    async setPassword(personId: string, password: string, id: string): Promise<void> {
      const where = { personId, providerId: CREDENTIAL };
      const changed = await db.account.updateMany({ where, data: { password } });
      if (!changed.count)
        await db.account.create({
          data: { id, personId, accountId: personId, providerId: CREDENTIAL, password },
        });
    },

    async knownAs(providerId: string, accountId: string): Promise<string | null> {
      const found = await db.account.findFirst({ where: { providerId, accountId } });
      return found?.personId ?? null;
    },

    async knowAs(id: string, personId: string, providerId: string, accountId: string): Promise<void> {
      await db.account.create({ data: { id, personId, providerId, accountId } });
    },

    /** Valid sessions, the newest first. */
    async sessions(personId: string, now: Date): Promise<SessionRow[]> {
      const where = { personId, expiresAt: { gt: now } };
      const select = { id: true, ipAddress: true, userAgent: true, createdAt: true, seenAt: true };
      return db.session.findMany({ where, select, orderBy: { createdAt: "desc" } });
    },

    async saw(session: string, now: Date): Promise<void> {
      await db.session.updateMany({ where: { id: session }, data: { seenAt: now } });
    },

    /** One of this person's, or all but one, or all. Returns how many there were. */
    async endSessions(personId: string, which: { only?: string; but?: string } = {}): Promise<number> {
      const id = { ...(which.only && { equals: which.only }), ...(which.but && { not: which.but }) };
      return (await db.session.deleteMany({ where: { personId, id } })).count;
    },
  };
}
