import { describe, expect, test } from "vitest";
import { compared } from "#app/presenters/comparison.ts";
import { Compared, type CompareView } from "#app/reading/Compared.tsx";
import { CompareSummary } from "#app/reading/CompareSummary.tsx";
import { type Clause, compare } from "#domain/text/index.ts";
import { drawnIn, seen } from "../support/drawn.tsx";
import { clause } from "../support/texts.ts";

const op = (id: string, words: string) => clause("operative", words, 0, id);
const before = [
  op("a", "Agree to meet"),
  op("b", "Decide to act"),
  op("c", "Urge action"),
  op("d", "Thank all"),
];
const after = [
  op("b", "Decide to act now"),
  op("c", "Urge action"),
  op("n", "Invite Norway"),
  op("a", "Agree to meet"),
];

function page(view: CompareView, was: Clause[] = before, is: Clause[] = after, language: "en" | "ru" = "en") {
  const found = compare({ clauses: was }, { clauses: is }, { language: "en" });
  const comparison = compared(found, {
    language: "en",
    day: (day) => `the day ${day}`,
    by: () => ["Kazakhstan"],
  });
  return drawnIn(
    language,
    <>
      <CompareSummary comparison={comparison} />
      <Compared comparison={comparison} view={view} language="en" names={["Zero draft", "Rev.1"]} />
    </>,
  );
}

describe("P8 a comparison is read without colour", () => {
  test("P8 what happened to each clause is said in words, with who had a hand in it", () => {
    const words = seen(page("inline"));
    expect(words).toContain("1 clause changed 1 added 1 removed 1 moved");
    expect(words).toContain("Moved from OP1 By Kazakhstan");
    expect(words).toContain("OP1 stood here. It is now OP4");
    expect(words).toContain("OP1 was OP2");
    expect(words).toContain("New clause");
    expect(words).toContain("Removed");
  });

  test("P8 additions and removals are ins and del, announced to the ear", () => {
    const drawn = page("inline");
    expect(drawn).toMatch(/<ins><span class="visually-hidden">added: <\/span> now/);
    expect(drawn).toMatch(/<del><span class="visually-hidden">removed: <\/span><i>Thank<\/i> all/);
  });

  test("P8 every clause has its address once, and a moved one is led to from where it stood", () => {
    const drawn = page("inline");
    for (const id of ["a", "b", "c", "d", "n"]) expect(drawn.split(`id="${id}"`)).toHaveLength(2);
    expect(drawn).toContain('<a href="#a">It is now OP4</a>');
  });

  test("P8 side by side, each side has its own words alone and says which it is", () => {
    const drawn = page("side");
    const side = (name: string) => [
      ...drawn.matchAll(new RegExp(`<div class="compared-${name}">(.*?)</div>`, "gs")),
    ];
    expect(side("before").some(([, words]) => words?.includes("<ins>"))).toBe(false);
    expect(side("after").some(([, words]) => words?.includes("<del>"))).toBe(false);
    expect(side("before").every(([, words]) => words?.includes("Zero draft"))).toBe(true);
  });

  test("P8 in Russian counts agree with their number", () => {
    const many = Array.from({ length: 5 }, (_, i) => op(`x${i}`, `Decide ${i}`));
    expect(seen(page("inline", many, [], "ru"))).toContain("исключено 5");
    const changed = many.map((one, i) => op(one.id, `Decide otherwise ${i}`));
    expect(seen(page("inline", many, changed, "ru"))).toContain("изменено 5 пунктов");
  });

  test("P8 two texts without a change say so", () => {
    expect(seen(page("inline", before, before))).toContain("No differences.");
  });

  test("P8 texts matched by their words are said to be", () => {
    const foreign = after.map((one) => ({ ...one, id: `other-${one.id}` }));
    expect(seen(page("inline", before, foreign))).toContain("matched by similar wording");
  });
});

test("P8 the fields of an action: what changed is marked, a day is struck as a whole, the rest stands", () => {
  const action = (fields: Clause["fields"]): Clause => ({ ...clause("action", "Publish", 0, "a"), fields });
  const drawn = page(
    "inline",
    [action({ due: "2027-01-01", responsible: "Ombudsman" })],
    [action({ due: "2027-06-01", responsible: "Ombudsman", scope: "regional" })],
  );
  const words = seen(drawn);
  expect(words).toContain("Details changed");
  expect(words).toContain(
    "removed: the day 2027-01-01 end of removal added: the day 2027-06-01 end of addition",
  );
  expect(drawn).toMatch(/<dd lang="en">Ombudsman<\/dd>/);
  expect(words).toContain("added: Regional");
});
