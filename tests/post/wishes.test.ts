import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function wishesOf(who: string) {
  const page = await house.queries.postingWishes(house.actor(who));
  if (!page.ok) throw new Error(page.reason);
  return { digest: page.digest, ...Object.fromEntries(page.kinds.map(({ kind, wish }) => [kind, wish])) };
}
const USUAL = {
  ...{ digest: "daily", mention: "once", decision: "once", deadline: "once" },
  ...{ drafting: "digest", comments: "digest", seat: "once" },
};

test("O75 each chooses for each kind, where there is a choice, and changes nobody else's", async () => {
  const { commands, actor } = house;
  expect(await wishesOf("head.kz")).toEqual(USUAL);
  const wishes = { digest: "hourly", kinds: { mention: "digest", comments: "none" } } as const;
  expect(await commands.wishNotices(actor("head.kz"), wishes)).toEqual({ ok: true });
  expect(await wishesOf("head.kz")).toEqual({
    ...USUAL,
    digest: "hourly",
    mention: "digest",
    comments: "none",
  });
  expect(await wishesOf("head.uz")).toEqual(USUAL);
  const malformed = { ok: false, reason: "malformed" };
  for (const kinds of [{ seat: "none" }, { deadline: "digest" }, { gossip: "once" }])
    expect(await commands.wishNotices(actor("head.kz"), { digest: "daily", kinds: kinds as never })).toEqual(
      malformed,
    );
  expect(await commands.wishNotices(actor("head.kz"), { digest: "weekly" as never, kinds: {} })).toEqual(
    malformed,
  );
  expect(await commands.wishNotices(null, wishes)).toEqual({ ok: false, reason: "not-signed-in" });
  expect((await wishesOf("head.kz")).digest).toBe("hourly");
});

test("O75 who follows a letter's link gets no more of that kind, and all else as before", async () => {
  const { person } = house.actor("head.uz");
  expect(await house.commands.unsubscribe({ person, kind: "decision" })).toEqual({ ok: true });
  expect(await wishesOf("head.uz")).toEqual({ ...USUAL, decision: "none" });
  expect(await house.commands.unsubscribe({ person, kind: "digest" })).toEqual({ ok: true });
  expect(await wishesOf("head.uz")).toEqual({ ...USUAL, decision: "none", digest: "none" });
  expect(await house.commands.unsubscribe({ person: "nobody", kind: "digest" })).toMatchObject({
    reason: "not-found",
  });
});

test("O76 a notice is read by its person alone, one at a time or all at once", async () => {
  const { commands, queries, actor, store, meeting } = house;
  const own = actor("head.kz");
  for (const matter of ["seat-closed", "seat-opened"] as const)
    await store.deskNotices.tellOfSeat(own.person, meeting, matter, {}, house.clock.now);
  const told = await queries.bell(own);
  if (!told.ok) throw new Error(told.reason);
  expect(told).toMatchObject({
    unseen: 2,
    notices: [{ matter: "seat-opened", seen: false }, { matter: "seat-closed" }],
  });
  const notice = told.notices[0]?.id ?? "";
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
