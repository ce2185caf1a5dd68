import { describe, expect, test } from "vitest";
import { scarceTime } from "#domain/life/index.ts";

const FIVE = ["KZ", "KG", "TJ", "TM", "UZ"];
const hours = (from: string, until: string, countries = FIVE) =>
  scarceTime(countries, from, until, "Asia/Almaty").map((one) => [one.country, one.hours]);

describe("L19 who is asked to answer within few working hours is named before the period is set", () => {
  test("L19 72 hours in the middle of a week are enough everywhere, from Friday evening nowhere", () => {
    expect(hours("2026-11-23T04:00:00.000Z", "2026-11-26T04:00:00.000Z")).toEqual([]);
    expect(hours("2026-11-20T13:00:00.000Z", "2026-11-23T13:00:00.000Z").map(([country]) => country)).toEqual(
      FIVE,
    );
  });

  test("L19 Nowruz is longer in Tajikistan and Kazakhstan than in Uzbekistan, and its days are named", () => {
    const [from, until] = ["2028-03-20T13:00:00.000Z", "2028-03-23T13:00:00.000Z"];
    expect(hours(from, until)).toEqual([
      ["KZ", 0],
      ["TJ", 0],
      ["TM", 8],
    ]);
    expect(scarceTime(["TJ"], from, until, "UTC")[0]?.holidays).toEqual([
      "2028-03-21",
      "2028-03-22",
      "2028-03-23",
    ]);
  });

  test("L19 weekends are those of the country: Friday is one in Iran, Sunday is none", () => {
    const weekend = ["2026-11-26T18:00:00.000Z", "2026-11-28T18:00:00.000Z"] as const;
    expect(hours(...weekend, ["IR"])).toEqual([["IR", 8]]);
    expect(hours(...weekend, ["NO"])).toEqual([["NO", 8]]);
    expect(hours("2026-11-28T18:00:00.000Z", "2026-11-29T18:00:00.000Z", ["AF", "NO"])).toEqual([
      ["AF", 8],
      ["NO", 0],
    ]);
  });

  test("L19 Eid al-Adha is a day off in the five, Eid al-Fitr in four of them", () => {
    const day = (iso: string) =>
      hours(`${iso}T00:00:00.000Z`, `${iso}T18:00:00.000Z`).filter(([, n]) => n === 0);
    expect(day("2026-05-27").map(([country]) => country)).toEqual(FIVE);
    expect(day("2027-03-09").map(([country]) => country)).toEqual(["KG", "TJ", "TM", "UZ"]);
  });
});
