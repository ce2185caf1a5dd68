/** The secret address of a person's calendar: made, made again (the old address then stops working), removed. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { hashed, newToken } from "#server/store/database/one-time.ts";

export function makeCalendarAddress({ store, now }: CommandContext) {
  return async (actor: Actor | null): Promise<{ ok: true; token: string } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const token = newToken();
    await store.calendarAddresses.make(actor.person, hashed(token), now());
    return { ok: true, token };
  };
}

export function revokeCalendarAddress({ store }: CommandContext) {
  return async (actor: Actor | null): Promise<{ ok: true } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    return (await store.calendarAddresses.revoke(actor.person)) ? { ok: true } : refuse("already-done");
  };
}
