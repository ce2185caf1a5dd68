/**
 * The row above the text: one row only, short on a phone, with the people who are present and a link to where they
 * write.
 */
import { type Browser, expect, type Page } from "@playwright/test";
import { caretAtEnd, words } from "../support/drafting.ts";
import { ownText } from "../support/own-text.ts";
import { enterAs, seriousViolations, test } from "../support/visits.ts";

test.setTimeout(90_000);

test("P85 above the text stands one row that stays as it is while something is said in it; on a telephone the tools are behind a button, and it takes an eighth of the screen at most", async ({
  browser,
}) => {
  const text = await ownText(browser, "One row");
  const wide = await sit(browser, "head.kz", text, { width: 1440, height: 900 });
  const strip = wide.locator(".strip");
  const height = async (page: Page) => (await page.locator(".strip").boundingBox())?.height ?? 0;
  expect(await height(wide)).toBeLessThan(64);
  // The last part of the row that is loaded.
  await expect(strip.getByRole("button", { name: /^Comments/ })).toBeVisible();
  const before = await placesIn(wide);
  await caretAtEnd(wide, "OP1");
  await wide.keyboard.type(" and to publish them");
  await expect(wide.locator(".kept")).toHaveText("All changes saved");
  expect(await placesIn(wide)).toEqual(before);
  await strip.locator(".more > summary").click();
  await expect(strip.getByText("Announcements")).toBeVisible();
  expect(await seriousViolations(wide)).toEqual([]);
  await wide.keyboard.press("Escape");
  await expect(strip.getByText("Announcements")).toBeHidden();

  const phone = await sit(browser, "head.kz", text, { width: 390, height: 844 });
  await words(phone, "OP3").scrollIntoViewIfNeeded();
  const tools = phone.getByRole("button", { name: "Writing tools" });
  await expect(phone.getByLabel("Kind of clause")).toBeHidden();
  expect(await height(phone)).toBeLessThan(60);
  await tools.click();
  await expect(phone.getByLabel("Kind of clause")).toBeVisible();
  expect(await height(phone)).toBeLessThanOrEqual(844 * 0.12);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await seriousViolations(phone)).toEqual([]);
  for (const page of [wide, phone]) await page.context().close();
});

test("P86 who is here is a round sign in the colour of the caret, listed by name, and a press leads to where they write", async ({
  browser,
}) => {
  const text = await ownText(browser, "Who is here");
  const size = { width: 1440, height: 900 };
  const kz = await sit(browser, "delegate.kz", text, size);
  const uz = await sit(browser, "delegate.uz", text, size);
  await caretAtEnd(uz, "OP2");
  await expect(kz.locator(".sheet .caret")).toBeVisible();
  const people = kz.locator(".strip .presence");
  await expect(people.locator(".avatars .avatar")).toHaveText(["DK", "DU"]);
  const colour = await kz
    .locator(".sheet .caret")
    .evaluate((caret) => caret.style.getPropertyValue("--colour"));
  const sign = people.locator(".avatars .avatar").nth(1);
  expect(await sign.evaluate((one) => (one as HTMLElement).style.getPropertyValue("--colour"))).toBe(colour);
  await people.locator("summary").click();
  await expect(people.getByText("Delegate, Uzbekistan")).toBeVisible();
  await caretAtEnd(kz, "PP1");
  await people.locator("summary").click();
  await people.getByRole("button", { name: "Go to Delegate, Uzbekistan" }).click();
  await expect(kz.locator(".is-current")).toHaveAttribute("data-label", "OP2");
  for (const page of [kz, uz]) await page.context().close();
});

/** The left edge of each part of the row. */
function placesIn(page: Page): Promise<number[]> {
  const parts = page.locator(".strip-row > *, .strip-end > *");
  return parts.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().x)));
}

async function sit(
  browser: Browser,
  name: string,
  text: string,
  viewport: { width: number; height: number },
): Promise<Page> {
  const page = await (await browser.newContext({ viewport })).newPage();
  await enterAs(page, name);
  await page.goto(text);
  await expect(page.locator(".sheet-clause").first()).toBeVisible();
  return page;
}
