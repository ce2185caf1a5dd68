/**
 * A signature given with a passkey (WebAuthn, level 2). The challenge that the authenticator signs is derived from what
 * is being signed: text, hash, delegation, signatory, exact title. So the assertion proves, without us and for ever, that
 * this key signed this text: it is checked alike when it is given, in a reader's browser, and from a bundle offline.
 */
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256 } from "@noble/curves/nist.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Assertion, SignatureDetails, SigningKey } from "#domain/life/events.ts";
import type { Reason } from "#domain/refusals.ts";
import { fromBase64url, toBase64url } from "#domain/signoff/base64url.ts";
import { canonicalJson } from "#domain/text/canonical.ts";

export const MATTER_FORM = "plenary-signature@1";

/** What a signatory signs. It names the opening of the signing, so that no earlier signature can be played back. */
export interface SignedMatter {
  text: string;
  delegation: string;
  /** The instant (ISO) at which the signing was opened. */
  opened: string;
  /** The language version, and its hash. */
  language: string;
  hash: string;
  signatory: string;
  title: string;
  adReferendum: boolean;
}

/** ES256 and EdDSA: the kinds that every passkey of today can be made of. */
export const ALGORITHMS = [-7, -8] as const;

/** The matter of a signature as it stands on the record. `language` is the negotiating one, which is meant where none is named. */
export function matterOf(
  entered: Omit<SignatureDetails, "assertion">,
  { language, ...at }: { text: string; language: string; opened: string },
): SignedMatter {
  const { party, hash, signatory, title, adReferendum } = entered;
  const signed = { language: entered.language ?? language, hash, signatory, title };
  return { ...at, delegation: party.delegation, ...signed, adReferendum: adReferendum === true };
}

/** SHA-256 over the matter in canonical JSON, base64url: what the authenticator is asked to sign. */
export function challengeOf(matter: SignedMatter): string {
  return toBase64url(sha256(utf8ToBytes(canonicalJson({ form: MATTER_FORM, ...matter }))));
}

/**
 * Why this assertion does not stand for this matter, or null if it does. `keys` are those that were announced.
 * Never throws: bytes that cannot be read prove nothing.
 */
export function assertionError(
  assertion: Assertion,
  matter: SignedMatter,
  keys: readonly SigningKey[],
): Reason | null {
  const key = keys.find((one) => one.id === assertion.credentialId && one.delegation === matter.delegation);
  if (!key) return "key-not-announced";
  try {
    return errorUnder(key, assertion, challengeOf(matter));
  } catch {
    return "assertion-false";
  }
}

function errorUnder(key: SigningKey, entered: Assertion, challenge: string): Reason | null {
  const clientData = fromBase64url(entered.clientDataJSON);
  const reply = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(clientData));
  if (reply.type !== "webauthn.get") return "assertion-false";
  if (reply.origin !== key.origin || reply.crossOrigin === true) return "assertion-from-elsewhere";
  if (reply.challenge !== challenge) return "assertion-of-other-words";
  const data = fromBase64url(entered.authenticatorData);
  if (bytesToHex(data.subarray(0, 32)) !== bytesToHex(sha256(utf8ToBytes(key.rpId))))
    return "assertion-from-elsewhere";
  const flags = data[32] ?? 0;
  if ((flags & PRESENT_AND_VERIFIED) !== PRESENT_AND_VERIFIED) return "assertion-unverified";
  const message = concatBytes(data, sha256(clientData));
  return signed(fromBase64url(key.spki), message, fromBase64url(entered.signature))
    ? null
    : "assertion-false";
}

/** Flags of the authenticator: a person was there (UP), and was recognised by finger, face or PIN (UV). */
const PRESENT_AND_VERIFIED = 0x01 | 0x04;

/** What stands before the key itself in a SubjectPublicKeyInfo: id-ecPublicKey with prime256v1, and id-Ed25519. */
const P256_SPKI = "3059301306072a8648ce3d020106082a8648ce3d030107034200";
const ED25519_SPKI = "302a300506032b6570032100";

function signed(spki: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const hex = bytesToHex(spki);
  if (hex.startsWith(P256_SPKI) && spki.length === 91)
    return p256.verify(signature, message, spki.subarray(26), { format: "der", lowS: false });
  if (hex.startsWith(ED25519_SPKI) && spki.length === 44)
    return ed25519.verify(signature, message, spki.subarray(12), { zip215: false });
  return false;
}

/** In: the key as P-256 (65 bytes, uncompressed) or Ed25519 (32 bytes). Throws on any other length. */
export function spkiOf(publicKey: Uint8Array): string {
  const prefix = { 65: P256_SPKI, 32: ED25519_SPKI }[publicKey.length];
  if (!prefix) throw new RangeError(`A key of ${publicKey.length} bytes is of neither kind.`);
  const hex = prefix + bytesToHex(publicKey);
  return toBase64url(Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}
