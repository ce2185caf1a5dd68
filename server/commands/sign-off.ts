/** A head or alternate signs the frozen text, or refuses, for the delegation of the seat. */
import { refuse as refusal } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { type Done, perform } from "#server/commands/deed.ts";
import type { Kit } from "#server/commands/kit.ts";

export interface Signature {
  text: string;
  /** The hash on the signatory's page: a signature over other words is refused. */
  seen: string;
  signatory: string;
  /** Exactly as it is to stand under the text. */
  title: string;
}

export function sign(kit: Kit) {
  return (actor: Actor | null, { text, ...signature }: Signature): Promise<Done> =>
    perform(kit, actor, "sign", text, (_opened, { delegation }) =>
      delegation ? { command: { type: "sign", delegation, ...signature } } : refusal("not-your-delegation"),
    );
}

export function refuse(kit: Kit) {
  return (
    actor: Actor | null,
    { text, seen, reason }: { text: string; seen: string; reason: string },
  ): Promise<Done> =>
    perform(kit, actor, "refuse", text, (_opened, { delegation }) =>
      delegation ? { command: { type: "refuse", delegation, seen, reason } } : refusal("not-your-delegation"),
    );
}
