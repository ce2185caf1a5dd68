/** What an action of the account's page gives back to its parts. */
import type { Reason } from "#domain/refusals.ts";

export interface Came {
  intent: string;
  reason: Reason | null;
  /** What was done, in the words account.done.<what>. */
  done: "name" | "password" | "session" | "others" | "key" | "keyRemoved" | "factor" | "factorEnded" | null;
  /** Shown this once. */
  codes: string[] | null;
}
