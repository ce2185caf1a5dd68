/** The secretariat or the chair opens drafting: the sheet takes the words of the member delegations. */
import type { Actor } from "#domain/rights/index.ts";
import { type Done, perform } from "#server/commands/deed.ts";
import type { Kit } from "#server/commands/kit.ts";

export function openDrafting(kit: Kit) {
  return (actor: Actor | null, { text }: { text: string }): Promise<Done> =>
    perform(kit, actor, "open-drafting", text, () => ({ command: { type: "open-drafting" } }));
}
