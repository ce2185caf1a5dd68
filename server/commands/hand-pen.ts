/** The chair takes the pen, or gives it to the delegations. */
import type { Pen } from "#domain/life/index.ts";
import type { Actor } from "#domain/rights/index.ts";
import { type Done, perform } from "#server/commands/deed.ts";
import type { Kit } from "#server/commands/kit.ts";

export function handPen(kit: Kit) {
  return (actor: Actor | null, { text, pen }: { text: string; pen: Pen }): Promise<Done> =>
    perform(kit, actor, "hand-pen", text, () => ({ command: { type: "hand-pen", pen } }));
}
