/** What every query is built with: the store to read from, and the clock. */
import type { Store } from "#server/store/open.ts";

export interface QueryContext {
  store: Store;
  /** The server's clock: deadlines are computed when they are read. */
  now(): Date;
  /** Are mails sent, or only shown in the outbox? */
  sends?: boolean;
}
