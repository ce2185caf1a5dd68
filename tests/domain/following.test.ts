/** Where a discussion goes when its clause is split, merged or moved. */
import { describe, expect, test } from "vitest";
import { goesTo, readOnce } from "#domain/comments/index.ts";
import { clause } from "../support/texts.ts";

const op = (id: string, words: string) => clause("operative", words, 0, id);
const whole = op("c1", "Agree to meet, and agree to report to all");
const halves = [op("c1", "Agree to meet"), op("c2", "Agree to report to all")];
const split = { before: [whole], after: halves, language: "en" };
const words = (from: number, to: number) => ({
  clause: "c1",
  stretch: { from, to },
  quote: null,
  home: null,
});

describe("C78 where a discussion goes", () => {
  test("C78 with its words, letter by letter, also where they stand twice", () => {
    // The second "to" of three.
    expect(goesTo(words(25, 27), split)).toEqual({ clause: "c2", stretch: { from: 6, to: 8 } });
    expect(goesTo(words(6, 13), split)).toEqual({ clause: "c1", stretch: { from: 6, to: 13 } });
  });

  test("C78 over a cut with the half in which they begin", () => {
    expect(goesTo(words(9, 34), split)).toEqual({ clause: "c1", stretch: { from: 9, to: 13 } });
  });

  test("C78 to where they are read once, where no letter was carried", () => {
    const subject = { clause: "c1", stretch: null, quote: "report", home: null };
    expect(goesTo(subject, split)).toEqual({ clause: "c2", stretch: { from: 9, to: 15 } });
    expect(readOnce("to", halves)).toBeNull();
    expect(readOnce("gree", halves)).toBeNull();
  });

  test("C78 with most of a clause that is gone, and nowhere where nothing of it is left", () => {
    const gone = { clause: "c2", stretch: null, quote: null, home: null };
    const merged = { before: halves, after: [whole], language: "en" };
    expect(goesTo(gone, merged)).toEqual({ clause: "c1", stretch: null });
    expect(goesTo(gone, { ...merged, after: [op("c1", "Nothing")] })).toEqual({
      clause: "c1",
      stretch: null,
    });
    expect(goesTo(gone, { ...merged, before: [halves[1] as never], after: [] })).toBeNull();
  });

  test("C78 back to the clause that it was begun at, once that is there again", () => {
    const away = { clause: "c1", stretch: null, quote: null, home: "c2" };
    expect(goesTo(away, split)).toEqual({ clause: "c2", stretch: null });
    expect(goesTo({ ...away, home: "c7" }, split)).toBeNull();
  });
});
