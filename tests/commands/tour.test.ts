import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function toured(who: string, text: string) {
  const page = await house.queries.text(house.actor(who), text);
  return page.ok ? page.toured : page.reason;
}

test("P73 who was shown round is a newcomer no more, at no text; everybody else still is", async () => {
  const [{ text }, other] = [await house.text(), await house.text()];
  expect(await toured("head.kz", text)).toBe(false);
  for (const _again of [1, 2])
    expect(await house.commands.seeTour(house.actor("head.kz"))).toEqual({ ok: true });
  expect([await toured("head.kz", text), await toured("head.kz", other.text)]).toEqual([true, true]);
  expect(await toured("head.uz", text)).toBe(false);
});

test("P73 nobody who is not signed in was shown anything", async () => {
  expect(await house.commands.seeTour(null)).toEqual({ ok: false, reason: "not-signed-in" });
});
