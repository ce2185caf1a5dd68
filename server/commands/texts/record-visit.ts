/** A person has seen a text, up to some change or up to now. Nobody else learns it, so there is no trail of it. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";

export function recordVisit({ store, now }: CommandContext) {
  return async (
    actor: Actor | null,
    input: { text: string; n?: number | undefined },
  ): Promise<{ ok: true } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const text = await store.texts.byId(input.text);
    if (!text) return refuse("not-found");
    const permission = may(actor, "read", { meeting: text.meetingId });
    if (!permission.ok) return permission;
    const seen = input.n ?? text.head;
    if (!Number.isInteger(seen) || seen < 0) return refuse("malformed");
    const n = Math.min(seen, text.head);
    await store.visits.record(actor.person, input.text, { n, at: now() });
    return { ok: true };
  };
}
