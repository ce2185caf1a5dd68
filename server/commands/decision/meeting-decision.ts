/** The chair puts the text to the meeting, with who is present, and records the answer: no objection, or whose. */
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Freezing, freezing } from "#server/commands/decision/freeze.ts";
import { type Done, perform } from "#server/commands/perform.ts";

export interface PutToMeeting extends Freezing {
  /** Ids of the delegations that are present. */
  present: string[];
}

export interface NoteObjection {
  text: string;
  seen: string;
  delegations: string[];
  reason: string;
}

export function putToMeeting(context: CommandContext) {
  return (actor: Actor | null, { text, present, ...input }: PutToMeeting): Promise<Done> =>
    perform(context, actor, "put-to-meeting", text, async (opened, _seat, tables) => {
      const freeze = await freezing(tables, opened, input);
      return "ok" in freeze ? freeze : { command: { type: "put-to-meeting", present, ...freeze } };
    });
}

export function noteNoObjection(context: CommandContext) {
  return (actor: Actor | null, { text, seen }: { text: string; seen: string }): Promise<Done> =>
    perform(context, actor, "note-outcome", text, () => ({ command: { type: "note-no-objection", seen } }));
}

export function noteObjection(context: CommandContext) {
  return (actor: Actor | null, { text, ...input }: NoteObjection): Promise<Done> =>
    perform(context, actor, "note-outcome", text, () => ({ command: { type: "note-objection", ...input } }));
}
