/**
 * The chair opens the next reading: one more numbered pass through the whole text. The time limit of the last one ends
 * with it.
 */
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Done, perform } from "#server/commands/perform.ts";

export function openReading(context: CommandContext) {
  return (actor: Actor | null, { text, after }: { text: string; after: number }): Promise<Done> =>
    perform(context, actor, "open-reading", text, () => ({ command: { type: "open-reading", after } }));
}
