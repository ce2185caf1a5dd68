/** Discussions and their comments. Nothing here asks who reads: the callers do, with domain/comments. */
import type { Anchor, Audience, Mention, Resolution } from "#domain/comments/index.ts";
import type { Db } from "#server/store/database/db.ts";
import type {
  Prisma,
  Comment as StoredComment,
  Thread as StoredThread,
  CommentWording as StoredWording,
} from "#server/store/generated/client.ts";

export interface CommentRow {
  id: string;
  personId: string;
  delegationId: string | null;
  body: string;
  mentions: Mention[];
  at: Date;
}

/** Former words of a comment, since when, and the audience that could read them then. */
export interface FormerWording {
  body: string;
  mentions: Mention[];
  since: Date;
  audience: Audience;
}

/** A stored comment. One that was taken back has no words and no mentions. */
export interface SavedComment extends CommentRow {
  editedAt: Date | null;
  takenBackAt: Date | null;
  /** Oldest first. */
  wordings: FormerWording[];
}

export interface ThreadRow {
  id: string;
  textId: string;
  clauseId: string;
  audience: Audience;
  delegationId: string | null;
  personId: string | null;
  anchor: Anchor | null;
  createdAt: Date;
  resolvedAt: Date | null;
  resolvedBy: string | null;
  resolution: Resolution | null;
  closing: string;
  widenedAt: Date | null;
  widenedFrom: Audience | null;
  /** The clause at which it was begun, where it has followed its words into another. */
  home: string | null;
}

export type WholeThread = ThreadRow & { comments: SavedComment[] };

export type NewThread = Pick<
  ThreadRow,
  "id" | "textId" | "clauseId" | "audience" | "delegationId" | "personId" | "anchor" | "createdAt"
>;

export interface Closing {
  at: Date;
  by: string;
  resolution: Resolution;
  closing: string;
}

const IN_ORDER = {
  orderBy: [{ createdAt: "asc" as const }, { id: "asc" as const }],
  include: {
    comments: {
      orderBy: [{ at: "asc" as const }, { id: "asc" as const }],
      include: { wordings: { orderBy: { number: "asc" as const } } },
    },
  },
};

export function threadsIn(db: Db) {
  return {
    /** Under the lock of its row: until the transaction ends nobody else writes in it or changes it. */
    async open(id: string): Promise<WholeThread | null> {
      await db.$queryRaw`SELECT id FROM thread WHERE id = ${id} FOR UPDATE`;
      return this.byId(id);
    },

    async byId(id: string): Promise<WholeThread | null> {
      const { include } = IN_ORDER;
      const row = await db.thread.findUnique({ where: { id }, include });
      return row && wholeOf(row);
    },

    /** For the whole text, or for one of its clauses. */
    async of(textId: string, clauseId?: string): Promise<WholeThread[]> {
      const where = { textId, ...(clauseId !== undefined && { clauseId }) };
      return (await db.thread.findMany({ where, ...IN_ORDER })).map(wholeOf);
    },

    /** Those that wait for an answer, without their comments. */
    async openOnes(textId: string): Promise<ThreadRow[]> {
      return (await db.thread.findMany({ where: { textId, resolvedAt: null } })).map(rowOf);
    },

    async begin({ anchor, ...thread }: NewThread, first: CommentRow): Promise<void> {
      const about = anchor ? { anchor: { ...anchor } } : {};
      await db.thread.create({ data: { ...thread, ...about, comments: { create: asJson(first) } } });
    },

    async add(threadId: string, comment: CommentRow): Promise<void> {
      await db.comment.create({ data: { ...asJson(comment), threadId } });
    },

    /** From now on it has these words. `former` stays as its earlier words. */
    async reword(
      { id, wordings }: SavedComment,
      now: Pick<CommentRow, "body" | "mentions"> & { at: Date },
      former: FormerWording,
    ): Promise<void> {
      await db.commentWording.create({ data: wordingOf(id, wordings.length + 1, former) });
      const { at, ...words } = now;
      await db.comment.update({ where: { id }, data: { ...asJson(words), editedAt: at } });
    },

    /** No words are left where anybody reads them. */
    async takeBack({ id, wordings }: SavedComment, at: Date, former: FormerWording): Promise<void> {
      await db.commentWording.create({ data: wordingOf(id, wordings.length + 1, former) });
      await db.comment.update({ where: { id }, data: { body: "", mentions: [], takenBackAt: at } });
    },

    async settle(id: string, closed: Closing | null): Promise<void> {
      const data = {
        resolvedAt: closed?.at ?? null,
        resolvedBy: closed?.by ?? null,
        resolution: closed?.resolution ?? null,
        closing: closed?.closing ?? "",
      };
      await db.thread.update({ where: { id }, data });
    },

    /** From now on they are at these clauses, anchored to these words. */
    async hang(
      hung: readonly { thread: ThreadRow; clause: string; anchor: Anchor | null; home: string | null }[],
    ): Promise<void> {
      for (const { thread, clause, anchor, home } of hung) {
        const about = anchor ? { anchor: { ...anchor } } : {};
        await db.thread.update({ where: { id: thread.id }, data: { clauseId: clause, home, ...about } });
      }
    },

    /**
     * All that are at these clauses, without their comments, under the locks of their rows: nobody else moves them
     * meanwhile.
     */
    async at(textId: string, clauses: readonly string[]): Promise<ThreadRow[]> {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT id FROM thread WHERE text_id = ${textId} AND clause_id = ANY(${[...clauses]}) ORDER BY id FOR UPDATE`;
      const id = { in: rows.map((row) => row.id) };
      return rows.length ? (await db.thread.findMany({ where: { id } })).map(rowOf) : [];
    },

    async widen(id: string, audience: Audience, from: Audience, at: Date): Promise<void> {
      await db.thread.update({ where: { id }, data: { audience, widenedFrom: from, widenedAt: at } });
    },
  };
}

function asJson<T extends { mentions: Mention[] }>({ mentions, ...rest }: T) {
  return { ...rest, mentions: mentions.map((one) => ({ ...one })) as Prisma.InputJsonValue };
}

function wordingOf(commentId: string, number: number, wording: FormerWording) {
  return { commentId, number, ...asJson(wording) };
}

function rowOf(row: StoredThread): ThreadRow {
  return {
    ...row,
    audience: row.audience as Audience,
    anchor: row.anchor as unknown as Anchor | null,
    resolution: row.resolution as Resolution | null,
    widenedFrom: row.widenedFrom as Audience | null,
  };
}

type CommentWithWordings = StoredComment & { wordings: StoredWording[] };

function wholeOf({ comments, ...row }: StoredThread & { comments: CommentWithWordings[] }): WholeThread {
  return { ...rowOf(row), comments: comments.map(keptOf) };
}

function keptOf({ threadId: _, mentions, wordings, ...comment }: CommentWithWordings): SavedComment {
  return {
    ...comment,
    mentions: mentions as unknown as Mention[],
    wordings: wordings.map(({ body, mentions, since, audience }) => {
      return { body, mentions: mentions as unknown as Mention[], since, audience: audience as Audience };
    }),
  };
}
