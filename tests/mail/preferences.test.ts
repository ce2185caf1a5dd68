import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

async function preferencesOf(who: string) {
  const page = await installation.queries.notificationPreferences(installation.actor(who));
  if (!page.ok) throw new Error(page.reason);
  return {
    digest: page.digest,
    ...Object.fromEntries(page.kinds.map(({ kind, preference }) => [kind, preference])),
  };
}
const USUAL = {
  ...{ digest: "daily", mention: "once", decision: "once", deadline: "once" },
  ...{ drafting: "digest", comments: "digest", seat: "once" },
};

test("O75 each chooses for each kind, where there is a choice, and changes nobody else's", async () => {
  const { commands, actor } = installation;
  expect(await preferencesOf("head.kz")).toEqual(USUAL);
  const preferences = { digest: "hourly", kinds: { mention: "digest", comments: "none" } } as const;
  expect(await commands.setNotificationPreferences(actor("head.kz"), preferences)).toEqual({ ok: true });
  expect(await preferencesOf("head.kz")).toEqual({
    ...USUAL,
    digest: "hourly",
    mention: "digest",
    comments: "none",
  });
  expect(await preferencesOf("head.uz")).toEqual(USUAL);
  const malformed = { ok: false, reason: "malformed" };
  for (const kinds of [{ seat: "none" }, { deadline: "digest" }, { gossip: "once" }])
    expect(
      await commands.setNotificationPreferences(actor("head.kz"), { digest: "daily", kinds: kinds as never }),
    ).toEqual(malformed);
  expect(
    await commands.setNotificationPreferences(actor("head.kz"), { digest: "weekly" as never, kinds: {} }),
  ).toEqual(malformed);
  expect(await commands.setNotificationPreferences(null, preferences)).toEqual({
    ok: false,
    reason: "not-signed-in",
  });
  expect((await preferencesOf("head.kz")).digest).toBe("hourly");
});

test("O75 who follows a letter's link gets no more of that kind, and all else as before", async () => {
  const { person } = installation.actor("head.uz");
  expect(await installation.commands.unsubscribe({ person, kind: "decision" })).toEqual({ ok: true });
  expect(await preferencesOf("head.uz")).toEqual({ ...USUAL, decision: "none" });
  expect(await installation.commands.unsubscribe({ person, kind: "digest" })).toEqual({ ok: true });
  expect(await preferencesOf("head.uz")).toEqual({ ...USUAL, decision: "none", digest: "none" });
  expect(await installation.commands.unsubscribe({ person: "nobody", kind: "digest" })).toMatchObject({
    reason: "not-found",
  });
});

test("O76 a notice is read by its person alone, one at a time or all at once", async () => {
  const { commands, queries, actor, store, meeting } = installation;
  const own = actor("head.kz");
  for (const matter of ["seat-closed", "seat-opened"] as const)
    await store.notifications.notifyOfSeat(own.person, meeting, matter, {}, installation.clock.now);
  const answer = await queries.bell(own);
  if (!answer.ok) throw new Error(answer.reason);
  expect(answer).toMatchObject({
    unseen: 2,
    notices: [{ matter: "seat-opened", seen: false }, { matter: "seat-closed" }],
  });
  const notice = answer.notices[0]?.id ?? "";
  expect(await queries.notice(actor("head.uz"), notice)).toEqual({ ok: false, reason: "not-found" });
  await commands.seeNotices(actor("head.uz"), { notice });
  expect(await queries.unread(own)).toBe(2);
  expect(await queries.notice(own, notice)).toMatchObject({ ok: true, notice: { matter: "seat-opened" } });
  await commands.seeNotices(own, { notice });
  expect(await queries.unread(own)).toBe(1);
  await commands.seeNotices(own, { notice: "no number" });
  expect(await queries.unread(own)).toBe(1);
  await commands.seeNotices(own, {});
  expect(await queries.unread(own)).toBe(0);
  expect(await queries.bell(null)).toEqual({ ok: false, reason: "not-signed-in" });
});
