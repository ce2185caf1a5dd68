/** The chair returns a text from signing to drafting. Every signature is voided, on the trail. */
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Done, perform } from "#server/commands/perform.ts";

export function reopen(context: CommandContext) {
  return (actor: Actor | null, { text, reason }: { text: string; reason: string }): Promise<Done> =>
    perform(context, actor, "reopen", text, () => ({ command: { type: "reopen", reason } }));
}
