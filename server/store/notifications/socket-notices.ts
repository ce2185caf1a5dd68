/** What the world is told after a fact is kept. Written to the outbox in the fact's transaction, told by jobs. */
import type { Audience } from "#domain/comments/index.ts";
import type { PositionAudience } from "#domain/positions/index.ts";

export type Notice =
  /** Phase, pen or rights changed: sockets of the text's sheets come back through the gate. */
  | { type: "phase"; text: string }
  /** Something other than a room wrote into the log of this sheet. */
  | { type: "changes"; text: string; sheet: string }
  /** What was said of clauses changed, and with it, perhaps, who may write them; no socket has to come back. */
  | { type: "clauses"; text: string }
  /** A position of this delegation changed. Only who may see it, or could until now, is told. */
  | { type: "positions"; text: string; delegation: string; audience: PositionAudience }
  /** Something was said or done in a discussion. Only its circle is told. */
  | { type: "comments"; text: string; delegation: string | null; audience: Audience }
  | { type: "versions"; text: string }
  /** Something else on the record: a signature, a draft, an amendment. */
  | { type: "decision"; text: string }
  /** What is on no record about amendments, told to these alone: ids of delegations, or "chair" for the chair's side. */
  | { type: "amendments"; text: string; to: string[] }
  /** Who may write this sheet changed: its sockets come back through the gate. */
  | { type: "sheet"; text: string; sheet: string }
  /** A seat of this person was changed or closed: open sockets are asked again at once. */
  | { type: "seat"; person: string }
  /** A language version began, follows its source, or has a clause rendered. */
  | { type: "languages"; text: string }
  /** The wall of the hall was turned to another clause. */
  | { type: "room"; text: string };

/** To each circle of discussions that stand elsewhere now, once. */
export function movedThreads(
  text: string,
  moved: readonly { thread: { delegationId: string | null; audience: Audience } }[],
): Notice[] {
  const notified = moved.map(({ thread: { delegationId, audience } }): Notice => {
    return { type: "comments", text, delegation: delegationId, audience };
  });
  return [...new Map(notified.map((one) => [JSON.stringify(one), one])).values()];
}
