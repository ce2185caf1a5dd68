import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MeetingDetails } from "#domain/meeting/index.ts";
import type { Actor } from "#domain/rights/index.ts";
import { type Installation, openInstallation } from "../support/installation.ts";
import { squarePng } from "../support/png.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

const DETAILS: MeetingDetails = {
  ...{ name: { en: "Forum 2027" }, place: { en: "Tashkent" }, host: "UZ", zone: "Asia/Tashkent" },
  ...{ starts: "2027-10-01", ends: "2027-10-02", languages: ["en", "ru"] },
};
const RED = squarePng(16, [200, 0, 0]);
const BLUE = squarePng(16, [0, 0, 200]);

const must = <T extends { ok: boolean }>(answer: T): Extract<T, { ok: true }> => {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer as Extract<T, { ok: true }>;
};

async function founded(forum: { id: string } | { name: { en: string } }, copyFrom: string | null) {
  const secretariat = installation.actor("secretariat");
  const seats = () => installation.store.meetings.seatsOf(secretariat.person, installation.clock.now);
  const file = { forum, details: DETAILS, copyFrom };
  const { meeting } = must(
    await installation.commands.foundMeeting({ ...secretariat, seats: await seats() }, file),
  );
  return { meeting, secretary: { ...secretariat, seats: await seats() } as Actor };
}

const logoOf = async (meeting: string) => (await installation.store.meetings.byId(meeting))?.logo ?? null;
const viewed = async (hash: string | undefined) => (await installation.queries.picture(hash ?? "")).ok;

describe("D84 a logo is set, replaced and taken down by the desk, and goes with the set-up", () => {
  test("D84 what is replaced or taken down is gone from the house; the record names each", async () => {
    const { meeting, secretary } = await founded({ name: { en: "A forum" } }, null);
    const set = (file: Uint8Array | null) =>
      installation.commands.setLogo(secretary, { meeting, of: "meeting", file });
    must(await set(RED));
    const red = await logoOf(meeting);
    expect(red).toMatchObject({ width: 16, height: 16, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    must(await set(BLUE));
    const blue = await logoOf(meeting);
    expect([await viewed(red?.hash), await viewed(blue?.hash)]).toEqual([false, true]);
    must(await set(null));
    expect([await logoOf(meeting), await viewed(blue?.hash)]).toEqual([null, false]);
    must(await set(null));
    const acts = (await installation.store.settingUp.acts(meeting)).map(({ act }) => act.type);
    expect(acts).toEqual(["logo-removed", "logo-set", "logo-set", "founded"]);
  });

  test("D84 a meeting shows its own logo, else its forum's; last year's goes with the set-up", async () => {
    const first = await founded({ name: { en: "Another forum" } }, null);
    const forumSlug = (await installation.store.meetings.byId(first.meeting))?.forumSlug;
    const forum = (await installation.store.settingUp.forums()).find(({ slug }) => slug === forumSlug);
    const set = (of: "forum" | "meeting", file: Uint8Array | null) =>
      installation.commands.setLogo(first.secretary, { meeting: first.meeting, of, file });
    must(await set("forum", RED));
    must(await set("meeting", BLUE));
    const [own, next, empty] = [
      await logoOf(first.meeting),
      await logoOf((await founded({ id: forum?.id ?? "" }, first.meeting)).meeting),
      await logoOf((await founded({ id: forum?.id ?? "" }, null)).meeting),
    ];
    expect(next).toEqual(own);
    expect(empty?.hash).not.toBe(own?.hash);
    // Next year's meeting still shows the logo, so it is not deleted when this year's meeting removes it.
    must(await set("meeting", null));
    expect([await logoOf(first.meeting), await viewed(own?.hash)]).toEqual([empty, true]);
  });

  test("D84 who has no desk sets none, and what is no logo is refused with its reason", async () => {
    const { meeting, secretary } = await founded({ name: { en: "A third forum" } }, null);
    const set = async (who: Actor | null, file: Uint8Array) => {
      const done = await installation.commands.setLogo(who, { meeting, of: "forum", file });
      return done.ok ? "done" : done.reason;
    };
    expect(await set(null, RED)).toBe("not-signed-in");
    expect(await set(installation.actor("head.kz"), RED)).toBe("no-seat");
    expect(await set(secretary, Buffer.from("<svg/>"))).toBe("picture-not-png");
    expect(await set(secretary, RED.subarray(0, 40))).toBe("picture-damaged");
    expect(await logoOf(meeting)).toBeNull();
    expect(await set(secretary, RED)).toBe("done");
  });
});
