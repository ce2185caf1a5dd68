/** A person has seen what was told: all of it, or what was told of one text. There is no trail of it, like of a visit. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { Kit } from "#server/commands/kit.ts";

export function seeNotices({ store, now }: Kit) {
  return async (
    actor: Actor | null,
    { text }: { text?: string | undefined },
  ): Promise<{ ok: true } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    await store.deskNotices.seen(actor.person, text, now());
    return { ok: true };
  };
}
