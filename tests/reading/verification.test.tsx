import { createInstance, type TFunction } from "i18next";
import { expect, test } from "vitest";
import { Redline } from "#app/components/Redline.tsx";
import { labelInWords } from "#app/reading/clause-labels.ts";
import { copyDifferences } from "#app/reading/copy-differences.ts";
import { VerificationResult } from "#app/reading/Verification.tsx";
import { type Clause, canonicalText, hashOf, NUMBERING } from "#domain/text/index.ts";
import { FIRST_FORM } from "#domain/trail/index.ts";
import { catalogue } from "#words/words.ts";
import { drawnIn, seen } from "../support/drawn.tsx";
import { clause } from "../support/texts.ts";

const i18n = createInstance();
void i18n.init({ lng: "en", resources: catalogue, interpolation: { escapeValue: false }, initAsync: false });
const t: TFunction = i18n.t;

test("P2 the places where a record fails are said in words", () => {
  const say = (where: string) => labelInWords(where, { kz: "Kazakhstan" }, t);
  expect(say("entry 4 (content)")).toBe("The content of entry 4 of the history was changed");
  expect(say("title: Declaration")).toBe("Title: Declaration");
  expect(say("OP3: Decide to")).toBe("OP3: Decide to");
  expect(say("kz")).toBe("Kazakhstan");
  expect(say("text")).toBe("The text as a whole (order, language or kind)");
  expect(say("text.clauses.2.kind: Invalid")).toBe("text.clauses.2.kind: Invalid");
  expect(say("ru OP2: Решают")).toBe("Russian: OP2: Решают");
  expect(say("ru text")).toBe("Russian: The text as a whole (order, language or kind)");
  expect(say("kz: assertion-false")).toBe("Kazakhstan: The signature of the key is not valid.");
  expect(say("silence")).toBe("The silence procedure");
  expect(say("correction-proposed")).toMatch(/^The correction was not proposed/);
  expect(say(`key ${"a".repeat(64)}`)).toMatch(/^The key a{64} was not this site’s/);
});

test("P2 a check that fails says so in words, not by colour alone", () => {
  const verification = {
    ok: false,
    checks: [
      { name: "readable" as const, ok: true, where: [] },
      { name: "text" as const, ok: false, where: ["OP3: Decide to"] },
    ],
  };
  const markup = drawnIn("en", <VerificationResult verification={verification} answer="No." parties={{}} />);
  expect(markup).toContain('role="alert"');
  expect(seen(markup)).toMatch(/^No\. Passed .* Failed .* OP3: Decide to$/);
});

function record(...clauses: Clause[]): string {
  const text = { kind: "declaration" as const, language: "en", numbering: NUMBERING, clauses };
  const canonical = canonicalText(text);
  return JSON.stringify({
    form: FIRST_FORM,
    hash: hashOf(canonical),
    text: JSON.parse(canonical),
    trail: [],
  });
}

const OURS = [clause("operative", "Decide to meet", 0, "c1"), clause("operative", "Agree", 0, "c2")];

test("P2 a copy is compared clause by clause, by id", () => {
  const [first, second] = OURS as [Clause, Clause];
  const changed = { ...first, runs: [{ text: "Decide to wait" }] };
  expect(copyDifferences(record(...OURS), record(second, changed))).toEqual([
    {
      id: "c1",
      language: "en",
      reference: "OP1",
      parts: [
        { text: "Decide to ", change: "same" },
        { text: "meet", change: "removed" },
        { text: "wait", change: "added" },
      ],
    },
  ]);
});

test("P2 a clause that is missing, added or only shaped otherwise is a difference, too", () => {
  const [first, second] = OURS as [Clause, Clause];
  const shaped = { ...first, kind: "preambular" as const };
  const more = clause("operative", "Also agree", 0, "c3");
  const found = copyDifferences(record(first, second), record(shaped, more));
  expect(found.map(({ id, parts }) => [id, parts.map((part) => part.change)])).toEqual([
    ["c1", ["same"]],
    ["c2", ["removed"]],
    ["c3", ["added"]],
  ]);
});

test("P2 what cannot be read has no differences", () => {
  expect(copyDifferences(record(...OURS), "{")).toEqual([]);
});

test("P2 a redline is told in words to those who do not see it", () => {
  const parts = [
    { text: "Decide to ", change: "same" as const },
    { text: "meet", change: "removed" as const },
    { text: "wait", change: "added" as const },
  ];
  const markup = drawnIn("ru", <Redline parts={parts} />);
  expect(seen(markup)).toBe("Decide to удалено: meet конец удаления добавлено: wait конец добавления");
  expect(markup).toMatch(/<del>.*meet.*<\/del><ins>.*wait.*<\/ins>/);
});
