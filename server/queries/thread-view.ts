/** A thread of comments as pages read it. */
import type { CommentRow, ThreadRow } from "#server/store/threads.ts";

export interface ThreadView {
  id: string;
  createdAt: string;
  resolvedAt: string | null;
  resolvedBy: string | null;
  comments: { id: string; author: string; delegation: string | null; body: string; at: string }[];
}

export function threadView(
  { id, createdAt, resolvedAt, resolvedBy, comments }: ThreadRow & { comments: CommentRow[] },
  names: Map<string, string>,
): ThreadView {
  return {
    id,
    createdAt: createdAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
    resolvedBy: resolvedBy ? (names.get(resolvedBy) ?? "") : null,
    comments: comments.map(({ id, personId, delegationId, body, at }) => ({
      ...{ id, body, delegation: delegationId, author: names.get(personId) ?? "" },
      at: at.toISOString(),
    })),
  };
}
