/** The chair takes the pen, or gives it to the delegations. */
import type { Pen } from "#domain/life/index.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Done, perform } from "#server/commands/perform.ts";

export function handPen(context: CommandContext) {
  return (actor: Actor | null, { text, pen }: { text: string; pen: Pen }): Promise<Done> =>
    perform(context, actor, "hand-pen", text, () => ({ command: { type: "hand-pen", pen } }));
}
