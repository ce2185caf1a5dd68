/** A mail that could not be sent is tried again: by the secretariat of its meeting; one of no meeting by a steward. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { mayNow } from "#server/commands/seat-now.ts";

export function tryMail({ store, now, wake }: CommandContext) {
  return async (actor: Actor | null, { mail }: { mail: string }): Promise<{ ok: true } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const done = await store.transaction(async (tables): Promise<{ ok: true } | Refusal> => {
      const found = await tables.mails.byId(mail);
      if (!found) return refuse("not-found");
      const { meeting } = found;
      const ours = meeting ? (await mayNow(tables, actor, "set-up", { meeting }, now())).ok : actor.steward;
      if (!ours) return refuse("not-found");
      return (await tables.mails.tryAgain(mail, now())) ? { ok: true } : refuse("already-done");
    });
    if (done.ok) wake();
    return done;
  };
}
