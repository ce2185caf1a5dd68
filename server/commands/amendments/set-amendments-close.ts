/** The chair sets, moves or removes the time until which amendments may be released. */
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Done, perform } from "#server/commands/perform.ts";

export function setAmendmentsClose(context: CommandContext) {
  return (actor: Actor | null, { text, closes }: { text: string; closes: string | null }): Promise<Done> =>
    perform(context, actor, "set-amendments-close", text, () => ({
      command: { type: "set-amendments-close", closes },
    }));
}
