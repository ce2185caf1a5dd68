/**
 * Commands on a text and its clauses that are given in the editor: the gavel, holds, corrections, the pen, readings,
 * the clock. The button of a form names the command; the answer is done, or the reason why not.
 */
import { data } from "react-router";
import { actor, type Services, services } from "#app/context.ts";
import { languageOf } from "#app/language.ts";
import type { CommandDone } from "#app/presenters/negotiation.ts";
import { timeRefused } from "#app/routes/http/local-time.ts";
import { reasonFor } from "#app/routes/http/offline-error.ts";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import { instantIn } from "#domain/meeting/index.ts";
import { AUDIENCES, STANCES } from "#domain/positions/index.ts";
import type { Reason, Refusal } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { z } from "#domain/zod.ts";
import { formatsFor } from "#words/format.ts";
import type { Route } from "./+types/commands";

const clause = z.string().min(1);
const inputs = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("agree"), clause, seen: z.string() }),
  z.object({
    intent: z.literal("agree-ad-ref"),
    clause,
    seen: z.string(),
    asked: z.array(z.string()).min(1),
  }),
  z.object({ intent: z.literal("reopen"), clause, reason: z.string() }),
  z.object({ intent: z.literal("join"), clause }),
  z.object({ intent: z.literal("lift"), clause }),
  z.object({ intent: z.literal("hold"), clause }),
  z.object({ intent: z.literal("free"), clause }),
  // Nothing is the very top.
  z.object({ intent: z.literal("move"), clause, after: z.string().transform((id) => id || null) }),
  z.object({ intent: z.literal("begin-correction"), clause, note: z.string() }),
  z.object({ intent: z.literal("end-correction"), clause }),
  z.object({
    ...{ intent: z.literal("position"), clause, note: z.string() },
    ...{ stance: z.enum(STANCES), audience: z.enum(AUDIENCES) },
  }),
  z.object({ intent: z.literal("take-position-back"), clause }),
  z.object({ intent: z.literal("hand-pen"), pen: z.enum(["open", "chair"]) }),
  z.object({ intent: z.literal("open-reading"), after: z.coerce.number().int() }),
  z.object({
    intent: z.literal("set-close"),
    local: z.string(),
    zone: z.string(),
    moment: z.string().optional(),
  }),
  z.object({ intent: z.literal("remove-close") }),
]);
type Input = z.infer<typeof inputs>;

export async function action({ params, request, context }: Route.ActionArgs) {
  const form = await request.formData();
  const input = inputs.safeParse({ ...Object.fromEntries(form), asked: form.getAll("asked") });
  if (!input.success) return refused("malformed");
  const asked = input.data.intent === "set-close" ? input.data : null;
  const time = timeRefused(asked, formatsFor(languageOf(context)));
  if (time) return data<CommandDone>({ ok: false, ...time }, { status: 422 });
  const done = await perform(context.get(services).commands, context.get(actor), params.id, input.data);
  if (done.ok || done.reason === "already-done") return { ok: true } satisfies CommandDone;
  if (done.reason === "not-signed-in") throwRefusal(done, request);
  return refused(done.reason);
}

/** The editor stays while offline. */
export async function clientAction({ serverAction }: Route.ClientActionArgs): Promise<CommandDone> {
  return serverAction().catch((error: unknown) => ({ ok: false, reason: reasonFor(error) }));
}

function refused(reason: Reason) {
  return data<CommandDone>({ ok: false, reason }, { status: statusOf(reason) });
}

function perform(
  commands: Services["commands"],
  who: Actor | null,
  text: string,
  input: Input,
): Promise<{ ok: true } | Refusal> {
  switch (input.intent) {
    case "agree":
      return commands.agreeClause(who, { ...input, text, adRef: [] });
    case "agree-ad-ref":
      return commands.agreeClause(who, { ...input, text, adRef: input.asked });
    case "reopen":
      return commands.reopenClause(who, { ...input, text });
    case "join":
      return commands.joinAdRef(who, { ...input, text });
    case "lift":
      return commands.liftAdRef(who, { ...input, text });
    case "hold":
      return commands.holdClause(who, { ...input, text });
    case "free":
      return commands.freeClause(who, { ...input, text });
    case "move":
      return commands.moveClause(who, { ...input, text });
    case "begin-correction":
      return commands.beginCorrection(who, { ...input, text });
    case "end-correction":
      return commands.endCorrection(who, { ...input, text });
    case "position":
      return commands.takePosition(who, { text, clause: input.clause, content: input });
    case "take-position-back":
      return commands.takePosition(who, { text, clause: input.clause, content: null });
    case "hand-pen":
      return commands.handPen(who, { ...input, text });
    case "open-reading":
      return commands.openReading(who, { ...input, text });
    case "set-close":
      return commands.setAmendmentsClose(who, {
        text,
        closes: instantIn(input.local, input.zone, input.moment),
      });
    case "remove-close":
      return commands.setAmendmentsClose(who, { text, closes: null });
  }
}
