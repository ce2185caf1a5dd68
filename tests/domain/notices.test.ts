/** Which notification is sent by email and when, and when an email that failed is tried again. */
import { describe, expect, test } from "vitest";
import { MATTERS } from "#domain/life/index.ts";
import {
  CHOICES,
  digestDue,
  kindOf,
  NOTICE_KINDS,
  nextTry,
  type Preferences,
  sorted,
  USUAL,
  type WaitingNotification,
} from "#domain/notifications/index.ts";

const NOW = "2026-11-27T09:00:00.000Z";
const notice = (matter: string, more: Partial<WaitingNotification> = {}): WaitingNotification => ({
  ...{ matter, at: "2026-11-27T08:59:00.000Z", facts: {}, seen: false, zone: "Asia/Almaty" },
  ...more,
});
const fates = (waiting: WaitingNotification[], preferences: Partial<Preferences> = {}, now = NOW) => {
  const { once, digest, dropped } = sorted(waiting, { ...USUAL, ...preferences }, now);
  const matters = (of: WaitingNotification[]) => of.map(({ matter }) => matter);
  return { once: matters(once), digest: matters(digest), dropped: matters(dropped) };
};

describe("O70 what is decided, due, or says one's name is told at once, the rest in a digest, and each as it is wished", () => {
  test("O70 unless something else is wished", () => {
    const all = ["mention", "silence-opened", "silence-reminder", "seat-closed", "draft-issued", "comment"];
    const notified = fates(all.map((matter) => notice(matter, { at: "2026-11-26T01:00:00.000Z" })));
    expect(notified).toEqual({ once: all.slice(0, 4), digest: all.slice(4), dropped: [] });
  });

  test("O70 as it is wished, where it can be declined", () => {
    const kinds: Preferences["kinds"] = {
      decision: "none",
      drafting: "once",
      mention: "digest",
      seat: "none",
    };
    const waiting = ["silence-opened", "draft-issued", "mention", "seat-closed"].map((one) => notice(one));
    expect(fates(waiting, { kinds })).toEqual({
      once: ["draft-issued", "seat-closed"],
      digest: [],
      dropped: ["silence-opened"],
    });
    expect(fates(waiting, { kinds, digest: "none" }).dropped).toEqual(["silence-opened", "mention"]);
  });

  test("O70 a deadline is not told when it is over, and a digest leaves out what was seen", () => {
    const until = "2026-11-27T08:59:30.000Z";
    const late = notice("silence-reminder", { facts: { until } });
    const seen = notice("draft-issued", { seen: true });
    expect(fates([late, seen]).dropped).toEqual(["silence-reminder", "draft-issued"]);
    expect(fates([late], {}, until).dropped).toEqual(["silence-reminder"]);
    expect(fates([late], {}, "2026-11-27T08:59:29.999Z").once).toEqual(["silence-reminder"]);
  });

  test("O70 every matter has its kind, and every kind a first choice", () => {
    const kinds = new Set([...MATTERS, "comment", "mention", "seat-closed"].map(kindOf));
    expect([...kinds].sort()).toEqual([...NOTICE_KINDS].sort());
    expect(Object.keys(CHOICES).sort()).toEqual([...NOTICE_KINDS].sort());
  });
});

describe("O71 a digest goes out an hour after its oldest notice, or at seven in the morning where the meeting is", () => {
  const due = (digest: Preferences["digest"], since: string, now: string, zone = "Asia/Almaty") =>
    digestDue(digest, since, zone, now);

  test("O71 hourly", () => {
    expect(due("hourly", "2026-11-27T08:00:00.001Z", NOW)).toBe(false);
    expect(due("hourly", "2026-11-27T08:00:00.000Z", NOW)).toBe(true);
  });

  test("O71 daily: at 07:00 in Almaty (02:00 in Greenwich), not a minute before", () => {
    const evening = "2026-11-26T15:00:00.000Z";
    expect(due("daily", evening, "2026-11-27T01:59:59.000Z")).toBe(false);
    expect(due("daily", evening, "2026-11-27T02:00:00.000Z")).toBe(true);
    expect(due("daily", "2026-11-27T02:00:00.000Z", "2026-11-27T23:00:00.000Z")).toBe(false);
    expect(due("daily", "2026-11-27T02:00:00.000Z", "2026-11-28T02:00:00.000Z")).toBe(true);
  });

  test("O71 daily, over the night in which the clocks of Europe go back", () => {
    expect(due("daily", "2026-10-24T20:00:00.000Z", "2026-10-25T05:59:00.000Z", "Europe/Oslo")).toBe(false);
    expect(due("daily", "2026-10-24T20:00:00.000Z", "2026-10-25T06:00:00.000Z", "Europe/Oslo")).toBe(true);
  });

  test("O71 none, never", () => {
    expect(due("none", "2020-01-01T00:00:00.000Z", NOW)).toBe(false);
  });
});

test("O62 after 1, 5, 30 minutes, 2 and 12 hours a letter is dead", () => {
  const now = new Date(NOW);
  const minutes = [1, 2, 3, 4, 5, 6].map((tries) => {
    const next = nextTry(tries, now);
    return next && (next.getTime() - now.getTime()) / 60_000;
  });
  expect(minutes).toEqual([1, 5, 30, 120, 720, null]);
});
