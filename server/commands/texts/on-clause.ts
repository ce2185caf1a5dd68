/** The shape of every command on one clause of the main sheet: as `perform`, with the present clause. */
import type { ClauseNow, Command } from "#domain/life/index.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Actor, Permission, Seat } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Done, perform } from "#server/commands/perform.ts";
import { clauseNow } from "#server/commands/texts/clause-now.ts";

export interface OnClause {
  text: string;
  clause: string;
}

export function onClause(
  context: CommandContext,
  actor: Actor | null,
  deed: Permission,
  { text, clause }: OnClause,
  input: (clause: ClauseNow, seat: Seat) => Command | Refusal,
): Promise<Done> {
  return perform(context, actor, deed, text, async (opened, seat, tables) => {
    const now = await clauseNow(tables, opened, clause);
    if ("ok" in now) return now;
    const command = input(now, seat);
    return "ok" in command ? command : { command };
  });
}
