/**
 * Logos, by the hash of their bytes: the same picture is stored once, and deleted as soon as no forum and no meeting
 * uses it. Bytes are written by commands/meetings/logos.ts alone, which has drawn them again.
 */
import type { Db } from "#server/store/database/db.ts";

/** What a page needs to show a picture; its alternative text is the name that it stands for. */
export interface LogoView {
  hash: string;
  width: number;
  height: number;
}

export interface KeptPicture extends LogoView {
  bytes: Uint8Array;
}

/** Never with its bytes, which a page does not need. */
export const LOGO = { select: { hash: true, width: true, height: true } } as const;

export function picturesIn(db: Db) {
  const gone = async (hash: string | null): Promise<void> => {
    if (hash) await db.picture.deleteMany({ where: { hash, forums: { none: {} }, meetings: { none: {} } } });
  };
  return {
    /** The picture of a meeting or of its forum; null removes it. Returns what was shown before. */
    async show(
      of: "forum" | "meeting",
      meeting: string,
      picture: KeptPicture | null,
    ): Promise<string | null> {
      const row = await db.meeting.findUniqueOrThrow({ where: { id: meeting }, include: { forum: true } });
      const was = of === "forum" ? row.forum.logo : row.logo;
      if (picture) {
        const { hash, bytes, width, height } = picture;
        const create = { hash, bytes: new Uint8Array(bytes), width, height };
        await db.picture.upsert({ where: { hash }, create, update: {} });
      }
      const data = { logo: picture?.hash ?? null };
      if (of === "forum") await db.forum.update({ where: { id: row.forumId }, data });
      else await db.meeting.update({ where: { id: meeting }, data });
      if (was !== data.logo) await gone(was);
      return was;
    },

    /** A meeting that is set up like another one shows the same. */
    async copy(from: string, to: string): Promise<void> {
      const { logo } = await db.meeting.findUniqueOrThrow({ where: { id: from } });
      if (logo) await db.meeting.update({ where: { id: to }, data: { logo } });
    },

    /** Those of a meeting and of its forum, separately. */
    async of(meeting: string): Promise<{ forum: LogoView | null; meeting: LogoView | null }> {
      const include = { picture: LOGO, forum: { include: { picture: LOGO } } } as const;
      const row = await db.meeting.findUniqueOrThrow({ where: { id: meeting }, include });
      return { forum: row.forum.picture, meeting: row.picture };
    },

    /** Of a forum and its meetings, by the names in their addresses. */
    async ofForum(slug: string): Promise<{ logo: LogoView | null; meetings: Map<string, LogoView | null> }> {
      const include = { picture: LOGO, meetings: { include: { picture: LOGO } } } as const;
      const row = await db.forum.findUnique({ where: { slug }, include });
      const logo = row?.picture ?? null;
      const own = (row?.meetings ?? []).map((one) => [one.slug, one.picture ?? logo] as const);
      return { logo, meetings: new Map(own) };
    },

    /** The bytes, as long as a forum or a meeting uses them. */
    async view(hash: string): Promise<Uint8Array | null> {
      const used = { OR: [{ forums: { some: {} } }, { meetings: { some: {} } }] };
      return (
        (await db.picture.findFirst({ where: { hash, ...used }, select: { bytes: true } }))?.bytes ?? null
      );
    },
  };
}
