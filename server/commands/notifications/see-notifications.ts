/** A person has seen what was told: all of it, what was told of one text, or one notice. There is no trail of it, like of a visit. */
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
