/**
 * Help on the page: a term explained where it is used, the tour of the editor, messages that are shown for a while, and
 * no connection.
 */
import { expect } from "@playwright/test";
import { ownText } from "../support/own-text.ts";
import { enterAs, seriousViolations, test } from "../support/visits.ts";

test.setTimeout(90_000);

test("P72 a term is explained on focus, Escape takes the sentence away, and it is in the glossary, without script, too", async ({
  page,
  browser,
}) => {
  await enterAs(page, "head.tj");
  await page.goto(await ownText(browser, "In other words"));
  await expect(page.locator(".sheet-clause").first()).toBeVisible();
  await page
    .getByRole("button", { name: /open brackets?$/ })
    .first()
    .click();
  const sign = page.getByRole("button", { name: "What is this: Square brackets?" });
  const sentence = page.getByRole("tooltip").filter({ hasText: "are not agreed" });
  await expect(sentence).toHaveCount(0);
  await sign.focus();
  await expect(sentence).toBeVisible();
  await expect(sign).toHaveAccessibleDescription(/Words between square brackets are not agreed/);
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(sentence).toHaveCount(0);

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const reader = await plain.newPage();
  await reader.goto("/glossary");
  await expect(reader.getByText("Words between square brackets are not agreed")).toBeVisible();
  await reader.goto("/checkpoints");
  await reader.getByRole("button", { name: "What is this: Checkpoint?" }).focus();
  await expect(reader.getByRole("tooltip")).toBeVisible();
  await plain.close();
});

test("P73 the tour is offered once to each person, stands above the text, leads through, and can be skipped", async ({
  browser,
}) => {
  const text = await ownText(browser, "Shown round");
  for (const [who, skip] of [
    ["delegate.kg", false],
    ["delegate.tm", true],
  ] as const) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await enterAs(page, who);
    await page.goto(text);
    const tour = page.getByRole("region", { name: "A tour of the editor" });
    await expect(page.locator(".sheet-clause").first()).toBeVisible();
    // Leaving a page cancels what it is sending; the tour would then be offered again.
    const recorded = page.waitForResponse((answer) => new URL(answer.url()).pathname.startsWith("/tour"));
    if (skip) await tour.getByRole("button", { name: "No, thanks" }).click();
    else {
      await tour.getByRole("button", { name: "Start the tour" }).click();
      await expect(page.locator(".sheet[data-toured]")).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
      for (const at of [2, 3, 4, 5]) {
        await tour.getByRole("button", { name: "Next" }).click();
        await expect(tour.getByText(`${at} of 5:`)).toBeVisible();
      }
      await tour.getByRole("button", { name: "That is all" }).click();
    }
    await expect(tour).toHaveCount(0);
    await expect(page.locator("[data-toured]")).toHaveCount(0);
    expect((await recorded).ok()).toBe(true);
    await expect(async () => {
      await page.goto(text);
      await expect(page.locator(".sheet-clause").first()).toBeVisible();
      await expect(tour).toHaveCount(0, { timeout: 1_000 });
    }).toPass();
    await context.close();
  }
});

test("P74 what cannot be found is said for a while; a line that is down is said until it is back", async ({
  page,
  browser,
}) => {
  await enterAs(page, "head.uz");
  await page.goto(await ownText(browser, "Said for a while"));
  await page.locator(".sheet-clause").nth(2).click();
  await expect(page.locator(".kept")).toHaveText("All changes saved");
  await page.keyboard.press("ControlOrMeta+Alt+n");
  await expect(page.getByText("There is no such clause in the text.")).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText("You are offline. You see what was last loaded.")).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText("You are offline. You see what was last loaded.")).toHaveCount(0);
});
