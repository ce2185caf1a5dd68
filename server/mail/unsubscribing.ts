/**
 * The token in a mail by which mails of one kind are declined with one press, without signing in (RFC 8058). It names
 * person and kind, signed with the secret of the installation; nothing is remembered, and nothing else can be done with
 * it.
 */
import { createHmac, timingSafeEqual } from "node:crypto";
import { CHOICES, type NoticeKind } from "#domain/notifications/index.ts";

export type Declinable = NoticeKind | "digest";

export interface Unsubscribing {
  /** Null for a kind that cannot be declined. */
  token(person: string, kind: string): string | null;
  read(token: string): { person: string; kind: Declinable } | null;
}

export function unsubscribingWith(secret: string): Unsubscribing {
  const seal = (words: string) =>
    createHmac("sha256", secret)
      .update(`unsubscribe ${words}`)
      .digest()
      .subarray(0, 24)
      .toString("base64url");
  return {
    token(person, kind) {
      if (!isDeclinable(kind)) return null;
      const words = `${kind}.${person}`;
      return `${words}.${seal(words)}`;
    },
    read(token) {
      const [kind = "", person = "", options = "", ...more] = token.split(".");
      // Compared as text: different tokens can decode to the same bytes.
      const [right, sealed] = [seal(`${kind}.${person}`), options].map((one) => Buffer.from(one)) as [
        Buffer,
        Buffer,
      ];
      const holds = !more.length && sealed.length === right.length && timingSafeEqual(sealed, right);
      return holds && isDeclinable(kind) ? { person, kind } : null;
    },
  };
}

function isDeclinable(kind: string): kind is Declinable {
  if (kind === "digest") return true;
  return Object.hasOwn(CHOICES, kind) && CHOICES[kind as NoticeKind].includes("none");
}
