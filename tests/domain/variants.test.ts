import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Clause,
  canonicalText,
  clauseDigest,
  hashOf,
  hasVariants,
  type Kind,
  type Level,
  numbering,
  numberingOf,
  readAttributes,
  slotOf,
  slots,
  tidyVariants,
} from "#domain/text/index.ts";
import { clause } from "../support/texts.ts";

const op = (id: string, variant?: string, level: Level = 0, kind: Kind = "operative"): Clause => ({
  ...clause(kind, `words of ${id}`, level, id),
  ...(variant && { variant }),
});
const called = (clauses: Clause[]) => numbering(clauses).map((mark) => mark.reference + mark.ending);
const canonical = (clauses: Clause[]) =>
  canonicalText({ kind: "declaration", language: "en", numbering: numberingOf(clauses), clauses });

describe("T60 a variant is drawn with the number of the first wording, and changes no other number", () => {
  test("T60 5, 5 bis, 5 ter; the next is 6", () => {
    expect(called([op("a"), op("b", "a"), op("c", "a"), op("d")])).toEqual([
      ...["OP1;", "OP1 bis;", "OP1 ter;", "OP2."],
    ]);
  });

  test("T60 each wording has its own sub-paragraphs, and a sub-paragraph may have variants, too", () => {
    expect(called([op("a"), op("x", "", 1), op("b", "a"), op("y", "", 1), op("z", "y", 1), op("d")])).toEqual(
      ["OP1:", "OP1 (a);", "OP1 bis:", "OP1 bis (a);", "OP1 bis (a) bis;", "OP2."],
    );
  });

  test("T60 where the last paragraph has variants, each of them closes the series", () => {
    expect(called([op("p", "", 0, "preambular"), op("a"), op("b", "a"), op("y", "", 1)])).toEqual([
      ...["PP1,", "OP1.", "OP1 bis:", "OP1 bis (a)."],
    ]);
  });

  test("T60 others that come between, go, or change places change nobody's variant", () => {
    expect(called([op("a"), op("new"), op("b", "a"), op("d")])).toEqual([
      ...["OP1;", "OP2;", "OP1 bis;", "OP3."],
    ]);
    expect(called([op("0"), op("b", "a"), op("c", "a")])).toEqual(["OP1;", "OP2.", "OP2 bis."]);
    expect(called([op("b", "a"), op("a"), op("d")])).toEqual(["OP1;", "OP1 bis;", "OP2."]);
    expect(called([op("a"), op("b", "a"), op("c", "b")])).toEqual(["OP1.", "OP1 bis.", "OP1 ter."]);
  });

  test("T60 of another kind or rank it is a clause of its own; who names himself or in a ring, too", () => {
    expect(called([op("a"), op("b", "a", 1)])).toEqual(["OP1:", "OP1 (a)."]);
    expect(called([op("a"), op("b", "a", 0, "preambular")])).toEqual(["OP1.", "PP1,"]);
    expect(called([op("a", "a"), op("b", "c"), op("c", "b")]).length).toBe(3);
  });

  test("T60 the eleventh variant has a name, too", () => {
    const many = [op("a"), ...Array.from({ length: 10 }, (_, i) => op(`v${i}`, "a"))];
    expect(numbering(many).at(-1)?.label).toBe("OP1 alt. 11");
    expect(numbering(many)[9]?.label).toBe("OP1 decies");
  });
});

describe("T61 a text without variants has the form that it always had", () => {
  test("T61 its canonical form and the rules of its numbers are the first ones, byte for byte", () => {
    const text = JSON.parse(canonical([op("a"), op("b")]));
    expect([text.form, text.numbering]).toEqual(["plenary-text@1", "1"]);
    expect(Object.keys(text.clauses[0])).toEqual(["id", "kind", "level", "runs"]);
  });

  test("T61 with a variant it has a form of its own, and whose variant it is makes another hash", () => {
    const [plain, one, other] = [undefined, "a", "b"].map((of) => [op("a"), op("b"), op("c", of)]) as [
      Clause[],
      Clause[],
      Clause[],
    ];
    const text = JSON.parse(canonical(one));
    expect([text.form, text.numbering, text.clauses[2].variant]).toEqual(["plenary-text@2", "2", "a"]);
    expect(new Set([plain, one, other].map((clauses) => hashOf(canonical(clauses)))).size).toBe(3);
    expect(clauseDigest(op("c", "a"))).not.toBe(clauseDigest(op("c")));
  });

  test("T61 only what is numbered has variants, and only words name one", () => {
    expect(readAttributes({ id: "c", kind: "operative", variant: "a" }).variant).toBe("a");
    expect(readAttributes({ id: "c", kind: "title", variant: "a" })).not.toHaveProperty("variant");
    for (const variant of [7, "", null])
      expect(readAttributes({ id: "c", kind: "operative", variant })).not.toHaveProperty("variant");
  });
});

describe("T63 a text is unsettled while of one paragraph more than one wording stands", () => {
  test("T63 as long as two stand; the last one is settled, whatever it says of itself", () => {
    expect(hasVariants([op("a"), op("b", "a")])).toBe(true);
    expect(hasVariants([op("b", "a"), op("c", "a")])).toBe(true);
    expect(hasVariants([op("a"), op("b")])).toBe(false);
    expect(hasVariants([op("b", "a"), op("d")])).toBe(false);
  });

  test("T63 what was settled is told by nothing from what never had another wording", () => {
    expect(tidyVariants([op("b", "gone"), op("d")])).toEqual([op("b"), op("d")]);
    expect(tidyVariants([op("b", "gone"), op("c", "gone")])).toEqual([op("b"), op("c", "b")]);
  });

  test("T63 a wording reaches over its sub-paragraphs", () => {
    const text = [op("0"), op("a"), op("x", "", 1), op("b", "a"), op("y", "", 1), op("d")];
    const both = [
      { start: 1, end: 3 },
      { start: 3, end: 5 },
    ];
    expect(slots(text)).toEqual([both]);
    expect(slotOf(text, "b")).toEqual(both);
    expect(slotOf(text, "y")).toBeNull();
  });

  test("T63 tidied, any text has the same numbers and wordings as before, and tidying it again changes nothing", () => {
    const any = fc.array(
      fc.record({
        id: fc.constantFrom("a", "b", "c", "d", "e"),
        variant: fc.constantFrom(undefined, "a", "b", "c", "gone"),
        level: fc.constantFrom<Level>(0, 1, 2),
        kind: fc.constantFrom<Kind>("operative", "preambular"),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(any, (rows) => {
        const unique = rows.filter(({ id }, at) => rows.findIndex((one) => one.id === id) === at);
        const text = unique.map(({ id, variant, level, kind }) => op(id, variant, level, kind));
        const tidied = tidyVariants(text);
        expect(slots(tidied)).toEqual(slots(text));
        expect(called(tidied)).toEqual(called(text));
        expect(tidyVariants(tidied)).toEqual(tidied);
        expect(numbering(text).every(({ reference }) => reference !== "")).toBe(true);
      }),
    );
  });
});
