/**
 * An e-mail to the owner of an account when a way to sign in was added, changed or removed: written with the fact, so
 * that no change is without it, and with the link to end every session for a person who did not do it.
 */
import type { Fact } from "#domain/notifications/index.ts";
import type { AuthContext } from "#server/auth/context.ts";
import { newId } from "#server/store/database/new-id.ts";
import type { Tables } from "#server/store/open.ts";

export type SignInChange =
  | { what: "passwordChanged" | "passwordMade" | "factorMade" | "factorEnded" }
  | { what: "keyMade" | "keyRemoved"; name: string };

/** In the transaction of the change. Mails of this kind cannot be declined, and no digest holds them. */
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
