/** A delegation joins a text that was adopted: one of the meeting, or one that was added to the meeting later. */
import type { SignatureInput } from "#domain/life/index.ts";
import { refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { unproven } from "#server/commands/decision/check-assertion.ts";
import { type Done, perform } from "#server/commands/perform.ts";
import { namedDelegationOf } from "#server/commands/texts/create-text.ts";

export function accede(context: CommandContext) {
  return (actor: Actor | null, { text, ...input }: SignatureInput & { text: string }): Promise<Done> =>
    perform(context, actor, "accede", text, async (opened, { delegation }, tables) => {
      const view = delegation ? await tables.meetings.delegation(delegation) : null;
      if (!view) return refuse("not-your-delegation");
      const error = await unproven(context, tables, opened, { delegation: view.id, ...input });
      return error ?? { command: { type: "accede", party: namedDelegationOf(view), ...input } };
    });
}
