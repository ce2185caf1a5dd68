/** The secretariat of a meeting decides whether the drafts of its adopted texts are public. */
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { bySecretariat } from "#server/commands/meetings/by-secretariat.ts";

export function publishDrafts(context: CommandContext) {
  return (actor: Actor | null, { meeting, shown }: { meeting: string; shown: boolean }) =>
    bySecretariat(context, actor, "set-up", meeting, async ({ tables }) => {
      const changed = await tables.meetings.showDrafts(meeting, shown);
      const type = shown ? ("drafts-published" as const) : ("drafts-withheld" as const);
      return { act: changed ? { type } : null, options: {} };
    });
}
