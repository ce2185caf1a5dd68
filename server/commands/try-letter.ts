/** A letter that could not be sent is tried again: by the desk of its meeting; what is of no meeting, by a steward. */
import { type Refusal, refuse } from "#domain/refusals.ts";
import { type Actor, may } from "#domain/rights/index.ts";
import type { Kit } from "#server/commands/kit.ts";

export function tryLetter({ store, now, wake }: Kit) {
  return async (actor: Actor | null, { letter }: { letter: string }): Promise<{ ok: true } | Refusal> => {
    if (!actor) return refuse("not-signed-in");
    const found = await store.letters.byId(letter);
    const ours = found?.meeting ? may(actor, "set-up", { meeting: found.meeting }).ok : actor.steward;
    if (!found || !ours) return refuse("not-found");
    if (!(await store.letters.tryAgain(letter, now()))) return refuse("already-done");
    wake();
    return { ok: true };
  };
}
