/**
 * Where a person is signed in: listed, and ended one by one or all but this one. The sockets of an ended session are
 * closed at once.
 */
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { AuthContext } from "#server/auth/context.ts";
import { endSessions, isShared } from "#server/auth/password.ts";
import type { SessionRow } from "#server/store/people/people.ts";

export interface SessionView extends SessionRow {
  here: boolean;
}

export function sessions(context: AuthContext) {
  const { store, library, now } = context;

  async function current(headers: Headers): Promise<string | null> {
    const found = await library.api.getSession({ headers, query: { disableRefresh: true } });
    return found?.session.id ?? null;
  }

  async function end(
    actor: Actor | null,
    which: { only?: string; but?: string },
  ): Promise<{ ok: true } | Refusal> {
    if (!actor) return refuse("not-signed-in");
    if (await isShared(context, actor.person)) return refuse("demo-account");
    const ended = await store.transaction((tables) => endSessions(tables, actor.person, which));
    context.wake();
    return ended ? { ok: true } : refuse("already-done");
  }

  return {
    current,

    async of(actor: Actor, headers: Headers): Promise<SessionView[]> {
      const here = await current(headers);
      const found = await store.people.sessions(actor.person, now());
      const listed = found.map((one) => ({ ...one, here: one.id === here }));
      return (await isShared(context, actor.person)) ? listed.filter((one) => one.here) : listed;
    },

    end: (actor: Actor | null, session: string) => end(actor, { only: session }),

    async endOthers(actor: Actor | null, headers: Headers): Promise<{ ok: true } | Refusal> {
      const here = await current(headers);
      return here ? end(actor, { but: here }) : refuse("not-signed-in");
    },
  };
}
