/**
 * Notifications: a row for each person, written with the fact in its transaction, so that there is one however often
 * the server starts. Mails are made of the same rows (jobs/mail-notifications.ts).
 */
import type { Names, NewNotification, NotificationMatter } from "#domain/life/index.ts";
import type { NoticeFacts } from "#domain/notifications/index.ts";
import type { Db } from "#server/store/database/db.ts";
import type { Prisma } from "#server/store/generated/client.ts";

export interface Notification {
  id: string;
  /** Null where it is about the meeting as a whole. */
  text: string | null;
  title: string;
  meeting: { id: string; name: Names; zone: string };
  matter: NoticeMatter;
  facts: NoticeFacts;
  at: string;
  seen: boolean;
}

export type NoticeMatter = NotificationMatter | SeatMatter;
export type SeatMatter = "seat-changed" | "seat-closed" | "seat-opened";

const HELD_BACK: NotificationMatter = "words-held-back";
const CHAIRS_SIDE = ["chair", "secretariat"];
const HEADS = ["head", "alternate"];
const CHAIRS = ["chair", "secretariat"];

export function notificationsIn(db: Db) {
  return {
    /** To everybody whom it concerns, but not to the person who did it. */
    async put(
      text: string,
      { matter, to, facts }: NewNotification,
      at: Date,
      by: string | null,
    ): Promise<void> {
      await db.$executeRaw`
        INSERT INTO notification (person_id, text_id, matter, facts, at)
        SELECT seat.person_id, text.id, ${matter}, ${JSON.stringify(facts)}::jsonb, ${at}
          FROM text
          JOIN seat ON seat.meeting_id = text.meeting_id
          LEFT JOIN delegation ON delegation.id = seat.delegation_id
         WHERE text.id = ${text} AND seat.closed_at IS NULL AND seat.person_id IS DISTINCT FROM ${by}
           AND (${to} = 'table' OR (${to} = 'chairs' AND seat.role = ANY(${CHAIRS}))
                OR (${to} = 'voices' AND seat.role = ANY(${HEADS}) AND delegation.kind = 'member'))`;
    },

    /** To these people, each once. The content says no more than where to look. */
    async notify(
      text: string,
      matter: NotificationMatter,
      facts: NoticeFacts,
      people: readonly string[],
      at: Date,
    ): Promise<void> {
      const notified = JSON.parse(JSON.stringify(facts));
      const rows = people.map((personId) => ({ personId, textId: text, matter, facts: notified, at }));
      await db.notification.createMany({ data: rows });
    },

    /**
     * To the chair's side, when a person brought words of another author to a sheet of the text; about each such person
     * at most once an hour.
     */
    async heldBack(sheet: string, by: string | null, at: Date): Promise<void> {
      const since = new Date(at.getTime() - 3_600_000);
      await db.$executeRaw`
        INSERT INTO notification (person_id, text_id, matter, facts, at)
        SELECT DISTINCT seat.person_id, text.id, ${HELD_BACK}, jsonb_build_object('name', person.name), ${at}::timestamptz
          FROM sheet
          JOIN text ON text.id = sheet.text_id
          JOIN seat ON seat.meeting_id = text.meeting_id
          JOIN person ON person.id = ${by}
         WHERE sheet.id = ${sheet} AND sheet.kind <> 'amendment'
           AND seat.closed_at IS NULL AND seat.role = ANY(${CHAIRS_SIDE})
           AND NOT EXISTS (
             SELECT 1 FROM notification told
              WHERE told.person_id = seat.person_id AND told.text_id = text.id AND told.matter = ${HELD_BACK}
                AND told.facts ->> 'name' = person.name AND told.at > ${since})`;
    },

    /** Newest first. */
    async of(person: string, limit: number): Promise<Notification[]> {
      const rows = await db.notification.findMany({
        where: { personId: person },
        orderBy: { id: "desc" },
        take: limit,
        include: ABOUT,
      });
      return rows.map(noticeOf);
    },

    /** One of this person's own. */
    async one(person: string, id: string): Promise<Notification | null> {
      if (!/^\d{1,18}$/.test(id)) return null;
      const row = await db.notification.findFirst({
        where: { id: BigInt(id), personId: person },
        include: ABOUT,
      });
      return row && noticeOf(row);
    },

    /** This person's notifications about a text in one matter that are not seen yet, oldest first. */
    async unseenOf(person: string, text: string, matter: NoticeMatter): Promise<Notification[]> {
      const where = { personId: person, textId: text, matter, seenAt: null };
      const rows = await db.notification.findMany({ where, orderBy: { id: "asc" }, include: ABOUT });
      return rows.map(noticeOf);
    },

    async unseen(person: string): Promise<number> {
      return db.notification.count({ where: { personId: person, seenAt: null } });
    },

    /** To one person, about a seat at this meeting. */
    async notifyOfSeat(
      person: string,
      meeting: string,
      matter: SeatMatter,
      facts: NoticeFacts,
      at: Date,
    ): Promise<void> {
      await db.notification.create({
        data: { personId: person, meetingId: meeting, matter, facts: { ...facts }, at },
      });
    },

    /** Who got a notification after the row `after` that is in no mail yet, and the last of those rows. */
    async unposted(after: bigint): Promise<{ people: string[]; last: bigint }> {
      const rows = await db.$queryRaw<{ person: string; last: bigint }[]>`
        SELECT person_id AS person, max(id) AS last FROM notification
         WHERE mailed_at IS NULL AND id > ${after} GROUP BY person_id`;
      const last = rows.reduce((most, row) => (row.last > most ? row.last : most), after);
      return { people: rows.map(({ person }) => person), last };
    },

    /** The oldest of this person's that are in no mail yet, for this transaction alone. */
    async toMail(person: string, limit: number): Promise<Notification[]> {
      const locked = await db.$queryRaw<{ id: bigint }[]>`
        SELECT id FROM notification WHERE person_id = ${person} AND mailed_at IS NULL
         ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
      const where = { id: { in: locked.map(({ id }) => id) } };
      return (await db.notification.findMany({ where, orderBy: { id: "asc" }, include: ABOUT })).map(
        noticeOf,
      );
    },

    async posted(ids: readonly string[], at: Date): Promise<void> {
      await db.notification.updateMany({ where: { id: { in: ids.map(BigInt) } }, data: { mailedAt: at } });
    },

    /** All, those about one text, or one. */
    async seen(
      person: string,
      of: { text?: string | undefined; notice?: string | undefined },
      at: Date,
    ): Promise<void> {
      const { text, notice } = of;
      if (notice !== undefined && !/^\d{1,18}$/.test(notice)) return;
      const which = { ...(text && { textId: text }), ...(notice && { id: BigInt(notice) }) };
      await db.notification.updateMany({
        where: { personId: person, seenAt: null, ...which },
        data: { seenAt: at },
      });
    },

    /** Notifications so far are marked as seen, and are not mailed: a demo begins with what its own people do. */
    async allSeen(at: Date): Promise<void> {
      await db.notification.updateMany({ where: { seenAt: null }, data: { seenAt: at } });
      await db.notification.updateMany({ where: { mailedAt: null }, data: { mailedAt: at } });
    },

    /**
     * By delegation: when its head or alternate saw a notification about this text since an instant, or that nobody
     * did. Its content is private.
     */
    async reached(text: string, since: Date): Promise<Map<string, { notified: Date; seen: Date | null }>> {
      const rows = await db.$queryRaw<{ delegation: string; notified: Date; seen: Date | null }[]>`
        SELECT seat.delegation_id AS delegation, min(notification.at) AS notified, min(notification.seen_at) AS seen
          FROM notification
          JOIN text ON text.id = notification.text_id
          JOIN seat ON seat.meeting_id = text.meeting_id AND seat.person_id = notification.person_id
         WHERE notification.text_id = ${text} AND notification.at >= ${since} AND notification.matter NOT IN ('mention', 'comment')
           AND seat.role = ANY(${HEADS}) AND seat.delegation_id IS NOT NULL
         GROUP BY seat.delegation_id`;
      return new Map(rows.map(({ delegation, notified, seen }) => [delegation, { notified, seen }]));
    },
  };
}

const ABOUT = { text: { include: { meeting: true } }, meeting: true } as const;

type About = Prisma.NotificationGetPayload<{ include: typeof ABOUT }>;

function noticeOf({ id, text, meeting, matter, facts, at, seenAt }: About): Notification {
  const { id: place = "", name = {}, zone = "UTC" } = text?.meeting ?? meeting ?? {};
  return {
    id: String(id),
    text: text?.id ?? null,
    title: text?.title ?? "",
    meeting: { id: place, name: name as Names, zone },
    matter: matter as NoticeMatter,
    facts: facts as NoticeFacts,
    at: at.toISOString(),
    seen: seenAt !== null,
  };
}
