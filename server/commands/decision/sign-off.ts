/**
 * A head or alternate, for the delegation of the seat, signs the frozen text in one of its authentic languages,
 * refuses, confirms what was signed ad referendum, or takes the answer back. A passkey's assertion is checked first.
 */
import type { SignatureInput } from "#domain/life/index.ts";
import { refuse as refusal } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import type { CommandContext } from "#server/commands/context.ts";
import { unproven } from "#server/commands/decision/check-assertion.ts";
import { type Done, perform } from "#server/commands/perform.ts";

/** `title` is exactly as it is to stand under the text; a signature over other words than `seen` is refused. */
export interface SignInput extends SignatureInput {
  text: string;
}

export function sign(context: CommandContext) {
  return (actor: Actor | null, { text, ...input }: SignInput): Promise<Done> =>
    perform(context, actor, "sign", text, async (opened, { delegation }, tables) => {
      if (!delegation) return refusal("not-your-delegation");
      const signature = { delegation, ...input };
      const error = await unproven(context, tables, opened, signature);
      return error ?? { command: { type: "sign", ...signature } };
    });
}

export function refuse(context: CommandContext) {
  return (
    actor: Actor | null,
    { text, seen, reason }: { text: string; seen: string; reason: string },
  ): Promise<Done> =>
    perform(context, actor, "refuse", text, (_opened, { delegation }) =>
      delegation ? { command: { type: "refuse", delegation, seen, reason } } : refusal("not-your-delegation"),
    );
}

export function confirmSignature(context: CommandContext) {
  return (actor: Actor | null, { text, by }: { text: string; by: string }): Promise<Done> =>
    perform(context, actor, "confirm-signature", text, (_opened, { delegation }) =>
      delegation
        ? { command: { type: "confirm-signature", delegation, by } }
        : refusal("not-your-delegation"),
    );
}

export function withdrawSignature(context: CommandContext) {
  return (actor: Actor | null, { text, reason }: { text: string; reason: string }): Promise<Done> =>
    perform(context, actor, "withdraw-signature", text, (_opened, { delegation }) =>
      delegation
        ? { command: { type: "withdraw-signature", delegation, reason } }
        : refusal("not-your-delegation"),
    );
}
