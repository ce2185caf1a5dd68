/** The secretariat records that the outcome was announced at a later meeting, and which. */
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Done, perform } from "#server/commands/perform.ts";

export interface AnnounceOutcome {
  text: string;
  meeting: string;
  /** ISO calendar day. */
  date: string;
}

export function announceOutcome(context: CommandContext) {
  return (actor: Actor | null, { text, meeting, date }: AnnounceOutcome): Promise<Done> =>
    perform(context, actor, "announce-outcome", text, () => ({
      command: { type: "announce-outcome", meeting, date },
    }));
}
