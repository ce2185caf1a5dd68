/** The only parser of local times, tested with the time zones of the region and with unusual ones. */
import { describe, expect, test } from "vitest";
import { isDay } from "#domain/day.ts";
import { detailsSchema, localTimeIn } from "#domain/meeting/index.ts";

const instantOf = (local: string, zone: string, chosen?: string) => {
  const time = localTimeIn(local, zone, chosen);
  return time.ok ? time.instant : time.reason;
};

describe("D101 a local time is exactly what a form sends, in a known zone", () => {
  test.each([
    ["2026-12-05T18:00", "Asia/Almaty", "2026-12-05T13:00:00.000Z"],
    ["2026-07-05T18:00", "Asia/Tashkent", "2026-07-05T13:00:00.000Z"],
    ["2026-12-05T18:00:30", "Asia/Almaty", "2026-12-05T13:00:30.000Z"],
    ["2026-12-05T23:59", "Asia/Dushanbe", "2026-12-05T18:59:00.000Z"],
    ["2026-12-06T00:00", "Asia/Bishkek", "2026-12-05T18:00:00.000Z"],
    ["2026-12-05T18:00", "europe/oslo", "2026-12-05T17:00:00.000Z"],
    ["2026-12-05T18:00", "Etc/GMT+5", "2026-12-05T23:00:00.000Z"],
    ["1965-07-01T12:00", "Asia/Almaty", "1965-07-01T06:00:00.000Z"],
    ["2028-02-29T12:00", "Asia/Ashgabat", "2028-02-29T07:00:00.000Z"],
    ["9999-12-31T23:00", "Asia/Almaty", "9999-12-31T18:00:00.000Z"],
  ])("D101 %s in %s is %s", (local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant);
  });

  test.each([
    ...["2026-12-05T24:00", "5 December 2026 18:00", "2026-12-05 18:00", "2026-12-05", "18:00", ""],
    ...["2026-12-05T18:00Z", "2026-12-05T18:00+05:00", "2026-12-05T18:00[Asia/Almaty]", " 2026-12-05T18:00"],
    ...[
      "2026-02-30T10:00",
      "2027-02-29T10:00",
      "2026-13-01T10:00",
      "2026-12-05T18:60",
      "2026-12-05T18:00:60",
    ],
    ...[
      "10000-01-01T00:00",
      "+010000-01-01T00:00",
      "0000-01-01T00:00",
      "2026-12-05T18:00:00.5",
      "20261205T1800",
    ],
    ...["2026-12-05T18:00\n", "٢٠٢٦-12-05T18:00"],
  ])("D101 %j is not a date and time", (local) => {
    expect(instantOf(local, "Asia/Almaty")).toBe("malformed-moment");
  });

  test.each(["Nowhere/City", "+05:00", "", "Asia", "Asia/Almaty\0", "CET"])("D101 %j is no zone", (zone) => {
    expect(instantOf("2026-12-05T18:00", zone)).toBe("zone-unknown");
  });

  test("D101 an instant whose year has five digits is refused: instants are compared as strings", () => {
    expect(instantOf("9999-12-31T23:00", "Etc/GMT+5")).toBe("malformed-moment");
  });
});

describe("D102 a time that comes twice, or not at all, is asked about", () => {
  test.each([
    ["2026-10-25T02:30", "Europe/Oslo", "time-twice", "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"],
    [
      "2026-03-29T02:30",
      "Europe/Oslo",
      "time-skipped",
      "2026-03-29T00:30:00.000Z",
      "2026-03-29T01:30:00.000Z",
    ],
    [
      "2026-04-05T01:45",
      "Australia/Lord_Howe",
      "time-twice",
      "2026-04-04T14:45:00.000Z",
      "2026-04-04T15:15:00.000Z",
    ],
    [
      "2026-10-04T02:15",
      "Australia/Lord_Howe",
      "time-skipped",
      "2026-10-03T15:15:00.000Z",
      "2026-10-03T15:45:00.000Z",
    ],
    // Samoa skipped this whole day.
    [
      "2011-12-30T10:00",
      "Pacific/Apia",
      "time-skipped",
      "2011-12-29T20:00:00.000Z",
      "2011-12-30T20:00:00.000Z",
    ],
  ])("D102 %s in %s: %s", (local, zone, reason, first, second) => {
    expect(localTimeIn(local, zone)).toEqual({ ok: false, reason, moments: [first, second] });
    expect([instantOf(local, zone, first), instantOf(local, zone, second)]).toEqual([first, second]);
    // No other instant can be chosen; without a choice the reason is returned.
    expect(instantOf(local, zone, "2026-01-01T00:00:00.000Z")).toBe(reason);
  });

  test("D102 a choice changes nothing where the time is one instant", () => {
    expect(instantOf("2026-12-05T18:00", "Europe/Oslo", "2026-10-25T00:30:00.000Z")).toBe(
      "2026-12-05T17:00:00.000Z",
    );
  });

  test("D102 the hours around the change are one instant each", () => {
    const around = ["2026-10-25T01:59", "2026-10-25T03:00", "2026-03-29T01:59", "2026-03-29T03:00"];
    expect(around.map((local) => instantOf(local, "Europe/Oslo"))).toEqual([
      "2026-10-24T23:59:00.000Z",
      "2026-10-25T02:00:00.000Z",
      "2026-03-29T00:59:00.000Z",
      "2026-03-29T01:00:00.000Z",
    ]);
  });
});

describe("D103 a day is one of the calendar", () => {
  test.each([
    ["2026-12-05", true],
    ["2028-02-29", true],
    ["2026-02-29", false],
    ["2026-02-30", false],
    ["2026-2-3", false],
    ["2026-12-05T00:00", false],
    ["9999-99-99", false],
  ])("D103 %s: %s", (day, is) => expect(isDay(day)).toBe(is));

  test("D103 a meeting is not held on 30 February", () => {
    const meeting = { name: { en: "M" }, place: { en: "P" }, host: "KZ", zone: "", languages: ["en"] };
    const on = (starts: string) => detailsSchema.safeParse({ ...meeting, starts, ends: "2026-03-02" });
    expect([on("2026-02-28").success, on("2026-02-30").success]).toEqual([true, false]);
  });
});
