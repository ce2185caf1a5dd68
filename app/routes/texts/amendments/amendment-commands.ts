/**
 * The forms of amendments, parsed and handed to their commands. A form that a script sent gets an answer; one that a
 * browser sent alone leads to the amendment's page, or shows what was refused.
 */
import { data, redirect } from "react-router";
import type { Services } from "#app/context.ts";
import type { CommandAnswer } from "#app/editor/amendments/CommandForm.tsx";
import { statusOf, throwRefusal } from "#app/routes/http/refusals.ts";
import { modifiedWords, settledWords } from "#app/routes/texts/text/settled-words.ts";
import { type Reason, type Refusal, refuse } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { z } from "#domain/zod.ts";

type Commands = Services["commands"];
type Done = { ok: true; amendment?: string } | Refusal;

/** What a form asks, from where, and by whom. */
export interface AmendmentForm {
  services: Services;
  who: Actor | null;
  text: string;
  amendment: string;
  form: Record<string, string>;
}

const COMMANDS = ["replace", "insert", "delete", "move", "merge", "split"] as const;
const begun = z.object({
  deed: z.enum(COMMANDS),
  clause: z.string().optional(),
  after: z.string().optional(),
  with: z.string().optional(),
  like: z.string().optional(),
  discussion: z.string().optional(),
});

/** Opens a draft. */
export async function draftCommand({ services, who, text, form }: AmendmentForm): Promise<Done> {
  const input = begun.safeParse(form);
  if (!input.success) return refuse("malformed");
  const { discussion, ...proposed } = input.data;
  const thread = discussion || null;
  return services.commands.draftAmendment(who, { text, ...proposed, thread, after: proposed.after || null });
}

export async function submitAmendment(asked: AmendmentForm): Promise<Done> {
  const { services, who, amendment, form } = asked;
  const { commands } = services;
  const { reason = "", comment = "", into = "" } = form;
  const deed = plainCommand(commands, who, { amendment, reason });
  const known = deed[form.intent as keyof typeof deed];
  if (known) return known();
  switch (form.intent) {
    case "take-up":
    case "propose-again":
      return takeUp(asked);
    case "merge":
      return commands.mergeAmendment(who, { amendment, reason, into });
    case "agree":
    case "decline":
      return commands.answerOutcome(who, { amendment, agrees: form.intent === "agree", comment });
    case "propose":
      return proposed(asked);
    case "accept":
    case "modify":
    case "undo":
      return decided(asked);
    default:
      return refuse("malformed");
  }
}

/** Those that need no more than a reason. */
function plainCommand(commands: Commands, who: Actor | null, on: { amendment: string; reason: string }) {
  return {
    discard: () => commands.discardAmendment(who, on),
    suggest: () => commands.suggestAmendment(who, on),
    "take-back": () => commands.takeBackSuggestion(who, on),
    release: () => commands.releaseAmendment(who, on),
    cosponsor: () => commands.cosponsorAmendment(who, { ...on, joins: true }),
    leave: () => commands.cosponsorAmendment(who, { ...on, joins: false }),
    withdraw: () => commands.withdrawAmendment(who, on),
    check: () => commands.checkAmendment(who, on),
    consider: () => commands.considerAmendment(who, on),
    reject: () => commands.rejectAmendment(who, on),
    "set-aside": () => commands.setAsideAmendment(who, on),
  } as const;
}

/** A guest's suggestion, or an own amendment that was decided, begins a draft with its words and in its place. */
async function takeUp({ services, who, text, amendment }: AmendmentForm): Promise<Done> {
  const found = await services.queries.amendment(who, text, amendment);
  if (!found.ok) return found;
  const { proposal } = found.amendment;
  return services.commands.draftAmendment(who, { text, from: amendment, ...proposal });
}

async function proposed({ services, who, text, amendment, form }: AmendmentForm): Promise<Done> {
  const found = await services.queries.amendment(who, text, amendment);
  if (!found.ok) return found;
  const outcome = OUTCOMES.find((one) => one === form.outcome);
  if (!outcome) return refuse("malformed");
  const words = outcome === "modify" ? modifiedWords(form, found) : null;
  const into = outcome === "merge" ? form.into || null : null;
  return services.commands.proposeOutcome(who, {
    amendment,
    outcome,
    into,
    words,
    comment: form.comment ?? "",
  });
}

const OUTCOMES = ["accept", "modify", "merge", "reject"] as const;

/** Accepted as it is, in other words, or undone: with what was settled where that was needed. */
async function decided({ services, who, text, amendment, form }: AmendmentForm): Promise<Done> {
  const found = await services.queries.amendment(who, text, amendment);
  if (!found.ok) return found;
  const { commands } = services;
  const { reason = "", seen = found.merge?.seen ?? "" } = form;
  if (form.intent === "modify") {
    const settled = { seen, clauses: modifiedWords(form, found) };
    return commands.acceptAmendment(who, { amendment, reason, modified: true, settled });
  }
  const clauses = settledWords(form, found);
  if (clauses === "open") return refuse("conflict");
  const settled = clauses && { seen, clauses };
  return form.intent === "undo"
    ? commands.undoDecision(who, { amendment, reason, settled })
    : commands.acceptAmendment(who, { amendment, reason, settled });
}

/** Was the form sent by a script, which stays on its page, or by a browser alone? */
function isForScript({ headers }: Request): boolean {
  return headers.get("sec-fetch-dest") === "empty";
}

/** How an answer goes back. `page` is where a browser without a script goes on. */
export function answer(
  done: Done,
  { form, page }: { form: Record<string, string>; page: string },
  request: Request,
) {
  if (done.ok) {
    if (!isForScript(request)) throw redirect(page);
    const { amendment } = done;
    return data<CommandAnswer>({ ok: true, ...(amendment && { amendment }) });
  }
  if (done.reason === "not-signed-in") throwRefusal(done, request);
  return data<CommandAnswer>(refused(done.reason, form), { status: statusOf(done.reason) });
}

export function refused(reason: Reason, form: Record<string, string>): CommandAnswer {
  const { intent = "", ...values } = form;
  return { ok: false, reason, intent, values };
}

export async function formOf(request: Request): Promise<Record<string, string>> {
  return Object.fromEntries(Array.from(await request.formData(), ([name, value]) => [name, String(value)]));
}
