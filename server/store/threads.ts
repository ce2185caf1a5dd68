/** Threads of comments on clauses. */
import type { Db } from "#server/store/db.ts";

export interface CommentRow {
  id: string;
  personId: string;
  delegationId: string | null;
  body: string;
  at: Date;
}

export interface ThreadRow {
  id: string;
  textId: string;
  clauseId: string;
  createdAt: Date;
  resolvedAt: Date | null;
  resolvedBy: string | null;
}

export function threadsIn(db: Db) {
  return {
    async byId(id: string): Promise<ThreadRow | null> {
      return db.thread.findUnique({ where: { id } });
    },

    async ofClause(textId: string, clauseId: string): Promise<(ThreadRow & { comments: CommentRow[] })[]> {
      return db.thread.findMany({
        where: { textId, clauseId },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        include: { comments: { orderBy: [{ at: "asc" }, { id: "asc" }] } },
      });
    },

    /** How many threads wait for an answer, by clause. */
    async openCounts(textId: string): Promise<Record<string, number>> {
      const groups = await db.thread.groupBy({
        by: ["clauseId"],
        where: { textId, resolvedAt: null },
        _count: true,
      });
      return Object.fromEntries(groups.map((group) => [group.clauseId, group._count]));
    },

    async begin(
      thread: { id: string; textId: string; clauseId: string; createdAt: Date },
      first: CommentRow,
    ): Promise<void> {
      await db.thread.create({ data: { ...thread, comments: { create: first } } });
    },

    async add(threadId: string, comment: CommentRow): Promise<void> {
      await db.comment.create({ data: { ...comment, threadId } });
    },

    /** False where somebody else was faster. */
    async settle(id: string, resolved: { at: Date; by: string } | null): Promise<boolean> {
      const where = { id, resolvedAt: resolved ? null : { not: null } };
      const data = { resolvedAt: resolved?.at ?? null, resolvedBy: resolved?.by ?? null };
      return (await db.thread.updateMany({ where, data })).count === 1;
    },
  };
}
