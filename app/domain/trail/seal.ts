/**
 * The installation's seal: an Ed25519 signature (RFC 8032) over a statement in canonical JSON. With the public key
 * anybody can check, without asking us, that this installation stated this. Pure JavaScript, because the same check
 * runs on the server, in any browser and in a page opened from a file, where Web Crypto may not know Ed25519 or be
 * absent.
 */
import { ed25519 } from "@noble/curves/ed25519.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "#domain/text/canonical.ts";

export interface Seal {
  /** The public key, 32 bytes in hex: it is its own name. */
  key: string;
  /** 64 bytes in hex. */
  signature: string;
}

/** What is sealed says first what it is, so that a seal on one kind of statement never holds for another. */
export interface SealStatement {
  form: string;
  [fact: string]: unknown;
}

/** In: a statement and the 32 secret bytes. The same statement always gives the same seal. */
export function sealOf(statement: SealStatement, secret: Uint8Array): Seal {
  return { key: publicKeyOf(secret), signature: bytesToHex(ed25519.sign(bytesOf(statement), secret)) };
}

export function publicKeyOf(secret: Uint8Array): string {
  return bytesToHex(ed25519.getPublicKey(secret));
}

/** Never throws: what cannot be checked does not hold. */
export function sealHolds(statement: SealStatement, { key, signature }: Seal): boolean {
  try {
    return ed25519.verify(hexToBytes(signature), bytesOf(statement), hexToBytes(key), { zip215: false });
  } catch {
    return false;
  }
}

function bytesOf(statement: SealStatement): Uint8Array {
  return utf8ToBytes(canonicalJson(statement));
}
