/**
 * The secretariat or the chair opens drafting: the sheet accepts words of the member delegations. If not all of them
 * accepted the process rules, only the chair may go on, with a reason.
 */
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { overriding } from "#server/commands/decision/freeze.ts";
import { type Done, perform } from "#server/commands/perform.ts";

export interface OpenDrafting {
  text: string;
  override?: string | undefined;
}

export function openDrafting(context: CommandContext) {
  return (actor: Actor | null, { text, override }: OpenDrafting): Promise<Done> =>
    perform(
      context,
      actor,
      "open-drafting",
      text,
      (_, seat) => overriding(seat, override) ?? { command: { type: "open-drafting", override } },
    );
}
