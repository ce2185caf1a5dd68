/**
 * What a sheet may hold, as it can be used everywhere: in a page, an address, a row of the database. A log may hold
 * anything, from before a rule or from a damaged disk, so each value that is read passes here. What is sound stays
 * exactly as it is; no version, hash or signature of it changes.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** Ours have 16 characters. Every name that PostgreSQL can index and an address can carry. */
const SOUND_ID = /^[\w.:~-]{1,64}$/;
/** Names that each object has: as keys they would mean something else than an entry. */
const TAKEN = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Null for none; another id, always the same one, for one that cannot be used. */
export function soundId(entered: unknown): string | null {
  if (typeof entered !== "string" || !entered) return null;
  if (SOUND_ID.test(entered) && !TAKEN.has(entered)) return entered;
  return `odd-${bytesToHex(sha256(new TextEncoder().encode(entered.toWellFormed()))).slice(0, 24)}`;
}

/** Words without NUL and halves of characters, which no database takes; as long as before, so that positions stay. */
export function soundWords(words: string): string {
  const whole = words.isWellFormed() ? words : words.toWellFormed();
  return whole.includes("\0") ? whole.replaceAll("\0", "\ufffd") : whole;
}
