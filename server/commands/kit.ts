/** What every command is built with. Clock and ids are handed in; `wake` tells the jobs that something waits. */
import type { SignatureWish } from "#domain/life/index.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Store, Tables } from "#server/store/open.ts";
import type { OpenRecord } from "#server/store/records.ts";

export interface Kit {
  store: Store;
  now(): Date;
  newId(): string;
  /** Checks a passkey's assertion; where it is left out, a signature that comes with one is refused. */
  checkAssertion?: CheckAssertion;
  /** Only a nudge: what is to be told stands in the outbox. */
  wake(): void;
}

/** Why the assertion that came with a signature does not stand; null where it does. In the signature's transaction. */
export type CheckAssertion = (
  tables: Tables,
  opened: OpenRecord,
  signature: SignatureWish & { delegation: string },
) => Promise<Refusal | null>;
