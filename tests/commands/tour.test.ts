import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, openInstallation } from "../support/installation.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await openInstallation();
});
afterAll(() => installation.close());

async function toured(who: string, text: string) {
  const page = await installation.queries.text(installation.actor(who), text);
  return page.ok ? page.toured : page.reason;
}

test("P73 who was shown round is a newcomer no more, at no text; everybody else still is", async () => {
  const [{ text }, other] = [await installation.text(), await installation.text()];
  expect(await toured("head.kz", text)).toBe(false);
  for (const _again of [1, 2])
    expect(await installation.commands.seeTour(installation.actor("head.kz"))).toEqual({ ok: true });
  expect([await toured("head.kz", text), await toured("head.kz", other.text)]).toEqual([true, true]);
  expect(await toured("head.uz", text)).toBe(false);
});

test("P73 nobody who is not signed in was shown anything", async () => {
  expect(await installation.commands.seeTour(null)).toEqual({ ok: false, reason: "not-signed-in" });
});
