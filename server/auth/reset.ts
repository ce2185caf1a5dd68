/**
 * A new password for a person who forgot the old one: by an e-mail with a link that works once, for half an hour. Only
 * the mailbox learns whether there is such an account. All sessions end with the old password.
 */
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { AuthContext } from "#server/auth/context.ts";
import { SHORTEST_PASSWORD } from "#server/auth/library.ts";
import { notifyOwner } from "#server/auth/notify-owner.ts";
import { endSessions, isShared } from "#server/auth/password.ts";
import { newId } from "#server/store/database/new-id.ts";
import { hashed, newToken } from "#server/store/database/one-time.ts";

const HALF_HOUR_MS = 30 * 60_000;

export function passwordReset(context: AuthContext) {
  const { store, now } = context;
  return {
    async ask(email: string, headers: Headers): Promise<{ ok: true } | Refusal> {
      const here = headers.get("x-client-address") ?? "unknown";
      if (!(await context.attempts.allow({ "letters-here": here }))) return refuse("too-many-attempts");
      const person = await store.people.byEmail(email);
      // More e-mails would fill a stranger's mailbox; nobody learns that the limit was reached.
      const enough = !(await context.attempts.allow({ "letters-to": email.trim().toLowerCase() }));
      const [token, at] = [newToken(), now()];
      const until = new Date(at.getTime() + HALF_HOUR_MS);
      await store.transaction(async (tables) => {
        const asked = { hash: hashed(token), purpose: "reset" as const, person: person?.id ?? null };
        await tables.credentials.ask({ ...asked, expiresAt: until }, at);
        if (!person || enough) return;
        await tables.mails.queue({
          ...{ key: `reset:${hashed(token)}`, kind: "account", to: { person: person.id }, template: "reset" },
          facts: { until: { moment: until.toISOString(), zone: "UTC" } },
          ...{ path: "", secrets: { path: `/sign-in/reset/${token}` }, at, until },
        });
      });
      context.wake();
      return { ok: true };
    },

    /** For an installation without a mail server: the path of the link, or null where nobody has the address. */
    async byHand(email: string): Promise<string | null> {
      const person = await store.people.byEmail(email);
      if (!person) return null;
      const token = newToken();
      const expiresAt = new Date(now().getTime() + HALF_HOUR_MS);
      await store.credentials.ask(
        { hash: hashed(token), purpose: "reset", person: person.id, expiresAt },
        now(),
      );
      return `/sign-in/reset/${token}`;
    },

    async isOpen(token: string): Promise<boolean> {
      return Boolean((await store.credentials.token(hashed(token), "reset", now()))?.person);
    },

    async answer(token: string, password: string): Promise<{ ok: true } | Refusal> {
      const person = (await store.credentials.token(hashed(token), "reset", now()))?.person;
      if (!person) return refuse("link-spent");
      if (password.length < SHORTEST_PASSWORD) return refuse("weak-password");
      if (await isShared(context, person)) return refuse("demo-account");
      const hash = await context.library.hash(password);
      const done = await store.transaction(async (tables): Promise<{ ok: true } | Refusal> => {
        if (!(await tables.credentials.spend(hashed(token), "reset", now()))) return refuse("link-spent");
        const before = await tables.people.passwordOf(person);
        await tables.people.setPassword(person, hash, newId());
        await notifyOwner(tables, context, person, { what: before ? "passwordChanged" : "passwordMade" });
        await tables.people.verifyEmail(person);
        await tables.credentials.forgetTokens(person);
        await endSessions(tables, person);
        return { ok: true };
      });
      context.wake();
      return done;
    },
  };
}
