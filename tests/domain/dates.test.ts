/** Words for dates, countries and languages, for any value; and no code that formats them in another way. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { formatsFor } from "#words/format.ts";
import { sourcesIn } from "../support/imports.ts";

const ODD = ["9999-99-99", "", "soon", "2026-13-01T00:00:00Z", "\0"];

describe.each(["en", "ru"])("T113 in %s", (language) => {
  const formats = formatsFor(language);

  test.each(ODD)("T113 %j is written as it is", (odd) => {
    const zone = "Asia/Almaty";
    expect([formats.day(odd), formats.dayAt(odd, zone), formats.moment(odd, zone)]).toEqual([odd, odd, odd]);
    expect(formats.nearMoment(odd, zone, odd)).toBe(odd);
    expect(formats.days(odd, "2026-11-27")).toContain(odd);
    expect([formats.country("?!"), formats.language("?!")]).toEqual(["?!", "?!"]);
  });

  test("T113 a zone that nobody knows is read as UTC and says so; what is sound is written as always", () => {
    expect(formats.moment("2026-11-27T09:00:00Z", "Nowhere/City")).toContain("UTC");
    expect(formats.moment("2026-11-27T09:00:00Z", "Asia/Almaty")).toMatch(/14:00.*GMT\+5|UTC\+5/);
    expect(formats.day("2026-11-27")).toBe(language === "en" ? "27 November 2026" : "27 ноября 2026 г.");
    expect(formats.country("constructor")).toBe("CONSTRUCTOR");
  });
});

test("T113 nothing in app/ hands a date to Intl by itself", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const files = sourcesIn(root, ["app"]).map(({ file }) => file);
  const around = files.filter(
    (file) =>
      !file.endsWith("words/dates.ts") &&
      /\.format(Range|ToParts)?\(\s*new Date\(/.test(readFileSync(path.join(root, file), "utf8")),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(around).toEqual([]);
});
