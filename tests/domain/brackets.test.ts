import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BracketDecision,
  brackets,
  choiceAt,
  choices,
  countBrackets,
  edited,
  openBrackets,
  placeholders,
  resolution,
} from "#domain/text/index.ts";
import { clause } from "../support/texts.ts";

/** The words after the first choice in them was resolved. */
function resolved(words: string, decision: BracketDecision): string {
  const [first] = choices(words);
  return first ? edited(words, resolution(words, first, decision)) : words;
}
const optionsOf = (words: string) => {
  return choices(words).map(({ options }) => options.map(([from, to]) => words.slice(from, to)));
};

describe("T54 open brackets are listed where they stand, and those that only keep a place are told apart", () => {
  test("T54 pairs, nested ones and lone ones, in words and fields, in reading order", () => {
    const action = {
      ...clause("action", "Train] staff", 0, "a1"),
      fields: { due: "", indicator: "[2,000]" },
    };
    expect(openBrackets([clause("operative", "a [b [c]]", 0, "c1"), action])).toEqual([
      { clause: "c1", field: null, start: 2, words: "[b [c]]", lone: false, placeholder: false },
      { clause: "c1", field: null, start: 5, words: "[c]", lone: false, placeholder: false },
      { clause: "a1", field: null, start: 5, words: "]", lone: true, placeholder: false },
      { clause: "a1", field: "indicator", start: 0, words: "[2,000]", lone: false, placeholder: false },
    ]);
  });

  test.each([
    "[]",
    "[ ]",
    "[...]",
    "[…]",
    "[___]",
    "[?]",
    "[tbc]",
    "[TBD: number]",
    "[date to be confirmed]",
  ])("T54 %s keeps a place", (words) =>
    expect(placeholders([clause("operative", `On ${words} act`)])).toHaveLength(1),
  );
  test.each(["[уточняется]", "[подлежит согласованию]", "[будет уточнено]", "[XX июня]", "[ХХ]"])(
    "T54 %s keeps a place, in Russian, too",
    (words) => expect(placeholders([clause("operative", `${words} принять`)])).toHaveLength(1),
  );
  test.each(["[2027]", "[year]", "[axis]", "[tbcs]", "[exact]", "[уточнённый]", "[a [tbx]]"])(
    "T54 %s is words",
    (words) => expect(placeholders([clause("operative", words)])).toEqual([]),
  );

  test("T54 what is listed is what is counted", () => {
    const words = fc.array(fc.constantFrom("[", "]", "a", " ", "/", "tbc"), { maxLength: 30 });
    fc.assert(
      fc.property(words, (parts) => {
        const { pairs, unbalanced } = brackets(parts.join(""));
        expect(countBrackets([clause("note", parts.join(""))])).toBe(pairs.length + unbalanced.length);
      }),
    );
  });
});

describe("T55 brackets side by side, and strokes within one, are competing wordings", () => {
  test.each<[string, string[][]]>([
    ["shall [agree][consent] to", [["agree", "consent"]]],
    ["[shall] [should] / [may]", [["shall", "should", "may"]]],
    ["[shall / should] act", [["shall", "should"]]],
    ["[Deeply concerned | Concerned]", [["Deeply concerned", "Concerned"]]],
    ["[and/or]", [["and/or"]]],
    ["[a] then [b]", [["a"], ["b"]]],
    [
      "[a [b][c] / d][e]",
      [
        ["a [b][c]", "d", "e"],
        ["b", "c"],
      ],
    ],
    ["[[a] x] [b]", [["[a] x", "b"], ["a"]]],
    ["[a [b / c]]", [["a [b / c]"], ["b", "c"]]],
    ["[]", [[]]],
  ])("T55 %s", (words, options) => expect(optionsOf(words)).toEqual(options));

  test("T55 the innermost bracket around a place is meant; at its edge, too", () => {
    const words = "x [a [b] c] y";
    const at = (place: number) => {
      const found = choiceAt(words, place);
      return found && words.slice(found.start, found.end);
    };
    expect([0, 2, 4, 5, 8, 9, 11, 12].map(at)).toEqual([
      ...[null, "[a [b] c]", "[a [b] c]", "[b]", "[b]", "[a [b] c]", "[a [b] c]", null],
    ]);
    expect(choiceAt("a ] b", 3)?.lone).toBe(true);
  });
});

describe("T56 a bracket is resolved where it stands; spaces and marks come out right", () => {
  test.each<[string, BracketDecision, string]>([
    ["act [very] fast", "keep", "act very fast"],
    ["act [ very ] fast", "keep", "act very fast"],
    ["child[ren] of", "keep", "children of"],
    ["their choice[ ]", "keep", "their choice "],
    ["[of their [choice ]]", "keep", "of their [choice ]"],
    ["of [their choice ]", "keep", "of their choice "],
    ["of [their choice ], and", "keep", "of their choice, and"],
    ["of their choice [at will] ", "drop", "of their choice"],
    ["shall [agree][consent] to", "keep", "shall agree consent to"],
    ["[a [b] c] d", "keep", "a [b] c d"],
    ["shall [agree][consent] to", 1, "shall consent to"],
    ["shall [agree / consent] to", 0, "shall agree to"],
    ["[shall] [should] act", 1, "should act"],
    ["[a [b] / c], d", 0, "a [b], d"],
    ["act [very] fast", "drop", "act fast"],
    ["[Deeply] concerned", "drop", "concerned"],
    ["Agree [without consent];", "drop", "Agree;"],
    ["States [, where needed,] agree", "drop", "States agree"],
    ["health, [youth], schools", "drop", "health, schools"],
    ["health; [youth].", "drop", "health."],
    ["Agree, [and act]", "drop", "Agree"],
    ["[Recalling the Pact], Decide", "drop", "Decide"],
    ["States ([five]) agree", "drop", "States agree"],
    ["accord [secret] ; puis", "drop", "accord ; puis"],
    ["«[слово]» далее", "drop", "далее"],
    ["решить [безотлагательно], что", "drop", "решить, что"],
    ["[The whole paragraph]", "drop", ""],
    ["act ] fast", "drop", "act fast"],
  ])("T56 %s: %s", (words, decision, expected) => expect(resolved(words, decision)).toBe(expected));

  const typed = fc
    .array(fc.constantFrom("[", "]", "a", "б ", " ", " / ", ", ", ".", "(", ")"), { maxLength: 25 })
    .map((parts) => parts.join(""));

  test("T56 whatever is typed: no word outside changes, the bracket is gone, and no other opens", () => {
    fc.assert(
      fc.property(
        typed,
        fc.nat(),
        fc.constantFrom<BracketDecision>("keep", "drop", 0),
        (words, pick, decision) => {
          const all = choices(words);
          const choice = all[pick % Math.max(1, all.length)];
          if (!choice || (typeof decision === "number" && !choice.options.length)) return;
          const after = edited(words, resolution(words, choice, decision));
          const letters = (some: string) => some.replace(/[^\p{L}]/gu, "");
          const [before, inside, behind] = [
            words.slice(0, choice.start),
            words.slice(choice.start, choice.end),
            words.slice(choice.end),
          ].map(letters) as [string, string, string];
          const [from, to] = choice.options[0] ?? [0, 0];
          const kept =
            decision === "drop" || choice.lone
              ? ""
              : decision === "keep"
                ? inside
                : letters(words.slice(from, to));
          expect(letters(after)).toBe(before + kept + behind);
          expect(openIn(after)).toBeLessThan(openIn(words));
        },
      ),
    );
  });

  test("T56 only what is needless goes: each edit takes characters out and brings a space at most", () => {
    fc.assert(
      fc.property(typed, (words) => {
        for (const choice of choices(words))
          for (const { from, to, words: put } of resolution(words, choice, "keep")) {
            expect(to).toBeGreaterThan(from);
            expect(["", " "]).toContain(put);
            expect(words.slice(from, to)).toMatch(/^[^\p{L}\p{N}]+$/u);
          }
      }),
    );
  });
});

function openIn(words: string): number {
  const { pairs, unbalanced } = brackets(words);
  return pairs.length + unbalanced.length;
}
