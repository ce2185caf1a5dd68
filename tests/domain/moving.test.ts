/** Where a clause may be moved to, and that a move changes nothing else. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clausesAfter, depths, destinationsFor, movesTo, placeNow } from "#domain/text/index.ts";
import { clause } from "../support/texts.ts";

const TEXT = [
  clause("title", "Declaration", 0, "t"),
  clause("preambular", "Recalling", 0, "p"),
  clause("operative", "Decide:", 0, "a"),
  clause("operative", "first", 1, "a1"),
  clause("operative", "second", 1, "a2"),
  clause("operative", "Agree", 0, "b"),
  { ...clause("operative", "Agree fully", 0, "b2"), variant: "b" },
  clause("operative", "Invite", 0, "c"),
];

const order = (edits: ReturnType<typeof movesTo>) =>
  clausesAfter(TEXT, edits ?? [])
    .map(({ id }) => id)
    .join(" ");

describe("P87 a clause is moved with what belongs to it", () => {
  test("P87 with its sub-paragraphs, with all its wordings, and a sub-paragraph among its own", () => {
    expect(order(movesTo(TEXT, "a", "b2"))).toBe("t p b b2 a a1 a2 c");
    expect(order(movesTo(TEXT, "b2", "c"))).toBe("t p a a1 a2 c b b2");
    expect(order(movesTo(TEXT, "a2", "a"))).toBe("t p a a2 a1 b b2 c");
    expect(order(movesTo(TEXT, "c", "t"))).toBe("t c p a a1 a2 b b2");
  });

  test("P87 not above the title, not into the sub-paragraphs or between the wordings of another, and the title not at all", () => {
    expect(destinationsFor(TEXT, "c")).toEqual(["t", "p", "a2", "b2"]);
    expect([null, "a", "a1", "b", "gone"].map((after) => movesTo(TEXT, "c", after))).toEqual(
      Array(5).fill(null),
    );
    expect(destinationsFor(TEXT, "t")).toEqual([]);
    expect(movesTo(TEXT, "gone", null)).toBeNull();
  });

  test("P87 where it stands already nothing is done", () => {
    expect(placeNow(TEXT, "a")).toBe("p");
    expect(movesTo(TEXT, "a", "p")).toEqual([]);
  });

  test("P87 wherever any clause goes, it and what belongs to it stand together there, and the others keep their order", () => {
    const kinds = fc.constantFrom("preambular" as const, "operative" as const, "heading" as const);
    const texts = fc.array(fc.tuple(kinds, fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (made, one, place) => {
        const text = made.map(([kind, level], at) => clause(kind, `w${at}`, level as 0, `c${at}`));
        const { id } = text[one % text.length] as (typeof text)[number];
        const places = destinationsFor(text, id);
        expect(places).toContain(placeNow(text, id));
        const after = places[place % places.length] as string | null;
        const edits = movesTo(text, id, after) ?? [];
        const now = clausesAfter(text, edits);
        const gone = new Set(edits.map((edit) => (edit.type === "move" ? edit.clause : "")));
        const others = (all: typeof text) => all.filter((each) => !gone.has(each.id)).map((each) => each.id);
        expect(others(now)).toEqual(others(text));
        if (edits.length) expect(placeNow(now, id)).toBe(after);
        expect(depths(now)).toHaveLength(text.length);
      }),
    );
  });
});
