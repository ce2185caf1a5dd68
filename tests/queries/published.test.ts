import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function adopted(): Promise<void> {
  const { text } = await house.text();
  const chair = house.actor("chair");
  await house.commands.issueDraft(chair, { text, name: "", note: "" });
  const seen = (await house.store.texts.drafts(text)).at(-1)?.hash ?? "";
  await house.commands.openSigning(chair, { text, seen });
  for (const who of ["head.kz", "head.uz"])
    await house.commands.sign(house.actor(who), { text, seen, signatory: "Office", title: "Ombudsman" });
  expect(await house.commands.adopt(chair, { text, seen })).toEqual({ ok: true });
}

test("P9 a forum of which nothing was adopted is not found; then it has its line of texts, the newest first", async () => {
  await house.text();
  expect(await house.queries.forum("forum")).toEqual({ ok: false, reason: "not-found" });
  await adopted();
  await adopted();
  const found = await house.queries.forum("forum");
  if (!found.ok) throw new Error(found.reason);
  const [meeting] = found.forum.meetings;
  expect(meeting?.editions.map(({ slug, number, signatures }) => [slug, number, signatures])).toEqual([
    ["astana-2026-declaration-2", 1, 2],
    ["astana-2026-declaration", 1, 2],
  ]);
  expect(await house.queries.forum("another")).toEqual({ ok: false, reason: "not-found" });
});

test("P9 what was adopted after a list was read stands in the next one", async () => {
  const before = await house.queries.published();
  await adopted();
  const after = await house.queries.published();
  expect(after.length).toBe(before.length + 1);
  expect(after.slice(1)).toEqual(before);
});
