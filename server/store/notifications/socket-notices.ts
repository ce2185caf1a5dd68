/**
 * Notices for open pages after a fact is stored. Written to the outbox in the fact's transaction, broadcast by jobs.
 */
import type { Audience } from "#domain/comments/index.ts";
import type { PositionAudience } from "#domain/positions/index.ts";

export type Notice =
  /** Phase, pen or rights changed: sockets of the text's sheets are checked again by the gate. */
  | { type: "phase"; text: string }
  /** Something other than a room wrote into the log of this sheet. */
  | { type: "changes"; text: string; sheet: string }
  /** The status of clauses changed, and with it, perhaps, who may write them; no socket has to reconnect. */
  | { type: "clauses"; text: string }
  /** A position of this delegation changed. Only people who may see it, or could until now, receive this. */
  | { type: "positions"; text: string; delegation: string; audience: PositionAudience }
  /** Something was written or done in a discussion. Only its audience receives this. */
  | { type: "comments"; text: string; delegation: string | null; audience: Audience }
  | { type: "versions"; text: string }
  /** Something else on the record: a signature, a draft, an amendment. */
  | { type: "decision"; text: string }
  /** What is on no record about amendments, for these alone: ids of delegations, or "chair" for the chair's side. */
  | { type: "amendments"; text: string; to: string[] }
  /** Who may write this sheet changed: its sockets are checked again by the gate. */
  | { type: "sheet"; text: string; sheet: string }
  /** A seat of this person was changed or closed: open sockets are checked again at once. */
  | { type: "seat"; person: string }
  /** A language version began, follows its source, or has a clause rendered. */
  | { type: "languages"; text: string }
  /** The projector was turned to another clause. */
  | { type: "room"; text: string };

/** To each audience of discussions that are elsewhere now, once. */
export function movedThreads(
  text: string,
  moved: readonly { thread: { delegationId: string | null; audience: Audience } }[],
): Notice[] {
  const notified = moved.map(({ thread: { delegationId, audience } }): Notice => {
    return { type: "comments", text, delegation: delegationId, audience };
  });
  return [...new Map(notified.map((one) => [JSON.stringify(one), one])).values()];
}
