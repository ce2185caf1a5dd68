/** A person has seen notifications: all, those of one text, or one. On no trail, like a visit. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";

export function seeNotices({ store, now }: CommandContext) {
  return async (
    actor: Actor | null,
    of: { text?: string | undefined; notice?: string | undefined },
  ): Promise<{ ok: true } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    await store.notifications.seen(actor.person, of, now());
    return { ok: true };
  };
}
