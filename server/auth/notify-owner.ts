/**
 * A letter to whoever owns an account when something that opens its door was made, changed or taken away: written with
 * the fact, so that no change is without it, and with the way to end every session for whoever did not do it.
 */
import type { Fact } from "#domain/notifications/index.ts";
import type { AuthContext } from "#server/auth/context.ts";
import { newId } from "#server/store/database/new-id.ts";
import type { Tables } from "#server/store/open.ts";

export type SignInChange =
  | { what: "passwordChanged" | "passwordMade" | "factorMade" | "factorEnded" }
  | { what: "keyMade" | "keyRemoved"; name: string };

/** In the transaction of the change. Nobody declines letters of this kind, and no digest gathers them. */
export async function notifyOwner(
  tables: Pick<Tables, "mails">,
  { now }: Pick<AuthContext, "now">,
  person: string,
  change: SignInChange,
): Promise<void> {
  const at = now();
  const name = "name" in change ? change.name : "";
  const what: Fact = { say: `mail.doorChanged.${change.what}`, with: { name } };
  await tables.mails.queue({
    ...{ key: `door:${newId()}`, kind: "account", to: { person }, template: "doorChanged" },
    facts: { what, at: { moment: at.toISOString(), zone: "UTC" } },
    ...{ path: "/account#sessions", at },
  });
}
