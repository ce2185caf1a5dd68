/**
 * The chair opens signing on the newest draft, or on what was agreed before. From the commit on the sheet accepts
 * nothing; and it is opened only if the sheet's words are those of the draft, so that nobody's last edit is dropped.
 */
import type { Actor } from "#domain/rights/index.ts";
import { type Done, perform } from "#server/commands/deed.ts";
import { type Freezing, freezing } from "#server/commands/freeze.ts";
import type { Kit } from "#server/commands/kit.ts";

export function openSigning(kit: Kit) {
  return (actor: Actor | null, { text, ...wish }: Freezing): Promise<Done> =>
    perform(kit, actor, "open-signing", text, async (opened, _seat, tables) => {
      const freeze = await freezing(tables, opened, wish);
      return "ok" in freeze ? freeze : { command: { type: "open-signing", ...freeze } };
    });
}
