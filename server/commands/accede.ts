/** A delegation joins a text that was adopted: its own institution, or one that came to the meeting only later. */
import type { SignatureWish } from "#domain/life/index.ts";
import { refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { unproven } from "#server/commands/check-assertion.ts";
import { partyOf } from "#server/commands/create-text.ts";
import { type Done, perform } from "#server/commands/deed.ts";
import type { Kit } from "#server/commands/kit.ts";

export function accede(kit: Kit) {
  return (actor: Actor | null, { text, ...wish }: SignatureWish & { text: string }): Promise<Done> =>
    perform(kit, actor, "accede", text, async (opened, { delegation }, tables) => {
      const view = delegation ? await tables.meetings.delegation(delegation) : null;
      if (!view) return refuse("not-your-delegation");
      const fault = await unproven(kit, tables, opened, { delegation: view.id, ...wish });
      return fault ?? { command: { type: "accede", party: partyOf(view), ...wish } };
    });
}
