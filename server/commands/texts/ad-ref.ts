/** A head or alternate joins the ad referendum on a clause, or lifts it, for the delegation of the seat. */
import { refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type OnClause, onClause } from "#server/commands/texts/on-clause.ts";

export function joinAdRef(context: CommandContext) {
  return (actor: Actor | null, input: OnClause) =>
    onClause(context, actor, "ad-ref", input, (clause, { delegation }) =>
      delegation ? { type: "join-ad-ref", clause, delegation } : refuse("not-your-delegation"),
    );
}

export function liftAdRef(context: CommandContext) {
  return (actor: Actor | null, input: OnClause) =>
    onClause(context, actor, "ad-ref", input, (clause, { delegation }) =>
      delegation ? { type: "lift-ad-ref", clause, delegation } : refuse("not-your-delegation"),
    );
}
