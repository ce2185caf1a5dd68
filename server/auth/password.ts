/** Passwords: whether one fits, and how it is changed. To change a way to sign in the password is typed again. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { AuthContext } from "#server/auth/context.ts";
import { SHORTEST_PASSWORD } from "#server/auth/library.ts";
import { notifyOwner } from "#server/auth/notify-owner.ts";
import { newId } from "#server/store/database/new-id.ts";
import type { Store } from "#server/store/open.ts";

export const DEMO_PASSWORD = "plenary-demo";

/** The owner of this address and password; an unknown address takes as long as a wrong password. */
export async function ownerOf(context: AuthContext, email: string, password: string): Promise<string | null> {
  const person = await context.store.people.byEmail(email);
  const hash = person && (await context.store.people.passwordOf(person.id));
  if (!person || !hash) {
    await context.library.hash(password);
    return null;
  }
  return (await context.library.verify(hash, password)) ? person.id : null;
}

/** In a demo everybody uses this account, so nobody may end another's session there or rename it. */
export async function isShared({ store, library }: AuthContext, person: string): Promise<boolean> {
  if (!(await store.installation.isDemo())) return false;
  const hash = await store.people.passwordOf(person);
  return hash !== null && (await library.verify(hash, DEMO_PASSWORD));
}

/**
 * Why this person may not change a way to sign in; null where nothing prevents it. A person who signs in by a provider
 * has no password to type. In a demo everybody knows the password, and nobody may lock the others out.
 */
export async function unconfirmed(
  context: AuthContext,
  person: string,
  password: string,
): Promise<Refusal | null> {
  const hash = await context.store.people.passwordOf(person);
  if (!hash) return null;
  if (!(await context.attempts.allow({ person }))) return refuse("too-many-attempts");
  if (!(await context.library.verify(hash, password))) return refuse("wrong-password");
  await context.attempts.forgive({ person });
  return password === DEMO_PASSWORD && (await context.store.installation.isDemo())
    ? refuse("demo-account")
    : null;
}

export function changePassword(context: AuthContext) {
  return async (
    actor: Actor | null,
    options: { old: string; fresh: string; session: string },
  ): Promise<{ ok: true } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const error = await unconfirmed(context, actor.person, options.old);
    if (error) return error;
    if (options.fresh.length < SHORTEST_PASSWORD) return refuse("weak-password");
    const hash = await context.library.hash(options.fresh);
    await context.store.transaction(async (tables) => {
      await tables.people.setPassword(actor.person, hash, newId());
      await endSessions(tables, actor.person, { but: options.session });
      await notifyOwner(tables, context, actor.person, { what: "passwordChanged" });
    });
    context.wake();
    return { ok: true };
  };
}

/** Open sockets of these sessions are checked again at once, and closed with 4401. */
export async function endSessions(
  tables: Pick<Store, "people" | "credentials" | "outbox">,
  person: string,
  which: { only?: string; but?: string } = {},
): Promise<number> {
  const ended = await tables.people.endSessions(person, which);
  if (ended) await tables.outbox.put({ type: "seat", person });
  return ended;
}
