/** What a change did to clauses, besides their words: moved, split, merged. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesBetween, isJoined, type Positioned } from "#domain/text/index.ts";

/** "a:one two" is the clause a with these words. */
const positioned = (...clauses: string[]): Positioned[] =>
  clauses.map((one) => {
    const [key = "", words = key] = one.split(":");
    return { key, words };
  });
const moved = (before: string, after: string) => [
  ...changesBetween(positioned(...before), positioned(...after)).moved,
];

describe("T32 a clause is moved when its place among the others changes, and by nothing else", () => {
  test("T32 one that is carried across the text is the one that moved", () => {
    expect(moved("abcdef", "bcdefa")).toEqual(["a"]);
    expect(moved("abcdef", "fabcde")).toEqual(["f"]);
    expect(moved("abcdef", "acdebf")).toEqual(["b"]);
  });

  test("T32 others that come or go around it move nothing", () => {
    expect(moved("abcd", "xaybzcdw")).toEqual([]);
    expect(moved("abcd", "bd")).toEqual([]);
    expect(moved("abcd", "xdy")).toEqual([]);
  });

  test("T32 of any order into any other as few are moved as can be", () => {
    const order = fc.shuffledSubarray([..."abcdefgh"], { minLength: 8 });
    fc.assert(
      fc.property(order, (after) => {
        const stayed = after.filter((key) => !moved("abcdefgh", after.join("")).includes(key));
        expect(stayed).toEqual(stayed.toSorted());
        for (let longer = 0; longer < 256; longer++) {
          const run = after.filter((_, i) => longer & (1 << i));
          if (run.join("") === run.toSorted().join("")) expect(run.length).toBeLessThanOrEqual(stayed.length);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("T33 a split and a merge pass words on, exactly", () => {
  test("T33 the new clause after one that lost just these words took them from it", () => {
    const { splits } = changesBetween(positioned("a:One two", "b"), positioned("a:One", "n:two", "b"));
    expect([...splits]).toEqual([["n", "a"]]);
  });

  test("T33 a new clause with words of its own, without words, or before the other took nothing", () => {
    const before = positioned("a:One two", "b");
    for (const after of [
      positioned("a:One", "n:three", "b"),
      positioned("a:One two", "n:", "b"),
      positioned("n:One", "a:two", "b"),
      positioned("a:One t", "n:two", "b"),
    ])
      expect([...changesBetween(before, after).splits]).toEqual([]);
  });

  test("T33 a clause that is gone left its words to the neighbour before or after it", () => {
    expect([...changesBetween(positioned("a:One", "b:two"), positioned("a:One two")).merges]).toEqual([
      ["b", "a"],
    ]);
    expect([...changesBetween(positioned("a:One", "b:two"), positioned("b:Onetwo")).merges]).toEqual([
      ["a", "b"],
    ]);
  });

  test("T33 one that was deleted with its words left them to nobody", () => {
    expect([...changesBetween(positioned("a:One", "b:two"), positioned("a:One")).merges]).toEqual([]);
    expect([...changesBetween(positioned("a:One", "b:"), positioned("a:One")).merges]).toEqual([]);
  });

  test("T33 two parts make a whole but for the spaces at the cut", () => {
    expect(isJoined("one two", "one", "two")).toBe(true);
    expect(isJoined("onetwo", "one", "two")).toBe(true);
    expect(isJoined("one  two", "one ", " two")).toBe(true);
    expect(isJoined("one two three", "one", "three")).toBe(false);
    expect(isJoined("one", "one", " ")).toBe(false);
  });
});
