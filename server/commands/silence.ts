/**
 * The silence procedure: opened and extended by the chair, joined or broken in writing by a head or alternate. What
 * comes too late is refused and stands on the record all the same.
 */
import { refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { type Done, perform } from "#server/commands/deed.ts";
import { type Freezing, freezing } from "#server/commands/freeze.ts";
import type { Kit } from "#server/commands/kit.ts";

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
  /** Reason and amendment are for the chair alone. */
  confidential: boolean;
}

export function openSilence(kit: Kit) {
  return (actor: Actor | null, { text, expires, agreedAt, ...wish }: OpenSilence): Promise<Done> =>
    perform(kit, actor, "open-silence", text, async (opened, _seat, tables) => {
      const freeze = await freezing(tables, opened, wish);
      if ("ok" in freeze) return freeze;
      return { command: { type: "open-silence", expires, agreedAt, ...freeze } };
    });
}

export function extendSilence(kit: Kit) {
  return (actor: Actor | null, wish: { text: string; expires: string; reason: string }): Promise<Done> =>
    perform(kit, actor, "extend-silence", wish.text, () => ({
      command: { type: "extend-silence", expires: wish.expires, reason: wish.reason },
    }));
}

export function joinSilence(kit: Kit) {
  return (actor: Actor | null, { text, seen }: { text: string; seen: string }): Promise<Done> =>
    perform(kit, actor, "join-silence", text, (_opened, { delegation }) =>
      delegation ? { command: { type: "join-silence", delegation, seen } } : refuse("not-your-delegation"),
    );
}

export function breakSilence(kit: Kit) {
  return (actor: Actor | null, { text, ...wish }: BreakSilence): Promise<Done> =>
    perform(kit, actor, "break-silence", text, (_opened, { delegation }) =>
      delegation
        ? { command: { type: "break-silence", delegation, ...wish } }
        : refuse("not-your-delegation"),
    );
}
