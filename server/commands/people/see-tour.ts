/** A person has been shown round, or wants no tour: it is not offered again. There is no trail of it, like of a visit. */
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
