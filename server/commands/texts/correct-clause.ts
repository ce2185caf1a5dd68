/**
 * An editorial correction of an agreed clause: opened to the chair's side alone, made in the editor where everybody
 * sees it, and ended, which puts both wordings on the record.
 */
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type OnClause, onClause } from "#server/commands/texts/on-clause.ts";

export function beginCorrection(context: CommandContext) {
  return (actor: Actor | null, input: OnClause & { note: string }) =>
    onClause(context, actor, "correct-clause", input, (clause) => ({
      type: "begin-correction",
      clause,
      note: input.note,
    }));
}

export function endCorrection(context: CommandContext) {
  return (actor: Actor | null, input: OnClause) =>
    onClause(context, actor, "correct-clause", input, (clause) => ({ type: "end-correction", clause }));
}
