/**
 * The chair opens signing on the newest draft. From the commit on the sheet accepts nothing; and it is opened only if
 * the sheet's words are those of the draft, so that nobody's last edit is dropped in silence.
 */
import type { Actor } from "#domain/rights/index.ts";
import { type Done, perform } from "#server/commands/deed.ts";
import { frozenText } from "#server/commands/frozen-text.ts";
import type { Kit } from "#server/commands/kit.ts";

export function openSigning(kit: Kit) {
  return (actor: Actor | null, { text, seen }: { text: string; seen: string }): Promise<Done> =>
    perform(kit, actor, "open-signing", text, async (opened, _seat, tables) => {
      const frozen = await frozenText(tables, opened);
      return "ok" in frozen ? frozen : { command: { type: "open-signing", seen, current: frozen.hash } };
    });
}
