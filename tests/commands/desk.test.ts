import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function awaits(who: string): Promise<string[]> {
  const page = await house.queries.desk(house.actor(who));
  return page.ok
    ? page.meetings.flatMap((meeting) => meeting.awaiting.map((one) => one.matter))
    : [page.reason];
}

test("R5 the desk says to each seat the one thing that it may do next, and nothing that it may not", async () => {
  const { text } = await house.text();
  const chair = house.actor("chair");
  expect([await awaits("delegate.kz"), await awaits("chair"), await awaits("guest.no")]).toEqual([
    ["awaitsWords"],
    [],
    [],
  ]);
  await house.commands.issueDraft(chair, { text, name: "", note: "" });
  const seen = (await house.store.texts.drafts(text))[0]?.hash ?? "";
  await house.commands.openSigning(chair, { text, seen });
  expect([await awaits("head.kz"), await awaits("delegate.kz")]).toEqual([["awaitsSignature"], []]);
  for (const who of ["head.kz", "head.uz"]) {
    await house.commands.sign(house.actor(who), { text, seen, signatory: "Office", title: "Ombudsman" });
  }
  expect([await awaits("head.kz"), await awaits("chair")]).toEqual([[], ["awaitsAdoption"]]);
});

test("R5 a person without a seat finds an empty desk; nobody is asked to sign in", async () => {
  expect(await awaits("stranger")).toEqual([]);
  expect(await house.queries.desk(null)).toEqual({ ok: false, reason: "not-signed-in" });
});
