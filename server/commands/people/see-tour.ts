/** A person took the tour, or does not want it: it is not offered again. There is no trail of it, as for a visit. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";

export function seeTour({ store, now }: CommandContext) {
  return async (actor: Actor | null): Promise<{ ok: true } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    await store.tours.take(actor.person, now());
    return { ok: true };
  };
}
