/** A redline in short, for the margin. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { difference, excerpt, type Part } from "#domain/text/index.ts";

const LONG =
  "in the light of everything that was said and done at the meetings of the last three years and more";

const written = (parts: readonly Part[]) =>
  parts
    .map(({ text, change }) =>
      change === "same" ? text : change === "added" ? `[+${text}+]` : `[-${text}-]`,
    )
    .join("");

describe("a redline in short", () => {
  test("N48 changes are whole, kept words far from any are left out at spaces", () => {
    const before = `Decide ${LONG} to act ${LONG} ${LONG} and report`;
    const after = before.replace("to act", "to cooperate").replace("report", "tell");
    expect(written(excerpt(difference(before, after, "en")))).toBe(
      "… the meetings of the last three years and more to [-act-][+cooperate+] in the light of everything that was said and done … the meetings of the last three years and more and [-report-][+tell+]",
    );
  });

  test("N48 short clauses and those without a change are not shortened", () => {
    const short = difference("Decide to act now", "Decide to act", "en");
    expect(excerpt(short)).toEqual(short);
    const same = difference(LONG, LONG, "en");
    expect(excerpt(same)).toEqual(same);
  });

  test("N48 no change is lost and no word is cut", () => {
    const words = fc.array(fc.constantFrom("право", "детей", "и", "water", "cooperation", "Decide"), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const parts = difference(one.join(" "), other.join(" "), "ru");
        const short = excerpt(parts);
        expect(short.filter(({ change }) => change !== "same")).toEqual(
          parts.filter(({ change }) => change !== "same"),
        );
        const known = new Set([...one, ...other, "…", ""]);
        for (const word of short.flatMap(({ text }) => text.split(/\s+/))) expect(known).toContain(word);
      }),
    );
  });
});
