/** Cards in the margin: each beside its clause, and none covers another. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stacked } from "#app/editor/amendments/stacking.ts";

describe("cards in the margin", () => {
  test("N47 each stands at its clause where there is room, and below the one before where there is not", () => {
    expect(
      stacked([
        { at: 10, height: 50 },
        { at: 200, height: 50 },
      ]),
    ).toEqual([10, 200]);
    expect(
      stacked([
        { at: 10, height: 50 },
        { at: 20, height: 50 },
        { at: 30, height: 10 },
      ]),
    ).toEqual([10, 72, 134]);
  });

  test("N47 the card of the clause with the caret stays at its clause, the others make room", () => {
    const cards = [
      { at: 200, height: 50 },
      { at: 210, height: 50 },
      { at: 220, height: 50 },
    ];
    expect(stacked(cards, 1)).toEqual([148, 210, 272]);
    expect(stacked(cards, 2)).toEqual([96, 158, 220]);
  });

  test("N47 nothing is pushed over the upper edge", () => {
    expect(
      stacked(
        [
          { at: 0, height: 100 },
          { at: 20, height: 50 },
        ],
        1,
      ),
    ).toEqual([0, 112]);
  });

  test("N47 whatever the clauses, no card lies over another or above the edge", () => {
    const cards = fc
      .array(fc.record({ at: fc.nat(2_000), height: fc.integer({ min: 1, max: 400 }) }), { maxLength: 12 })
      .map((some) => some.sort((a, b) => a.at - b.at));
    fc.assert(
      fc.property(cards, fc.integer({ min: -1, max: 12 }), (some, asked) => {
        const current = Math.min(asked, some.length - 1);
        const tops = stacked(some, current);
        for (const [i, top] of tops.entries()) {
          expect(top).toBeGreaterThanOrEqual(0);
          if (i) expect(top).toBeGreaterThanOrEqual((tops[i - 1] as number) + (some[i - 1]?.height ?? 0));
        }
      }),
    );
  });
});
