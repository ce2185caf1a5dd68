/** A connection, as a room sees it: whose it is, and a way to say something. */
import type { Claims } from "#server/realtime/claims.ts";
import type { Side } from "#server/store/log/changes.ts";

/** Who stands behind a change, as the log names it. */
export interface Author {
  side: Side;
  person: string | null;
  delegation: string | null;
}

export interface Peer {
  author: Author;
  /** Why it may not write, or null where it may. */
  refusal: string | null;
  /** Which ids that nobody has written with it may write with. */
  claims: Claims;
  send(frame: Uint8Array): void;
  close(code: number, reason: string): void;
}
