/** A merge with its conflicts settled by a person. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { merge, type Piece, passageDifference, redressed, settled, wordsOf } from "#domain/text/index.ts";

const runs = (...texts: string[]) => texts.map((text) => ({ text }));

const PIECES: Piece[] = [
  { kind: "agreed", runs: runs("Decide to ") },
  { kind: "conflict", base: runs("act"), ours: runs("cooperate"), theirs: runs("exchange data") },
  { kind: "agreed", runs: runs(" every ") },
  { kind: "conflict", base: runs("year"), ours: runs("spring"), theirs: runs("autumn") },
];

const words = (entered: ReturnType<typeof settled>) => entered?.map((one) => wordsOf({ runs: one }));

describe("settling a conflict", () => {
  test("N49 at each place what stands, what is proposed or what was written comes out, and all else untouched", () => {
    expect(words(settled(PIECES, [{ take: "ours" }, { take: "theirs" }]))).toEqual([
      "Decide to cooperate every autumn",
    ]);
    expect(words(settled(PIECES, [{ write: "meet" }, { take: "ours" }]))).toEqual([
      "Decide to meet every spring",
    ]);
  });

  test("N49 as long as one place is open, nothing comes out", () => {
    expect(settled(PIECES, [{ take: "ours" }])).toBeNull();
    expect(settled(PIECES, [undefined, { take: "ours" }])).toBeNull();
  });

  test("N49 a break in what was written is a new paragraph", () => {
    expect(words(settled(PIECES, [{ write: "act;\r\nand meet" }, { take: "ours" }]))).toEqual([
      "Decide to act;",
      "and meet every spring",
    ]);
  });

  test("N49 words written over others keep the look of what stayed", () => {
    const from = [{ text: "Decide", italic: true as const }, { text: " to act" }];
    expect(redressed("Decide to cooperate", from, "en")).toEqual([
      { text: "Decide", italic: true },
      { text: " to cooperate" },
    ]);
    expect(redressed("We agree", from, "en")).toEqual([{ text: "We agree" }]);
    expect(redressed("", from, "en")).toEqual([]);
  });

  test("N49 of any merge: choosing one side everywhere gives words of that side in every conflict", () => {
    const word = fc.constantFrom("право", "детей", "water", "and", "Decide", "год");
    const passage = fc.array(
      fc.array(word, { maxLength: 10 }).map((some) => some.join(" ")),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    const plain = (some: string[]) => some.map((text) => runs(text));
    fc.assert(
      fc.property(passage, passage, passage, (base, ours, theirs) => {
        const { pieces, conflicts, merged } = merge(plain(base), plain(ours), plain(theirs), "ru");
        const all = (take: "ours" | "theirs") =>
          settled(
            pieces,
            Array.from({ length: conflicts }, () => ({ take })),
          );
        if (!conflicts) expect(words(all("ours"))).toEqual(words(merged));
        // The result has only words that are in one of the three wordings.
        const known = new Set([...base, ...ours, ...theirs].join(" ").split(/\s+/));
        for (const take of ["ours", "theirs"] as const)
          for (const one of (words(all(take)) ?? []).join(" ").split(/\s+/).filter(Boolean))
            expect(known).toContain(one);
      }),
    );
  });

  test("N49 words that were not touched keep every look, whatever was written around them", () => {
    const look = fc.record({ text: fc.constantFrom("Decide", " to ", "act", "право"), italic: fc.boolean() });
    const dressed = fc
      .array(look, { maxLength: 6 })
      .map((some) => some.map(({ text, italic }) => ({ text, ...(italic && { italic: true as const }) })));
    fc.assert(
      fc.property(dressed, fc.string(), (from, end) => {
        const was = wordsOf({ runs: from });
        const out = redressed(was + end, from, "ru");
        expect(wordsOf({ runs: out })).toBe(was + end);
        expect(passageDifference([was], [wordsOf({ runs: redressed(was, from, "ru") })], "ru")).toHaveLength(
          was ? 1 : 0,
        );
      }),
    );
  });
});
