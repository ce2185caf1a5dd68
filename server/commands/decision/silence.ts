/**
 * The silence procedure: opened and extended by the chair, joined or broken in writing by a head or alternate. What
 * comes too late is refused and is put on the record all the same.
 */
import { refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { type Freezing, freezing } from "#server/commands/decision/freeze.ts";
import { type Done, perform } from "#server/commands/perform.ts";

export interface OpenSilence extends Freezing {
  /** ISO instant. */
  expires: string;
  agreedAt?: { meeting: string; date: string } | undefined;
}

export interface BreakSilence {
  text: string;
  seen: string;
  reason: string;
  amendment: string;
  /** Reason and amendment are visible to the chair alone. */
  confidential: boolean;
}

export function openSilence(context: CommandContext) {
  return (actor: Actor | null, { text, expires, agreedAt, ...input }: OpenSilence): Promise<Done> =>
    perform(context, actor, "open-silence", text, async (opened, _seat, tables) => {
      const freeze = await freezing(tables, opened, input);
      if ("ok" in freeze) return freeze;
      return { command: { type: "open-silence", expires, agreedAt, ...freeze } };
    });
}

export function extendSilence(context: CommandContext) {
  return (actor: Actor | null, input: { text: string; expires: string; reason: string }): Promise<Done> =>
    perform(context, actor, "extend-silence", input.text, () => ({
      command: { type: "extend-silence", expires: input.expires, reason: input.reason },
    }));
}

export function joinSilence(context: CommandContext) {
  return (actor: Actor | null, { text, seen }: { text: string; seen: string }): Promise<Done> =>
    perform(context, actor, "join-silence", text, (_opened, { delegation }) =>
      delegation ? { command: { type: "join-silence", delegation, seen } } : refuse("not-your-delegation"),
    );
}

export function breakSilence(context: CommandContext) {
  return (actor: Actor | null, { text, ...input }: BreakSilence): Promise<Done> =>
    perform(context, actor, "break-silence", text, (_opened, { delegation }) =>
      delegation
        ? { command: { type: "break-silence", delegation, ...input } }
        : refuse("not-your-delegation"),
    );
}
