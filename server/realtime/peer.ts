/** A connection, as a room sees it: the person, and a way to send. */
import type { Claims } from "#server/realtime/claims.ts";
import type { Side } from "#server/store/log/changes.ts";

/** The author of a change, as the log names it. */
export interface Author {
  side: Side;
  person: string | null;
  delegation: string | null;
}

export interface Peer {
  author: Author;
  /** Why it may not write, or null where it may. */
  refusal: string | null;
  /** With which ids that nobody has used yet it may write. */
  claims: Claims;
  send(frame: Uint8Array): void;
  close(code: number, reason: string): void;
}
