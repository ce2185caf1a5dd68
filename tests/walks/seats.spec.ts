/**
 * The seat order of a meeting: changed with keys, with a mouse, with buttons, and reset where it is refused. On an
 * installation of its own.
 */
import { expect, type Page } from "@playwright/test";
import { type OwnServer, ownServer } from "../support/own-server.ts";
import { enterAs, seriousViolations, test } from "../support/visits.ts";

const PORT = Number(process.env.TEST_PORT || 3987) + 13;
let server: OwnServer;

test.use({ baseURL: `http://localhost:${PORT}` });
test.setTimeout(120_000);
test.beforeAll(async () => {
  server = ownServer(PORT);
  await server.start();
});
test.afterAll(() => server.close());

test("P76 seats are ordered by keys, by a mouse and by buttons; each is kept at once", async ({ page }) => {
  const grid = await amongDelegations(page);
  expect(await seriousViolations(page)).toEqual([]);
  expect((await firstThree(page))[0]).toBe("Kazakhstan");

  await grid.getByRole("row", { name: "Kazakhstan" }).focus();
  await page.keyboard.press("Tab");
  await expect(grid.getByRole("button", { name: "Drag Kazakhstan" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Insert between Kazakhstan and Kyrgyzstan" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(grid.getByRole("button", { name: "Drag Kazakhstan" })).toBeFocused();
  // The shortcuts of the product also work in a row of the list.
  await page.keyboard.press("F1");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await grid.getByRole("row", { name: "Kazakhstan" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const where = page.getByRole("button", { name: "Insert between Kazakhstan and Kyrgyzstan" });
  await expect(where).toBeFocused();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: "Insert between Kyrgyzstan and Tajikistan" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => firstThree(page)).toEqual(["Kyrgyzstan", "Kazakhstan", "Tajikistan"]);
  await expect(page.getByText("Kazakhstan has seat 2 of 10.")).toBeVisible();

  const lines = grid.getByRole("row");
  await lines.nth(2).dragTo(lines.nth(0), { targetPosition: { x: 300, y: 3 } });
  await expect.poll(() => firstThree(page)).toEqual(["Tajikistan", "Kyrgyzstan", "Kazakhstan"]);
  await expect(page.getByText("Tajikistan has seat 1 of 10.")).toBeVisible();

  await grid.getByRole("button", { name: "Move Kazakhstan up" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Kazakhstan has seat 2 of 10.")).toBeVisible();
  await expect(grid.getByRole("button", { name: "Move Kazakhstan up" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Kazakhstan has seat 1 of 10.")).toBeVisible();
  await expect(grid.getByRole("button", { name: "Move Kazakhstan down" })).toBeFocused();

  await page.reload();
  await expect.poll(() => firstThree(page)).toEqual(["Kazakhstan", "Tajikistan", "Kyrgyzstan"]);
});

test("P76 an order that was made of an older table is put back, with the reason, and the table is shown as it is", async ({
  page,
}) => {
  const grid = await amongDelegations(page);
  const before = await firstThree(page);
  const added = { intent: "add", kind: "guest", country: "SE", "institution.en": "Ombudsman for Children" };
  expect((await page.request.post(page.url(), { form: added })).status()).toBe(200);
  await expect(grid.getByText("Sweden")).toHaveCount(0);
  const lines = grid.getByRole("row");
  await lines.nth(1).dragTo(lines.nth(0), { targetPosition: { x: 300, y: 3 } });
  await expect(page.getByRole("alert")).toContainText("The order was not changed.");
  await expect(grid.getByText("Sweden")).toHaveCount(1);
  expect(await firstThree(page)).toEqual(before);
});

test("P76 a delegation is changed in a dialog that gives the keys back to its line", async ({ page }) => {
  const grid = await amongDelegations(page);
  const change = grid.getByRole("button", { name: "Change Norway" });
  await change.click();
  const dialog = page.getByRole("dialog", { name: "Change Norway" });
  await expect(dialog).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(grid.getByRole("row", { name: "Norway" })).toBeFocused();
  await change.click();
  await dialog.getByLabel("Role").selectOption("partner");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".seat-kind", { hasText: "Partner" })).toHaveCount(3);
});

test.describe("in Russian", () => {
  test.use({ locale: "ru-RU" });

  test("P78 what the library says by itself is Russian where the interface is", async ({ page }) => {
    await bySecretariat(page);
    await page.getByRole("row", { name: "Кыргызстан" }).focus();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Перетащить Кыргызстан" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.locator(":focus")).toHaveAccessibleName(/^Вставить между /);
    await expect(page.locator("[data-live-announcer]")).toContainText("Начато перетаскивание");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: /^Вставить между / })).toHaveCount(0);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("P76 seats are ordered by the buttons of the plain list", async ({ page }) => {
    await bySecretariat(page);
    const second = (await firstThree(page))[1];
    await page.getByRole("button", { name: `Move ${second} up` }).click();
    await expect(page.locator(".seat-name .party").first()).toHaveText(String(second));
  });
});

async function bySecretariat(page: Page): Promise<void> {
  await enterAs(page, "secretariat");
  await page.goto("/dashboard");
  const meeting = page.locator("a[href^='/meetings/']:not([href$='/new'])").first();
  await page.goto(`${await meeting.getAttribute("href")}/set-up`);
}

/** The place where the list has become a grid. */
async function amongDelegations(page: Page) {
  await bySecretariat(page);
  const grid = page.getByRole("grid", { name: "Delegations" });
  await expect(grid).toBeVisible();
  return grid;
}

async function firstThree(page: Page): Promise<string[]> {
  return (await page.locator(".seat-name .party").allInnerTexts()).slice(0, 3).map((name) => name.trim());
}
