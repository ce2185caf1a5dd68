/**
 * Mails: written with the fact in its transaction, claimed by one sender at a time, ended once. A claim expires, so
 * that a mail whose sender died is sent by the next one.
 */
import {
  type Facts,
  type Mail,
  type MailKind,
  type MailState,
  OF_USE_MS,
  PERSONAL_KINDS,
  type Secrets,
} from "#domain/notifications/index.ts";
import type { Db } from "#server/store/database/db.ts";
import { Prisma, type Mail as Row } from "#server/store/generated/client.ts";

export interface NewMail {
  /** Names the fact and the recipient: the same key is written once. */
  key: string;
  kind: MailKind;
  /** Somebody with an account, or only an address. */
  to: { person: string } | { address: string; language: string; name?: string };
  /** The meeting whose secretariat may read it in the outbox; without one, the stewards may. */
  meeting?: string | null;
  /** Its words: mail.<template>.subject, .lead, .action of the catalogue. */
  template: string;
  facts: Facts;
  /** The address of its link, behind the origin. */
  path: string;
  /** `path` here replaces the other one; every other one fills a gap. */
  secrets?: Secrets;
  at: Date;
  /** When it is out of date; three days unless stated. */
  until?: Date;
}

/** Longer than a mail server may take to answer (server/mail). */
const CLAIM_MS = 5 * 60_000;

export function mailsIn(db: Db) {
  return {
    /** Where the person no longer exists, or the key is known, nothing is written. */
    async queue(mail: NewMail): Promise<void> {
      const { to, key, kind, meeting = null, template, facts, path, secrets, at } = mail;
      const whom = await addressee(db, to);
      if (!whom) return;
      const until = mail.until ?? new Date(at.getTime() + OF_USE_MS);
      await db.mail.createMany({
        data: {
          ...{ key, kind, meetingId: meeting, ...whom, template, facts, path },
          ...{ secrets: secrets ?? Prisma.DbNull, writtenAt: at, due: at, until },
        },
        skipDuplicates: true,
      });
    },

    /** The next mail that is due, for this caller alone, for five minutes. */
    async claim(now: Date): Promise<Mail | null> {
      const claimed = new Date(now.getTime() + CLAIM_MS);
      const rows = await db.$queryRaw<{ id: bigint }[]>`
        UPDATE mail SET tries = tries + 1, claimed_until = ${claimed}
         WHERE id = (SELECT id FROM mail
                      WHERE state = 'waiting' AND due <= ${now} AND until > ${now}
                        AND (claimed_until IS NULL OR claimed_until <= ${now})
                      ORDER BY due, id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id`;
      const row = rows[0] && (await db.mail.findUnique({ where: { id: rows[0].id } }));
      return row ? mailOf(row) : null;
    },

    async sent(id: string, at: Date): Promise<void> {
      const ended = { state: "sent", endedAt: at, claimedUntil: null, error: "", secrets: Prisma.DbNull };
      await db.mail.updateMany({ where: { id: BigInt(id), state: "waiting" }, data: ended });
    },

    /** To be tried again at `next`, or never. A dead mail keeps its secrets: it may be tried by hand. */
    async failed(id: string, error: string, at: Date, next: Date | null): Promise<void> {
      const data = next ? { due: next } : { state: "dead", endedAt: at };
      const where = { id: BigInt(id), state: "waiting" };
      await db.mail.updateMany({ where, data: { ...data, error, claimedUntil: null } });
    },

    /** What is out of date is not sent, and keeps no secrets. */
    async lapse(now: Date): Promise<void> {
      const late = { until: { lte: now } };
      const data = { state: "lapsed", endedAt: now, secrets: Prisma.DbNull };
      await db.mail.updateMany({ where: { ...late, state: "waiting" }, data });
      const dead = { ...late, state: "dead", NOT: { secrets: { equals: Prisma.DbNull } } };
      await db.mail.updateMany({ where: dead, data: { secrets: Prisma.DbNull } });
    },

    /** Its fact no longer holds: it is not sent any more. */
    async withdraw(key: string, at: Date): Promise<void> {
      const data = { state: "lapsed", endedAt: at, secrets: Prisma.DbNull };
      await db.mail.updateMany({ where: { key, state: { in: ["waiting", "dead"] } }, data });
    },

    /** False where it is not dead, or of no use any more. Its tries are counted from zero. */
    async tryAgain(id: string, now: Date): Promise<boolean> {
      const where = { id: BigInt(id), state: "dead", until: { gt: now } };
      const data = { state: "waiting", due: now, tries: 0, endedAt: null };
      return (await db.mail.updateMany({ where, data })).count === 1;
    },

    async byId(id: string): Promise<Mail | null> {
      if (!/^\d{1,18}$/.test(id)) return null;
      const row = await db.mail.findUnique({ where: { id: BigInt(id) } });
      return row && mailOf(row);
    },

    /**
     * Newest first: of these meetings, and those of none where `installations` says so. Personal mails are listed only
     * when they are dead: somebody has to know that they did not arrive.
     */
    async listed(meetings: readonly string[], installations: boolean, limit: number): Promise<Mail[]> {
      const where = whose(meetings, installations);
      return (await db.mail.findMany({ where, orderBy: { id: "desc" }, take: limit })).map(mailOf);
    },

    async counted(meetings: readonly string[], installations: boolean): Promise<Record<MailState, number>> {
      const rows = await db.mail.groupBy({
        by: ["state"],
        where: whose(meetings, installations),
        _count: { _all: true },
      });
      const counts = { waiting: 0, sent: 0, dead: 0, lapsed: 0 };
      for (const { state, _count } of rows) counts[state as MailState] = _count._all;
      return counts;
    },

    /** Those that ended before `before`. */
    async forget(before: Date): Promise<void> {
      await db.mail.deleteMany({ where: { endedAt: { lt: before } } });
    },
  };
}

const whose = (meetings: readonly string[], installations: boolean) => ({
  OR: [{ meetingId: { in: [...meetings] } }, ...(installations ? [{ meetingId: null }] : [])],
  NOT: { kind: { in: [...PERSONAL_KINDS] }, state: { not: "dead" } },
});

async function addressee(db: Db, to: NewMail["to"]) {
  if ("address" in to) return { personId: null, name: "", ...to };
  const found = await db.person.findUnique({ where: { id: to.person } });
  if (!found) return null;
  const { id: personId, email: address, name, language } = found;
  return { personId, address, name, language: language ?? "en" };
}

function mailOf(row: Row): Mail {
  return {
    id: String(row.id),
    key: row.key,
    kind: row.kind as MailKind,
    person: row.personId,
    meeting: row.meetingId,
    address: row.address,
    name: row.name,
    language: row.language,
    template: row.template,
    facts: row.facts as Facts,
    path: row.path,
    secrets: row.secrets as Secrets | null,
    state: row.state as MailState,
    writtenAt: row.writtenAt,
    due: row.due,
    until: row.until,
    tries: row.tries,
    error: row.error,
    endedAt: row.endedAt,
  };
}
