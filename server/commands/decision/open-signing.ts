/**
 * The chair opens signing on the newest draft, or on what was agreed before. From the commit on the sheet accepts
 * nothing. Signing opens only if the sheet's words are those of the draft, so that nobody's last edit is dropped.
 */
import type { SigningKey } from "#domain/life/index.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Freezing, freezing } from "#server/commands/decision/freeze.ts";
import { type Done, perform } from "#server/commands/perform.ts";
import type { SigningKeyRow } from "#server/store/people/signing-keys.ts";

export function openSigning(context: CommandContext) {
  return (actor: Actor | null, { text, ...input }: Freezing): Promise<Done> =>
    perform(context, actor, "open-signing", text, async (opened, _seat, tables) => {
      const freeze = await freezing(tables, opened, input);
      if ("ok" in freeze) return freeze;
      const keys = announced(await tables.signingKeys.ofMeeting(opened.meeting));
      return { command: { type: "open-signing", ...freeze, ...(keys.length && { keys }) } };
    });
}

/** As they go onto the record: from now on only these count for this text. */
function announced(keys: readonly SigningKeyRow[]): SigningKey[] {
  const state = keys.filter((key) => key.removedAt === null);
  return state.map(({ id, delegation, spki, origin, rpId }) => ({ id, delegation, spki, origin, rpId }));
}
