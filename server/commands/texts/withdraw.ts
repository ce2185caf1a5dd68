/** The chair withdraws a text. What was written stays on the record. */
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Done, perform } from "#server/commands/perform.ts";

export function withdraw(context: CommandContext) {
  return (actor: Actor | null, { text, reason }: { text: string; reason: string }): Promise<Done> =>
    perform(context, actor, "withdraw", text, () => ({ command: { type: "withdraw", reason } }));
}
