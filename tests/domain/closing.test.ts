import { describe, expect, test } from "vitest";
import { closingDiffers, closingLine } from "#domain/life/index.ts";
import { clause } from "../support/texts.ts";

describe("L101 the closing line is compared with the place and the day of the adoption", () => {
  test.each([
    ["Adopted in Almaty on 13 May 2017", "Almaty", "2017-05-13"],
    ["Almaty, 13 May 2017", "Almaty", "2017-05-13"],
    ["Done at Nur Sultan this 3rd day of December, 2026", "Nur Sultan", "2026-12-03"],
    ["Adopted in May 2017", null, null],
    ["Принято в Алматы 13 мая 2017 года", "Алматы", "2017-05-13"],
    ["г. Астана, 13.05.2017", "Астана", "2017-05-13"],
    ["Adopted by the participants", null, null],
    ["Astana, 31 February 2027", "Astana", null],
    ["[place and date]", null, null],
  ])("L101 %s", (words, place, day) => {
    expect(closingLine(words)).toEqual({ place, day });
  });

  test("L101 only what differs is named; a Russian case is the same town", () => {
    const differs = (words: string) =>
      closingDiffers([clause("closing", words, 0, "c")], {
        ...{ place: { en: "Astana", ru: "Астана" }, day: "2026-12-01" },
      });
    expect(differs("Adopted in Astana on 1 December 2026")).toBeNull();
    expect(differs("Принято в Астане 1 декабря 2026 года")).toBeNull();
    expect(differs("Adopted in Almaty on 1 December 2026")).toEqual({ place: "Almaty", day: null });
    expect(differs("Adopted in Astana on 13 May 2027")).toEqual({ place: null, day: "2027-05-13" });
    expect(differs("Adopted by consensus")).toBeNull();
  });
});
