/** What every command is built with. Clock and ids are handed in; `wake` tells the jobs that something waits. */
import type { Seal, Statement } from "#domain/trail/index.ts";
import type { Store } from "#server/store/open.ts";

export interface Kit {
  store: Store;
  now(): Date;
  newId(): string;
  /** With the installation's key. */
  seal(statement: Statement): Seal;
  /** Only a nudge: what is to be told stands in the outbox. */
  wake(): void;
}
