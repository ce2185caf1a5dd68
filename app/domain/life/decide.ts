/**
 * The only door to a text's life (RULES.md, L1 ...). A command is a wish; what comes back is either the events that
 * fulfil it or the reason why not. Who may wish is decided in domain/rights before; the rules stand in the chapters.
 */

import { agreement } from "#domain/life/agreement.ts";
import { amending } from "#domain/life/amending.ts";
import type { Rule } from "#domain/life/chapter.ts";
import type { Command, Decision } from "#domain/life/commands.ts";
import { drafting } from "#domain/life/drafting.ts";
import type { TextRecord } from "#domain/life/record.ts";
import { signing } from "#domain/life/signing.ts";
import { withdrawal } from "#domain/life/withdrawal.ts";
import { refuse } from "#domain/refusals.ts";

/** Every command with its rule: with the phases, the table of what is possible when. */
export const RULES: { [T in Command["type"]]: Rule<Extract<Command, { type: T }>> } = {
  ...drafting.rules,
  ...amending.rules,
  ...agreement.rules,
  ...signing.rules,
  ...withdrawal.rules,
};

/** In: the record, a wish, and the moment (ISO instant), which settles deadlines. */
export function decide(record: TextRecord, command: Command, now: string): Decision {
  const rule = RULES[command.type] as Rule<Command>;
  if (rule.done?.(record, command)) return refuse("already-done");
  if (!rule.phases.includes(record.phase.name)) return refuse("not-in-this-phase");
  const outcome = rule.answer(record, command, now);
  if (typeof outcome === "string") return refuse(outcome);
  return { ok: true, events: Array.isArray(outcome) ? outcome : [outcome] };
}
