import { createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalJson } from "#domain/text/index.ts";
import { publicKeyOf, sealHolds, sealOf } from "#domain/trail/seal.ts";

const SECRET = Uint8Array.from({ length: 32 }, (_, at) => at);
const STATEMENT = { form: "plenary-test@1", head: "a".repeat(64), languages: { ru: "б", en: "b" } };
const SEAL = sealOf(STATEMENT, SECRET);

test("H5 a seal holds for its statement, in whatever order its facts are written", () => {
  const { form, ...rest } = STATEMENT;
  expect(sealHolds({ ...rest, form }, SEAL)).toBe(true);
  expect(sealOf(STATEMENT, SECRET)).toEqual(SEAL);
});

test("H5 it holds for no other statement, of no other form, and under no other key", () => {
  expect(sealHolds({ ...STATEMENT, head: "b".repeat(64) }, SEAL)).toBe(false);
  expect(sealHolds({ ...STATEMENT, form: "plenary-test@2" }, SEAL)).toBe(false);
  expect(sealHolds(STATEMENT, { ...SEAL, key: publicKeyOf(SECRET.with(0, 9)) })).toBe(false);
});

test("H5 what is no seal does not hold, and nothing throws", () => {
  for (const signature of ["", "zz", SEAL.signature.slice(2), SEAL.signature.replace(/^../, "00")])
    expect(sealHolds(STATEMENT, { ...SEAL, signature })).toBe(false);
  expect(sealHolds(STATEMENT, { ...SEAL, key: "00" })).toBe(false);
});

test("H5 any other program that knows Ed25519 comes to the same answer", () => {
  const raw = Buffer.from(SEAL.key, "hex");
  const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw]);
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  const signature = Buffer.from(SEAL.signature, "hex");
  expect(verify(null, Buffer.from(canonicalJson(STATEMENT)), key, signature)).toBe(true);
});
