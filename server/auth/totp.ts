/** One-time codes by time (RFC 6238: SHA-1, six digits, thirty seconds), as every authenticator app makes them. */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const STEP_MS = 30_000;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A hundred and sixty bits, in the alphabet that apps take. */
export function newSecret(): string {
  return base32(randomBytes(20));
}

/** The address that the QR code gives to the app. */
export function enrolmentAddress(secret: string, email: string, installation: string): string {
  const label = encodeURIComponent(`Plenary (${installation}):${email}`);
  return `otpauth://totp/${label}?${new URLSearchParams({ secret, issuer: `Plenary (${installation})` })}`;
}

export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const at = (mac.at(-1) as number) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / STEP_MS);
}

/** The time step to which this code belongs, or null. The clock of a telephone may be one step off. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const steps = [0, -1, 1].map((off) => stepAt(now) + off);
  return steps.find((step) => same(codeAt(secret, step), code)) ?? null;
}

export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, "0"), 2)])
    .join("");
}

function bytesOf(secret: string): Buffer {
  const bits = [...secret].map((mail) => ALPHABET.indexOf(mail).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

function same(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
