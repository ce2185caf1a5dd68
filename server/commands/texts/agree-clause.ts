/** The chair agrees a clause, finally or ad referendum, in the words that the chair saw; or reopens it. */
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type OnClause, onClause } from "#server/commands/texts/on-clause.ts";

export interface AgreeClause extends OnClause {
  /** Digest of the clause on the chair's page. */
  seen: string;
  /** The delegations that still ask their capitals; none where it is agreed finally. */
  adRef: readonly string[];
}

export function agreeClause(context: CommandContext) {
  return (actor: Actor | null, input: AgreeClause) =>
    onClause(context, actor, "agree-clause", input, (clause) => {
      const { seen, adRef } = input;
      return { type: "agree-clause", clause, seen, adRef };
    });
}

export function reopenClause(context: CommandContext) {
  return (actor: Actor | null, input: OnClause & { reason: string }) =>
    onClause(context, actor, "reopen-clause", input, (clause) => ({
      type: "reopen-clause",
      clause,
      reason: input.reason,
    }));
}
