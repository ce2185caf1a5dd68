/** Links that work once: the token is only in the link; the database has its hash. */
import { createHash, randomBytes } from "node:crypto";

export function newToken(): string {
  return randomBytes(24).toString("base64url");
}

/** SHA-256 in hex. */
export function hashed(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
