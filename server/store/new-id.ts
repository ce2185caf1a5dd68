/**
 * Names for new rows and clauses: 16 letters and digits without look-alikes (80 bits), short enough for an address
 * such as `/texts/:id#<clause>` and safe in HTML ids, which must not begin with a digit everywhere.
 */
import { randomBytes } from "node:crypto";

const ALPHABET = "abcdefghjkmnpqrstuvwxyz023456789";

export function newId(): string {
  const letters = Array.from(randomBytes(16), (byte) => ALPHABET[byte & 31]).join("");
  return `c${letters.slice(1)}`;
}
