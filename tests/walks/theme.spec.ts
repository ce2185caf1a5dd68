/**
 * Light, dark and more contrast, chosen by a person: the server draws the page in this way, also for the public without
 * JavaScript.
 */
import { expect } from "@playwright/test";
import { EDITION, enterAs, seriousViolations, test } from "../support/visits.ts";

test.use({ colorScheme: "light" });

test("P69 the look is chosen in the footer or the palette, is in the first bytes of the next page, and an edition is cached by it", async ({
  page,
  request,
}) => {
  await page.goto(EDITION);
  const html = page.locator("html");
  await expect(html).toHaveAttribute("data-theme", "system");
  const light = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.getByRole("button", { name: "Dark", exact: true }).click();
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect(page).toHaveURL(new RegExp(`${EDITION}$`));
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).not.toBe(
    light,
  );
  await page.getByRole("button", { name: "More contrast" }).click();
  await expect(html).toHaveAttribute("data-contrast", "more");
  expect(await seriousViolations(page)).toEqual([]);
  const cookies = (await page.context().cookies()).filter(({ name }) => name === "look");
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("");
  const [plain, dark] = [await request.get(EDITION), await request.get(EDITION, { headers: { cookie } })];
  expect(await dark.text()).toContain('data-theme="dark" data-contrast="more"');
  expect(dark.headers().etag).not.toBe(plain.headers().etag);
  const forged = await request.get(EDITION, { headers: { cookie: "look=eyJ0aGVtZSI6IlwiPjxzY3JpcHQ+In0=" } });
  expect(await forged.text()).toContain('data-theme="system"');

  await enterAs(page, "chair");
  await page.goto("/dashboard");
  await expect(html).toHaveAttribute("data-theme", "dark");
  await expect(async () => {
    if (!(await page.getByRole("dialog").isVisible())) await page.keyboard.press("F1");
    await expect(page.getByRole("combobox")).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type("light theme");
  await page.keyboard.press("Enter");
  await expect(html).toHaveAttribute("data-theme", "light");
});
