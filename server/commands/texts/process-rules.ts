/** The secretariat sets the process rules of a text; the head or alternate of each delegation accepts them. */
import type { ProcessRules } from "#domain/life/index.ts";
import { refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Done, perform } from "#server/commands/perform.ts";

export interface SetRules {
  text: string;
  rules: ProcessRules;
  /** Needed once drafting is open. */
  reason: string;
}

export function setRules(context: CommandContext) {
  return (actor: Actor | null, { text, rules, reason }: SetRules): Promise<Done> =>
    perform(context, actor, "set-rules", text, () => ({ command: { type: "set-rules", rules, reason } }));
}

export function acceptRules(context: CommandContext) {
  return (actor: Actor | null, { text }: { text: string }): Promise<Done> =>
    perform(context, actor, "accept-rules", text, (_opened, { delegation }) =>
      delegation ? { command: { type: "accept-rules", delegation } } : refuse("not-your-delegation"),
    );
}
