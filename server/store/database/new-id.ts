/**
 * Ids for new rows and clauses: 16 letters and digits without look-alikes (80 bits), short enough for an address such
 * as `/texts/:id#<clause>` and safe in HTML ids, which must not begin with a digit everywhere.
 */
import { createHash, randomBytes } from "node:crypto";

const ALPHABET = "abcdefghjkmnpqrstuvwxyz023456789";

export function newId(): string {
  return named(randomBytes(16));
}

/** The same for the same words, on every machine. */
export function idOf(words: string): string {
  return named(createHash("sha256").update(words).digest().subarray(0, 16));
}

function named(bytes: Uint8Array): string {
  const letters = Array.from(bytes, (byte) => ALPHABET[byte & 31]).join("");
  return `c${letters.slice(1)}`;
}
