/**
 * What happened to a text after one of its editions came about: accessions, confirmations of signatures, a corrigendum.
 * The edition stays as it is; these entries follow its last one on the trail, and the installation seals how far they go.
 */

import { breaking, type TrailEntry } from "#domain/trail/chain.ts";
import type { Edition } from "#domain/trail/edition.ts";
import { sealSchema } from "#domain/trail/keys.ts";
import { hex, trailSchema } from "#domain/trail/parts.ts";
import { type Seal, type SealStatement, sealHolds } from "#domain/trail/seal.ts";
import { z } from "#domain/zod.ts";

export const LATER_FORM = "plenary-later@1";

export interface Later {
  form: typeof LATER_FORM;
  slug: string;
  /** Hash of the last entry of the edition that they follow. */
  after: string;
  entries: TrailEntry[];
  seal: Seal;
}

export const laterSchema = z.strictObject({
  form: z.literal(LATER_FORM),
  slug: z.string(),
  after: hex,
  entries: trailSchema,
  seal: sealSchema,
});

export function laterOf(
  facts: Pick<Later, "slug" | "after" | "entries">,
  seal: (statement: SealStatement) => Seal,
): Later {
  const later = { form: LATER_FORM, ...facts } as const;
  return { ...later, seal: seal(sealedIn(later)) };
}

/** Where these entries do not follow that edition, or are not those that were sealed. */
export function* laterErrors(edition: Edition, later: Later): Generator<void, string[]> {
  const head = edition.trail.at(-1)?.hash ?? "";
  if (later.after !== head) return ["after"];
  const broken = yield* breaking([...edition.trail, ...later.entries]);
  // A break before the first of them is the edition's own.
  if (broken && broken.n <= edition.trail.length) return [];
  if (broken) return [`entry ${broken.n} (${broken.what})`];
  return sealHolds(sealedIn(later), later.seal) ? [] : ["seal"];
}

function sealedIn({ form, slug, after, entries }: Omit<Later, "seal">): SealStatement {
  return { form, slug, after, head: entries.at(-1)?.hash ?? after };
}
