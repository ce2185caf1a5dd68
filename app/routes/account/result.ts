/** What the account's page hands to its parts, and what an action of it gives back. */
import type { Reason } from "#domain/refusals.ts";
import type { Route } from "./+types/account";

export type AccountPage = Route.ComponentProps["loaderData"];

export interface AccountResult {
  intent: string;
  reason: Reason | null;
  /** What was done, in the words account.done.<what>. */
  done:
    | "name"
    | "password"
    | "session"
    | "others"
    | "key"
    | "keyRemoved"
    | "keyRenamed"
    | "factor"
    | "factorEnded"
    | null;
  /** Shown this once. */
  codes: string[] | null;
}
