import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { canonicalText, hashOf, numbering } from "#domain/text/index.ts";
import { readEdition, textIn, verifyEdition } from "#domain/trail/index.ts";

const FOLDER = new URL("../fixtures/adopted/", import.meta.url);
const heads: Record<string, { head: string; hash: string }> = JSON.parse(
  readFileSync(new URL("heads.json", FOLDER), "utf8"),
);
const editions = readdirSync(FOLDER).filter((name) => name.endsWith(".json") && name !== "heads.json");

test("H4 every adopted text of the past has its head on record", () => {
  expect(Object.keys(heads)).toEqual(editions);
});

test.each(editions)("H4 %s, adopted in the past, verifies for ever", (name) => {
  const document = readFileSync(new URL(name, FOLDER), "utf8");
  const { head, hash } = heads[name] as { head: string; hash: string };
  const { ok, checks } = verifyEdition(document, { head });
  expect(checks.filter((check) => !check.ok)).toEqual([]);
  expect(ok).toBe(true);
  const read = readEdition(document);
  if (!read.ok) throw new Error(read.where.join());
  expect(hashOf(canonicalText(textIn(read.edition)))).toBe(hash);
  expect(numbering(textIn(read.edition).clauses).at(-1)?.reference).not.toBe("");
});
