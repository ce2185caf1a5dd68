/** The cookies of sign-in: how they are read, when a session cookie is believed, and how ours are written. */
import { createHmac, timingSafeEqual } from "node:crypto";

/** One of the interface's languages, or null. */
export function cookieOf(headers: Headers, name: string): string | null {
  const found = (headers.get("cookie") ?? "").split("; ").find((one) => one.startsWith(`${name}=`));
  return found ? found.slice(name.length + 1) : null;
}

/** For the pages of sign-in alone, and not for scripts. */
export function signInCookie(name: string, value: string, seconds: number, secure: boolean): string {
  return `${name}=${value}; Path=/sign-in; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** Signed as better-auth does: the token, a dot, HMAC-SHA-256 of the token in base64. */
export function tokenIn(cookie: string, secret: string): string | null {
  const signed = decoded(cookie);
  const dot = signed.lastIndexOf(".");
  const token = signed.slice(0, Math.max(0, dot));
  const theirs = Buffer.from(signed.slice(dot + 1), "base64");
  const ours = createHmac("sha256", secret).update(token).digest();
  return token && theirs.length === ours.length && timingSafeEqual(theirs, ours) ? token : null;
}

function decoded(cookie: string): string {
  try {
    return decodeURIComponent(cookie);
  } catch {
    return "";
  }
}
