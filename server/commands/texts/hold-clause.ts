/** The chair takes the pen of a single clause, or gives it back to the delegations. */
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type OnClause, onClause } from "#server/commands/texts/on-clause.ts";

export function holdClause(context: CommandContext) {
  return (actor: Actor | null, input: OnClause) =>
    onClause(context, actor, "hold-clause", input, (clause) => ({ type: "hold-clause", clause }));
}

export function freeClause(context: CommandContext) {
  return (actor: Actor | null, input: OnClause) =>
    onClause(context, actor, "hold-clause", input, (clause) => ({ type: "free-clause", clause }));
}
