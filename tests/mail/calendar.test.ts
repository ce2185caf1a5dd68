import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CalendarEntry, calendarFile } from "#domain/notifications/index.ts";
import { HOUR, issuedUnder, silenced } from "../support/deciding.ts";
import { type Installation, openInstallation } from "../support/installation.ts";

const NOW = "2026-11-22T07:00:00.000Z";
const deadline: CalendarEntry = {
  ...{ uid: "silence-1@plenary.example", summary: "Silence expires: Declaration", description: "At noon" },
  ...{ url: "https://plenary.example/texts/1", when: { instant: "2026-11-27T07:00:00.000Z" } },
};
const meeting: CalendarEntry = {
  ...{ uid: "meeting-1@plenary.example", summary: "Forum", description: "", location: "Astana, Kazakhstan" },
  ...{ url: "https://plenary.example/meetings/1", when: { first: "2026-12-30", last: "2026-12-31" } },
};

/** Read as another program reads it. */
function read(file: string) {
  const component = new ICAL.Component(ICAL.parse(file));
  return component.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
}

describe("O77 a calendar says the days of meetings and the instants of deadlines, as other programs read them", () => {
  test("O77 a deadline is one instant, whatever zone it is read in; a meeting is its days, the last one included", () => {
    const [ends, days] = read(calendarFile("Plenary", [deadline, meeting], NOW)) as [ICAL.Event, ICAL.Event];
    expect(ends.uid).toBe("silence-1@plenary.example");
    expect(ends.startDate.toJSDate().toISOString()).toBe("2026-11-27T07:00:00.000Z");
    expect(ends.startDate.zone.tzid).toBe("UTC");
    expect(days.startDate).toMatchObject({ isDate: true, year: 2026, month: 12, day: 30 });
    expect(days.endDate).toMatchObject({ isDate: true, year: 2027, month: 1, day: 1 });
    expect(days.location).toBe("Astana, Kazakhstan");
  });

  test("O77 what people wrote comes through as they wrote it, and cannot become a line of its own", () => {
    const written = 'A; b, c \\ "d"\nEND:VEVENT\r\nBEGIN:VALARM «Декларация»\u0007 \u{1F54A}';
    const [event, ...others] = read(calendarFile("x", [{ ...deadline, summary: written }], NOW));
    expect(others).toEqual([]);
    expect(event?.summary).toBe('A; b, c \\ "d"\nEND:VEVENT\nBEGIN:VALARM «Декларация» \u{1F54A}');
  });

  test("O77 no line is longer than 75 octets, and no letter is cut", () => {
    const summary = "Декларация о защите прав детей в Центральной Азии \u{1F54A} ".repeat(9);
    const file = calendarFile("x", [{ ...deadline, summary }], NOW);
    const lines = file.split("\r\n");
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(read(file)[0]?.summary).toBe(summary);
  });
});

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

describe("O78 a calendar has what its reader may see, and the secret address what its owner may", () => {
  test("O78 the deadline of a text under silence; at another meeting, and signed out, nothing", async () => {
    const { queries, actor, meeting } = installation;
    const { text, seen } = await issuedUnder(installation, ["silence", "signature"]);
    const expires = await silenced(installation, text, seen);
    const due = { what: "silence", text, title: "Declaration", at: expires };
    for (const found of [
      await queries.textCalendar(actor("guest.no"), text),
      await queries.meetingCalendar(actor("head.kz"), meeting),
    ])
      expect(found).toMatchObject({ ok: true, meetings: [{ meeting: { id: meeting }, deadlines: [due] }] });
    expect(await queries.textCalendar(actor("stranger"), text)).toEqual({ ok: false, reason: "no-seat" });
    expect(await queries.meetingCalendar(actor("stranger"), meeting)).toEqual({
      ok: false,
      reason: "no-seat",
    });
    expect(await queries.textCalendar(null, text)).toEqual({ ok: false, reason: "not-signed-in" });
    expect(await queries.textCalendar(actor("head.kz"), "nothing")).toEqual({
      ok: false,
      reason: "not-found",
    });
    installation.clock.now = new Date(Date.parse(expires) + HOUR);
    expect(await queries.textCalendar(actor("head.kz"), text)).toMatchObject({
      meetings: [{ deadlines: [] }],
    });
  });

  test("O78 the address is its owner's until it is replaced or taken away, and shows no meeting of a closed seat", async () => {
    const { commands, queries, actor, store } = installation;
    const own = actor("delegate.kz");
    expect(await commands.makeCalendarAddress(null)).toEqual({ ok: false, reason: "not-signed-in" });
    const [first, second] = [
      await commands.makeCalendarAddress(own),
      await commands.makeCalendarAddress(own),
    ];
    if (!first.ok || !second.ok) throw new Error("No address was made.");
    expect(await queries.ownCalendar(first.token)).toEqual({ ok: false, reason: "not-found" });
    expect(await queries.ownCalendar(second.token)).toMatchObject({
      ok: true,
      meetings: [{ meeting: { id: installation.meeting } }],
    });
    const seat = (await store.settingUp.seats(installation.meeting)).find(
      ({ person }) => person === own.person,
    );
    await commands.closeSeat(actor("secretariat"), { meeting: installation.meeting, seat: seat?.id ?? "" });
    expect(await queries.ownCalendar(second.token)).toMatchObject({ ok: true, meetings: [] });
    expect(await commands.revokeCalendarAddress(own)).toEqual({ ok: true });
    expect(await commands.revokeCalendarAddress(own)).toEqual({ ok: false, reason: "already-done" });
    expect(await queries.ownCalendar(second.token)).toEqual({ ok: false, reason: "not-found" });
    expect(await queries.ownCalendar("")).toEqual({ ok: false, reason: "not-found" });
  });
});
