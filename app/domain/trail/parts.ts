/** What the forms of an edition have in common: how a frozen text and a trail are read, and the words of a verification. */

import type { TextEvent } from "#domain/life/events.ts";
import {
  canonicalJson,
  clauseDigest,
  FORM,
  FORM_WITH_VARIANTS,
  type FrozenText,
  hashOf,
} from "#domain/text/canonical.ts";
import { type Clause, KINDS, wordsOf } from "#domain/text/clause.ts";
import { NUMBERING, NUMBERING_WITH_VARIANTS, numbering } from "#domain/text/numbering.ts";
import { actorSchema, type TrailEntry } from "#domain/trail/chain.ts";
import { z } from "#domain/zod.ts";

/** What is checked, in this order; those that an earlier failure makes pointless are left out. */
export const CHECKS = [
  "readable",
  "trail",
  "text",
  "draft",
  "decision",
  "signatures",
  "passkeys",
  "adoption",
  "seal",
  "published",
] as const;
export type CheckName = (typeof CHECKS)[number];

export interface Check {
  name: CheckName;
  ok: boolean;
  /** Where it fails, in words that need no translation: "entry 4 (content)", "OP3: Decide ...", "KZ", "text.clauses.2.kind". */
  where: string[];
}

/** A record that was tampered with may hold anything, so a check that cannot even be made has failed. */
export function check(name: CheckName, errors: () => string[]): Check {
  try {
    const where = errors();
    return { name, ok: where.length === 0, where };
  } catch (error) {
    return { name, ok: false, where: [(error as Error).message] };
  }
}

export const hex = z.string().regex(/^[0-9a-f]{64}$/);

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

export const textSchema = z.strictObject({
  form: z.enum([FORM, FORM_WITH_VARIANTS]),
  kind: z.enum(["declaration", "outcome", "roadmap"]),
  language: z.string(),
  numbering: z.enum([NUMBERING, NUMBERING_WITH_VARIANTS]),
  clauses: z.array(clauseSchema),
});

export const trailSchema = z.array(
  z.strictObject({
    n: z.number(),
    content: z
      .strictObject({ at: z.string(), actor: actorSchema, event: z.looseObject({ type: z.string() }) })
      .nullable(),
    digest: hex,
    previous: hex,
    hash: hex,
  }),
);

export interface Happened {
  event: TextEvent;
  at: string;
}

/** What happened, as far as it is shown. */
export function eventsIn(trail: readonly TrailEntry[]): Happened[] {
  return trail.flatMap(({ content }) => (content ? [{ event: content.event, at: content.at }] : []));
}

/**
 * Where a text differs from the one that has this hash: its clauses, by the digests that were issued with the draft, or
 * the text as a whole. It is hashed as it is: what would only become the same after normalising is not the same.
 */
export function textErrors(
  text: FrozenText,
  hash: string,
  digests: readonly { id: string; digest: string }[],
): string[] {
  if (hashOf(canonicalJson(text)) === hash) return [];
  const known = new Map(digests.map((one) => [one.id, one.digest]));
  const marks = numbering(text.clauses);
  const changed = text.clauses.flatMap((clause, at) =>
    known.get(clause.id) === asItStands(clause) ? [] : [`${marks[at]?.reference}: ${excerpt(clause)}`],
  );
  return changed.length ? changed : ["text"];
}

function asItStands(clause: Clause): string {
  return hashOf(canonicalJson(clause)) === clauseDigest(clause) ? clauseDigest(clause) : "";
}

function excerpt(clause: Clause): string {
  const words = wordsOf(clause);
  return words.length > 60 ? `${words.slice(0, 60)}…` : words;
}

export function headErrors(trail: readonly TrailEntry[], published: string): string[] {
  const head = trail.at(-1)?.hash ?? "";
  return head === published ? [] : [`${head.slice(0, 16)}… ≠ ${published.slice(0, 16)}…`];
}
