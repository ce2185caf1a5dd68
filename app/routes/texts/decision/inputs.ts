/** The input of the decision's forms, read from what was posted, and handed to the command of that name. */

import type { Services } from "#app/context.ts";
import { type Assertion, STATEMENT_KINDS } from "#domain/life/index.ts";
import { instantIn } from "#domain/meeting/index.ts";
import type { Refusal } from "#domain/refusals.ts";
import type { Actor } from "#domain/rights/index.ts";
import { z } from "#domain/zod.ts";

const seen = z.string();
const reason = z.string();
const override = z.string().optional();
const box = z.literal("on").optional();
const zone = z.string();
/** Which of two was meant, where a time comes twice. */
const moment = z.string().optional();
const several = z.array(z.string());
const signature = {
  ...{ seen, signatory: z.string(), title: z.string(), language: z.string().optional() },
  ...{ capacity: z.enum(["own", "deputy"]).default("own"), authority: z.string().default("") },
  ...{ adReferendum: box, place: z.string().optional(), date: z.string().optional() },
  // Of a passkey, as JSON; nothing where none was used. What is no assertion is refused in words when it is checked.
  assertion: z
    .string()
    .optional()
    .transform((json) => (json ? assertionIn(json) : undefined)),
};

const asserted = z.object({
  ...{ credentialId: z.string(), clientDataJSON: z.string() },
  ...{ authenticatorData: z.string(), signature: z.string() },
});

function assertionIn(json: string): Assertion {
  try {
    return asserted.parse(JSON.parse(json));
  } catch {
    return { credentialId: "", clientDataJSON: "", authenticatorData: "", signature: "" };
  }
}

export const inputs = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("open-drafting"), override }),
  z.object({ intent: z.literal("hand-pen"), pen: z.enum(["open", "chair"]) }),
  z.object({
    ...{ intent: z.literal("open-silence"), seen, override, zone, moment, expires: z.string() },
    ...{ meeting: z.string().optional(), date: z.string().optional() },
  }),
  z.object({ intent: z.literal("extend-silence"), zone, moment, expires: z.string(), reason }),
  z.object({ intent: z.literal("join-silence"), seen }),
  z.object({
    ...{ intent: z.literal("break-silence"), seen, reason, amendment: z.string().default("") },
    confidential: box,
  }),
  z.object({ intent: z.literal("put-to-meeting"), seen, override, present: several }),
  z.object({ intent: z.literal("note-no-objection"), seen }),
  z.object({ intent: z.literal("note-objection"), seen, delegations: several, reason }),
  z.object({ intent: z.literal("open-signing"), seen, override }),
  z.object({ intent: z.literal("sign"), ...signature }),
  z.object({ intent: z.literal("accede"), ...signature }),
  z.object({ intent: z.literal("refuse"), seen, reason }),
  z.object({ intent: z.literal("confirm-signature"), by: z.string() }),
  z.object({ intent: z.literal("withdraw-signature"), reason }),
  z.object({ intent: z.literal("adopt"), seen, override }),
  z.object({ intent: z.literal("announce-outcome"), meeting: z.string(), date: z.string() }),
  z.object({
    ...{ intent: z.literal("file-statement"), seen, kind: z.enum(STATEMENT_KINDS) },
    ...{ clauses: several, language: z.string(), words: z.string() },
  }),
  z.object({ intent: z.literal("join-statement"), number: z.coerce.number().int() }),
  z.object({ intent: z.literal("withdraw-statement"), number: z.coerce.number().int() }),
  z.object({
    ...{ intent: z.literal("propose-correction"), seen, reason, zone, moment, expires: z.string() },
    changes: z.array(z.object({ language: z.string(), clause: z.string(), words: z.string() })),
  }),
  z.object({ intent: z.literal("object-to-correction"), seen, reason }),
  z.object({ intent: z.literal("withdraw-correction"), reason }),
  z.object({ intent: z.literal("reopen"), reason }),
  z.object({ intent: z.literal("withdraw"), reason }),
]);
export type Input = z.infer<typeof inputs>;

/** The fields that may come more than once. */
const LISTS = ["present", "delegations", "clauses"];

export function inputFrom(form: FormData) {
  const lists = Object.fromEntries(LISTS.map((name) => [name, form.getAll(name).map(String)]));
  return inputs.safeParse({ ...Object.fromEntries(form), ...lists, changes: changesIn(form) });
}

/** `correct.3` names language and clause, `words.3` has the words that it should have. */
function changesIn(form: FormData) {
  const named = [...form].filter(([name]) => name.startsWith("correct."));
  return named.map(([name, value]) => {
    const [language = "", clause = ""] = String(value).split(" ");
    return { language, clause, words: String(form.get(name.replace("correct", "words")) ?? "") };
  });
}

/** What was typed, to be shown again where it was refused. */
export function inputIn(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
}

/** In: who, on which text, and what. Days and hours are written in the zone that the form names. */
export function perform(
  commands: Services["commands"],
  who: Actor | null,
  text: string,
  input: Input,
): Promise<{ ok: true } | Refusal> {
  switch (input.intent) {
    case "open-drafting":
      return commands.openDrafting(who, { text, ...input });
    case "hand-pen":
      return commands.handPen(who, { text, ...input });
    case "open-silence":
      return commands.openSilence(who, {
        ...{ text, seen: input.seen, override: input.override, expires: expiryIn(input) },
        agreedAt: input.meeting ? { meeting: input.meeting, date: input.date ?? "" } : undefined,
      });
    case "extend-silence":
      return commands.extendSilence(who, {
        text,
        expires: expiryIn(input),
        reason: input.reason,
      });
    case "join-silence":
      return commands.joinSilence(who, { text, ...input });
    case "break-silence": {
      const { reason, amendment } = input;
      return commands.breakSilence(who, {
        ...{ text, seen: input.seen, reason, amendment, confidential: input.confidential === "on" },
      });
    }
    case "put-to-meeting":
      return commands.putToMeeting(who, { text, ...input });
    case "note-no-objection":
      return commands.noteNoObjection(who, { text, ...input });
    case "note-objection":
      return commands.noteObjection(who, {
        ...{ text, seen: input.seen, delegations: input.delegations, reason: input.reason },
      });
    case "open-signing":
      return commands.openSigning(who, { text, seen: input.seen, override: input.override });
    case "sign":
      return commands.sign(who, { text, ...signatureFrom(input) });
    case "accede":
      return commands.accede(who, { text, ...signatureFrom(input) });
    case "refuse":
      return commands.refuse(who, { text, ...input });
    default:
      return performMore(commands, who, text, input);
  }
}

function performMore(
  commands: Services["commands"],
  who: Actor | null,
  text: string,
  input: Exclude<Input, { intent: HandledAbove }>,
): Promise<{ ok: true } | Refusal> {
  switch (input.intent) {
    case "confirm-signature":
      return commands.confirmSignature(who, { text, by: input.by });
    case "withdraw-signature":
      return commands.withdrawSignature(who, { text, reason: input.reason });
    case "adopt":
      return commands.adopt(who, { text, seen: input.seen, override: input.override });
    case "announce-outcome":
      return commands.announceOutcome(who, { text, meeting: input.meeting, date: input.date });
    case "file-statement": {
      const { kind, clauses, language, words, seen: hash } = input;
      return commands.fileStatement(who, { text, kind, clauses, language, words, seen: hash });
    }
    case "join-statement":
      return commands.joinStatement(who, { text, number: input.number });
    case "withdraw-statement":
      return commands.withdrawStatement(who, { text, number: input.number });
    case "propose-correction": {
      const { seen: hash, changes, reason: reply } = input;
      const expires = expiryIn(input);
      return commands.proposeCorrection(who, { text, seen: hash, changes, expires, reason: reply });
    }
    case "object-to-correction":
      return commands.objectToCorrection(who, { text, seen: input.seen, reason: input.reason });
    case "withdraw-correction":
      return commands.withdrawCorrection(who, { text, reason: input.reason });
    case "reopen":
      return commands.reopen(who, { text, reason: input.reason });
    case "withdraw":
      return commands.withdraw(who, { text, reason: input.reason });
  }
}

type HandledAbove =
  | ("open-drafting" | "hand-pen" | "open-silence" | "extend-silence" | "join-silence" | "break-silence")
  | (
      | "put-to-meeting"
      | "note-no-objection"
      | "note-objection"
      | "open-signing"
      | "sign"
      | "accede"
      | "refuse"
    );

function signatureFrom(input: Extract<Input, { intent: "sign" | "accede" }>) {
  const { seen: hash, signatory, title, language, capacity, authority, place, date } = input;
  const adReferendum = input.adReferendum === "on";
  const as = capacity === "deputy" ? { kind: "deputy" as const, authority } : { kind: "own" as const };
  const { assertion } = input;
  return { seen: hash, signatory, title, language, capacity: as, adReferendum, place, date, assertion };
}

type Expiring = Extract<Input, { expires: string }>;

function expiryIn({ expires, zone: of, moment: chosen }: Expiring): string {
  return instantIn(expires, of, chosen);
}

/** The time limit that a form asks for, as it was typed. */
export function timeAskedIn(input: Input): { local: string; zone: string; moment?: string } | null {
  return "expires" in input ? { local: input.expires, zone: input.zone, moment: input.moment } : null;
}
