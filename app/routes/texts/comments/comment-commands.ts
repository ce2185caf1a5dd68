/** The forms of discussions, understood and handed to their commands. */

import type { Services } from "#app/context.ts";
import { AUDIENCES, type Mention, RESOLUTIONS } from "#domain/comments/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { z } from "#domain/zod.ts";

const thread = z.string().min(1);
const audience = z.enum(AUDIENCES);
const body = z.string().default("");
const inputs = z.discriminatedUnion("intent", [
  z.object({
    ...{ intent: z.literal("comment"), clause: z.string().min(1), body, audience: audience.default("table") },
    ...{ sheet: z.string().default(""), from: z.string().default(""), to: z.string().default("") },
  }),
  z.object({ intent: z.literal("reply"), thread, body }),
  z.object({ intent: z.literal("resolve"), thread, resolution: z.enum(RESOLUTIONS), closing: body }),
  z.object({ intent: z.literal("reopen"), thread }),
  z.object({ intent: z.literal("widen"), thread, audience }),
  z.object({ intent: z.literal("edit"), thread, comment: thread, body }),
  z.object({ intent: z.literal("take-back"), thread, comment: thread }),
]);

export async function submitComment(
  commands: Services["commands"],
  who: Actor | null,
  text: string,
  form: FormData,
): Promise<{ ok: true; thread: string } | Refusal> {
  const input = inputs.safeParse(Object.fromEntries(form));
  const mentions = form.getAll("mention").map(mentionFrom);
  if (!input.success || mentions.includes(null)) return refuse("malformed");
  const { data } = input;
  const content = { mentions: mentions as Mention[] };
  switch (data.intent) {
    case "comment": {
      const { sheet, from, to } = data;
      return commands.comment(who, { ...data, ...content, text, about: sheet ? { sheet, from, to } : null });
    }
    case "reply":
      return commands.reply(who, { ...data, ...content });
    case "resolve":
      return commands.resolveThread(who, data);
    case "reopen":
      return commands.reopenThread(who, data);
    case "widen":
      return commands.widenThread(who, data);
    case "edit":
      return commands.editComment(who, { ...data, ...content });
    case "take-back":
      return commands.takeBackComment(who, data);
  }
}

/** "person:<id>:<name>". */
function mentionFrom(value: FormDataEntryValue): Mention | null {
  const [, kind, id, label] = /^(person|delegation):([^:]+):(.+)$/.exec(String(value)) ?? [];
  return kind && id && label ? { kind: kind as Mention["kind"], id, label } : null;
}
