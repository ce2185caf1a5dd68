/**
 * The public keys of an installation, as it publishes them: the present one and those of before. A key that was
 * replaced while its secret was available vouched for the next, so that a person who trusts one can trust the next.
 */

import { type Seal, type SealStatement, sealHolds } from "#domain/trail/seal.ts";
import { z } from "#domain/zod.ts";

export const KEYS_FORM = "plenary-keys@1";

export interface PublishedKey {
  key: string;
  since: string;
  /** Null for the one that holds now. */
  until: string | null;
  /** The seal of the one before over `vouching(key, since)`. */
  vouched: Seal | null;
}

export interface PublishedKeys {
  form: typeof KEYS_FORM;
  keys: PublishedKey[];
}

/** What a key says of the one that takes its place. */
export function vouching(key: string, since: string): SealStatement {
  return { form: "plenary-key@1", key, since };
}

export const hexOf = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
export const sealSchema = z.strictObject({ key: hexOf(32), signature: hexOf(64) });
export const keysSchema = z.strictObject({
  form: z.literal(KEYS_FORM),
  keys: z.array(
    z.strictObject({
      key: hexOf(32),
      since: z.string(),
      until: z.string().nullable(),
      vouched: sealSchema.nullable(),
    }),
  ),
});

/** The keys whose word of the next one does not hold, by their own name. */
export function keyErrors({ keys }: PublishedKeys): string[] {
  const known = new Set(keys.map((one) => one.key));
  return keys
    .filter(
      ({ key, since, vouched }) =>
        vouched && !(known.has(vouched.key) && sealHolds(vouching(key, since), vouched)),
    )
    .map(({ key }) => key);
}
