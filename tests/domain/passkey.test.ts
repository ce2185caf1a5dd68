import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Assertion } from "#domain/life/index.ts";
import { fromBase64url, toBase64url } from "#domain/signoff/base64url.ts";
import { assertionError, challengeOf, type SignedMatter, spkiOf } from "#domain/signoff/passkey.ts";
import { type SoftAnswer, softKey } from "../support/authenticator.ts";

const SITE = { origin: "https://plenary.example", rpId: "plenary.example" };
const MATTER: SignedMatter = {
  text: "t1",
  delegation: "kz",
  opened: "2026-11-27T09:00:00.000Z",
  language: "en",
  hash: "a".repeat(64),
  signatory: "Aigerim Example",
  title: "Commissioner for Children's Rights",
  adReferendum: false,
};

function entered({ id, response }: SoftAnswer): Assertion {
  return { credentialId: id, ...response };
}

function announced(kind: "ES256" | "EdDSA", delegation = "kz") {
  const soft = softKey(kind, SITE);
  return { soft, key: { id: soft.id, delegation, spki: soft.spki, ...SITE } };
}

describe.each(["ES256", "EdDSA"] as const)("H6 a signature with a passkey, %s", (kind) => {
  const { soft, key } = announced(kind);
  const error = (assertion: Assertion, matter = MATTER) => assertionError(assertion, matter, [key]);

  test("H6 what the key signed over this matter stands", () => {
    expect(error(entered(soft.assert(challengeOf(MATTER))))).toBeNull();
  });

  test("H6 every fact that is signed is bound: another of any is other words", () => {
    const assertion = entered(soft.assert(challengeOf(MATTER)));
    const others: Partial<SignedMatter>[] = [
      { text: "t2" },
      { opened: "2026-11-28T09:00:00.000Z" },
      { signatory: "Aigerim" },
      { title: "Commissioner" },
      { language: "ru" },
      { hash: "b".repeat(64) },
      { adReferendum: true },
    ];
    for (const other of others)
      expect(error(assertion, { ...MATTER, ...other })).toBe("assertion-of-other-words");
  });

  test("H6 a key that was not announced, or by another delegation, is refused", () => {
    const assertion = entered(soft.assert(challengeOf(MATTER)));
    expect(assertionError(assertion, MATTER, [])).toBe("key-not-announced");
    expect(assertionError(assertion, MATTER, [{ ...key, delegation: "uz" }])).toBe("key-not-announced");
    const foreign = announced(kind);
    const borrowed = { ...entered(foreign.soft.assert(challengeOf(MATTER))), credentialId: key.id };
    expect(error(borrowed)).toBe("assertion-false");
  });

  test("H6 another origin, another site, nobody recognised, another ceremony: each is refused", () => {
    const notified = (what: object) => error(entered(soft.assert(challengeOf(MATTER), what)));
    expect(notified({ origin: "https://evil.example" })).toBe("assertion-from-elsewhere");
    expect(notified({ rpId: "evil.example" })).toBe("assertion-from-elsewhere");
    expect(notified({ flags: 1 })).toBe("assertion-unverified");
    expect(notified({ type: "webauthn.create" })).toBe("assertion-false");
  });

  test("H6 every changed byte of an assertion is refused", () => {
    const assertion = entered(soft.assert(challengeOf(MATTER)));
    for (const part of ["clientDataJSON", "authenticatorData", "signature"] as const) {
      const bytes = fromBase64url(assertion[part]);
      for (const at of bytes.keys()) {
        const changed = bytes.with(at, (bytes[at] as number) ^ 1);
        expect(error({ ...assertion, [part]: toBase64url(changed) }), `${part} ${at}`).not.toBeNull();
      }
    }
    expect(error({ ...assertion, signature: "not base64url!" })).toBe("assertion-false");
  });
});

test("H6 the challenge can be computed by hand: SHA-256 of the matter with its keys sorted", () => {
  const named = { ...MATTER, form: "plenary-signature@1" };
  const json = JSON.stringify(named, Object.keys(named).sort());
  expect(challengeOf(MATTER)).toBe(createHash("sha256").update(json).digest("base64url"));
});

test("H6 a key is written as other tools read it", () => {
  for (const kind of ["ES256", "EdDSA"] as const) {
    const spki = Buffer.from(softKey(kind, SITE).spki, "base64url");
    expect(spkiOf(spki.subarray(kind === "ES256" ? 26 : 12))).toBe(spki.toString("base64url"));
  }
  expect(() => spkiOf(new Uint8Array(33))).toThrow("33 bytes");
});

test("H6 base64url goes there and back, and has one form for each bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const words = toBase64url(bytes);
      expect(words).toBe(Buffer.from(bytes).toString("base64url"));
      expect(fromBase64url(words)).toEqual(bytes);
    }),
  );
  for (const odd of ["A", "AAAAA", "AB", "AAF", "A=", "+/"]) expect(() => fromBase64url(odd)).toThrow();
});
