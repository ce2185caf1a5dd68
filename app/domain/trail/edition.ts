/**
 * The public record of an adopted text, as one JSON document, and its verification, which runs alike on the server,
 * in a reader's browser and on a copy from a dump in twenty years. Nothing stands in it twice and nothing loose: every
 * byte is either the text (bound by its hash), an entry of the trail (bound by the chain) or compared with one.
 */
import { z } from "zod";
import type { Occasion, Party, TextEvent } from "#domain/life/events.ts";
import { replay } from "#domain/life/evolve.ts";
import type { SignOff } from "#domain/life/record.ts";
import { board } from "#domain/signoff/index.ts";
import {
  canonicalText,
  clauseDigest,
  FORM,
  FORM_WITH_VARIANTS,
  type FrozenText,
  hashOf,
} from "#domain/text/canonical.ts";
import { type Clause, KINDS, wordsOf } from "#domain/text/clause.ts";
import { NUMBERING, NUMBERING_WITH_VARIANTS, numbering } from "#domain/text/numbering.ts";
import { actorSchema, firstBreak, type TrailEntry } from "#domain/trail/chain.ts";

export const EDITION_FORM = "plenary-edition@1";

export interface Edition {
  form: typeof EDITION_FORM;
  /** SHA-256 of the canonical text: what was signed. */
  hash: string;
  text: FrozenText;
  trail: TrailEntry[];
}

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const clauseSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(KINDS),
  level: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  runs: z.array(
    z.strictObject({
      text: z.string(),
      italic: z.literal(true).optional(),
      bold: z.literal(true).optional(),
    }),
  ),
  fields: z.record(z.string(), z.string()).optional(),
  variant: z.string().optional(),
});
const editionSchema = z.strictObject({
  form: z.literal(EDITION_FORM),
  hash: hex,
  text: z.strictObject({
    form: z.enum([FORM, FORM_WITH_VARIANTS]),
    kind: z.enum(["declaration", "outcome", "roadmap"]),
    language: z.string(),
    numbering: z.enum([NUMBERING, NUMBERING_WITH_VARIANTS]),
    clauses: z.array(clauseSchema),
  }),
  trail: z.array(
    z.strictObject({
      n: z.number(),
      content: z
        .strictObject({ at: z.string(), actor: actorSchema, event: z.looseObject({ type: z.string() }) })
        .nullable(),
      digest: hex,
      previous: hex,
      hash: hex,
    }),
  ),
});

/** What was checked, in this order; checks after a failed one that they need are not made. */
export const CHECKS = ["readable", "trail", "text", "draft", "signatures", "adoption", "published"] as const;
export type CheckName = (typeof CHECKS)[number];

export interface Check {
  name: CheckName;
  ok: boolean;
  /** Where it fails, in words that need no translation: "entry 4 (content)", "OP3", "Kazakhstan", "text.clauses.2.kind". */
  where: string[];
}

export interface Verification {
  ok: boolean;
  checks: Check[];
}

/**
 * In: the JSON of an edition as a string, and, where it is known, the hash of the last trail entry that the publisher
 * names. Out: each check with the places where it fails. Never throws.
 */
export function verifyEdition(json: string, publishedHead?: string): Verification {
  const read = readEdition(json);
  if (!read.ok) return { ok: false, checks: [{ name: "readable", ok: false, where: read.where }] };
  const { edition } = read;
  const checks: Check[] = [
    { name: "readable", ok: true, where: [] },
    check("trail", () => trailFaults(edition)),
    check("text", () => textFaults(edition)),
    check("draft", () => draftFaults(edition)),
    check("signatures", () => signatureFaults(edition)),
    check("adoption", () => adoptionFaults(edition)),
  ];
  if (publishedHead !== undefined) checks.push(check("published", () => headFaults(edition, publishedHead)));
  return { ok: checks.every((one) => one.ok), checks };
}

/** Reads an edition and says where it is not one. */
export function readEdition(json: string): { ok: true; edition: Edition } | { ok: false; where: string[] } {
  try {
    const parsed = editionSchema.safeParse(JSON.parse(json));
    if (parsed.success) return { ok: true, edition: parsed.data as unknown as Edition };
    return {
      ok: false,
      where: parsed.error.issues.map((issue) => `${issue.path.join(".") || "document"}: ${issue.message}`),
    };
  } catch (fault) {
    return { ok: false, where: [(fault as Error).message] };
  }
}

/** A record that was tampered with may hold anything, so a check that cannot even be made has failed. */
function check(name: CheckName, faults: () => string[]): Check {
  try {
    const where = faults();
    return { name, ok: where.length === 0, where };
  } catch (fault) {
    return { name, ok: false, where: [(fault as Error).message] };
  }
}

function headFaults(edition: Edition, published: string): string[] {
  const head = edition.trail.at(-1)?.hash ?? "";
  return head === published ? [] : [`${head.slice(0, 16)}… ≠ ${published.slice(0, 16)}…`];
}

function eventsOf(edition: Edition): { event: TextEvent; at: string }[] {
  return edition.trail.flatMap(({ content }) => (content ? [{ event: content.event, at: content.at }] : []));
}

function trailFaults(edition: Edition): string[] {
  const broken = firstBreak(edition.trail);
  return broken ? [`entry ${broken.n} (${broken.what})`] : [];
}

/** The clauses that differ from those that were issued as the draft; or the text as a whole. */
function textFaults(edition: Edition): string[] {
  if (hashOf(canonicalText(edition.text)) === edition.hash) return [];
  const { clauses } = edition.text;
  const issued = eventsOf(edition)
    .flatMap(({ event }) => (event.type === "draft-issued" ? [event] : []))
    .at(-1);
  const digests = new Map(issued?.clauses.map((one) => [one.id, one.digest]));
  const marks = numbering(clauses);
  const changed = clauses.flatMap((clause, at) =>
    digests.get(clause.id) === clauseDigest(clause) ? [] : [`${marks[at]?.reference}: ${excerpt(clause)}`],
  );
  return changed.length ? changed : ["text"];
}

function excerpt(clause: Clause): string {
  const words = wordsOf(clause);
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}

function draftFaults(edition: Edition): string[] {
  const opened = eventsOf(edition)
    .flatMap(({ event }) => (event.type === "signing-opened" ? [event] : []))
    .at(-1);
  if (!opened) return ["signing-opened"];
  return opened.hash === edition.hash ? [] : [`signing-opened: ${opened.hash}`];
}

function signatureFaults(edition: Edition): string[] {
  const given = signaturesOf(edition);
  if (!given) return ["text-created"];
  return given.flatMap(({ party, signOff }) =>
    signOff?.decision === "signed" && signOff.hash === edition.hash
      ? []
      : [party.country ?? party.delegation],
  );
}

function adoptionFaults(edition: Edition): string[] {
  const last = eventsOf(edition).at(-1)?.event;
  if (last?.type !== "adopted") return ["adopted"];
  return last.hash === edition.hash ? [] : [`adopted: ${last.hash}`];
}

/** Who was asked and what each answered, before the adoption; null where the trail does not begin with a creation. */
function signaturesOf(edition: Edition): { party: Party; signOff: SignOff | null }[] | null {
  const events = eventsOf(edition);
  if (events[0]?.event.type !== "text-created") return null;
  const record = replay(events);
  return record && board(record);
}

/** The facts of an edition that its page shows, all taken from the trail. */
export interface EditionFacts {
  slug: string;
  title: string;
  hash: string;
  /** Hash of the last trail entry: names the whole record. */
  head: string;
  place: Record<string, string>;
  date: string;
  occasion: Occasion;
  demonstration: string | null;
  signatures: { party: Party; signatory: string; title: string; at: string }[];
}

/** In: an edition that verifies. Throws where its trail has no creation or no adoption: that is not an edition. */
export function factsOf(edition: Edition): EditionFacts {
  const record = replay(eventsOf(edition));
  const adopted = eventsOf(edition).at(-1)?.event;
  if (!record || adopted?.type !== "adopted") throw new Error("This record has no adoption.");
  const { title, occasion, demonstration } = record;
  const signatures = board(record).flatMap(({ signOff }) =>
    signOff?.decision === "signed"
      ? [{ party: signOff.party, signatory: signOff.signatory, title: signOff.title, at: signOff.at }]
      : [],
  );
  const head = edition.trail.at(-1)?.hash ?? "";
  const { slug, place, date } = adopted;
  return { slug, title, hash: edition.hash, head, place, date, occasion, demonstration, signatures };
}
