/** Bytes as WebAuthn writes them: base64 in the alphabet of addresses, without padding (RFC 4648, section 5). */

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]));

export function toBase64url(bytes: Uint8Array): string {
  let words = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const letters = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    words += letters
      .slice(0, bytes.length - at + 1)
      .map((value) => ALPHABET[value])
      .join("");
  }
  return words;
}

/** Throws on what is not the one form of some bytes: another letter, or bits at the end that belong to none. */
export function fromBase64url(words: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((words.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of words) {
    const value = VALUES.get(letter);
    if (value === undefined) throw new RangeError(`${JSON.stringify(letter)} is no letter of base64url.`);
    bits = ((bits & 0xff) << 6) | value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = (bits >> held) & 0xff;
  }
  if (held >= 6 || bits & ((1 << held) - 1)) throw new RangeError("These letters are no whole bytes.");
  return bytes;
}
