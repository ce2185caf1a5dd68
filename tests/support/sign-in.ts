/** What tests of sign-in share: cookies as a browser keeps them, a new person, and the reason of a refusal. */
import type { Actor } from "#domain/rights/index.ts";
import type { Accounts } from "#server/auth/accounts.ts";
import { type Installation, PASSWORD } from "./installation.ts";

export const from = (address: string, cookies: readonly string[] = []) =>
  new Headers({
    "x-client-address": address,
    "user-agent": "Tests",
    cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; "),
  });

export const reasonOf = (answer: { ok: boolean; reason?: string }) => (answer.ok ? "ok" : answer.reason);

let made = 0;

/** A person without a seat, not signed in. */
export async function newPerson(installation: Installation): Promise<{ actor: Actor; email: string }> {
  const name = `person-${++made}`;
  const email = `${name}@plenary.example`;
  const created = await installation.accounts.create({ name, email, password: PASSWORD });
  if (!created.ok) throw new Error(created.reason);
  return { email, actor: { person: created.person, name, language: null, seats: [] } };
}

/** Signs in with the password and returns the headers of that browser. */
export async function browserOf(accounts: Accounts, email: string, password = PASSWORD): Promise<Headers> {
  const entered = await accounts.signIn({ email, password, headers: from("192.0.2.1") });
  if (!entered.ok) throw new Error(entered.reason);
  return from("192.0.2.1", entered.cookies);
}
