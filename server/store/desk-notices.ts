/**
 * What people are told at the desk: a row for each person, written with the fact in its transaction, so that it is
 * told once however often the server starts. Mail is to read the same rows.
 */
import type { Telling, TellingMatter } from "#domain/life/index.ts";
import type { Db } from "#server/store/db.ts";

export interface DeskNotice {
  id: string;
  text: string;
  title: string;
  matter: TellingMatter;
  facts: Telling["facts"];
  at: string;
  seen: boolean;
}

const VOICES = ["head", "alternate"];

export function deskNoticesIn(db: Db) {
  return {
    /** To everybody whom it concerns, but not to whoever did it. */
    async put(text: string, { matter, to, facts }: Telling, at: Date, by: string | null): Promise<void> {
      await db.$executeRaw`
        INSERT INTO desk_notice (person_id, text_id, matter, facts, at)
        SELECT seat.person_id, text.id, ${matter}, ${JSON.stringify(facts)}::jsonb, ${at}
          FROM text
          JOIN seat ON seat.meeting_id = text.meeting_id
          LEFT JOIN delegation ON delegation.id = seat.delegation_id
         WHERE text.id = ${text} AND seat.closed_at IS NULL AND seat.person_id IS DISTINCT FROM ${by}
           AND (${to} = 'table' OR (seat.role = ANY(${VOICES}) AND delegation.kind = 'member'))`;
    },

    /** Newest first. */
    async of(person: string, limit: number): Promise<DeskNotice[]> {
      const rows = await db.deskNotice.findMany({
        where: { personId: person },
        orderBy: { id: "desc" },
        take: limit,
        include: { text: { select: { title: true } } },
      });
      return rows.map(({ id, textId, text, matter, facts, at, seenAt }) => ({
        id: String(id),
        text: textId ?? "",
        title: text?.title ?? "",
        matter: matter as TellingMatter,
        facts: facts as Telling["facts"],
        at: at.toISOString(),
        seen: seenAt !== null,
      }));
    },

    /** All of it, or what was told of one text. */
    async seen(person: string, text: string | undefined, at: Date): Promise<void> {
      const where = { personId: person, seenAt: null, ...(text && { textId: text }) };
      await db.deskNotice.updateMany({ where, data: { seenAt: at } });
    },

    /** What was told so far is no news to anybody: a demo begins with what its own people do. */
    async allSeen(at: Date): Promise<void> {
      await db.deskNotice.updateMany({ where: { seenAt: null }, data: { seenAt: at } });
    },

    /** By delegation: when its head or alternate saw what was told of this text since an instant, or that nobody did. */
    async reached(text: string, since: Date): Promise<Map<string, { told: Date; seen: Date | null }>> {
      const rows = await db.$queryRaw<{ delegation: string; told: Date; seen: Date | null }[]>`
        SELECT seat.delegation_id AS delegation, min(desk_notice.at) AS told, min(desk_notice.seen_at) AS seen
          FROM desk_notice
          JOIN text ON text.id = desk_notice.text_id
          JOIN seat ON seat.meeting_id = text.meeting_id AND seat.person_id = desk_notice.person_id
         WHERE desk_notice.text_id = ${text} AND desk_notice.at >= ${since}
           AND seat.role = ANY(${VOICES}) AND seat.delegation_id IS NOT NULL
         GROUP BY seat.delegation_id`;
      return new Map(rows.map(({ delegation, told, seen }) => [delegation, { told, seen }]));
    },
  };
}
