/**
 * What changed: the chair issues drafts, two delegations write between them, everybody compares; with and without
 * JavaScript.
 */
import { type Browser, expect, type Page } from "@playwright/test";
import { EDITION, enterAs, seriousViolations, test, textLink } from "../support/visits.ts";

test.describe.configure({ mode: "serial" });

const DECLARATION = "Astana Declaration of the Children's Ombudspersons of Central Asia";
let text = "";

async function issue(page: Page): Promise<void> {
  await page.goto(`${text}/drafts`);
  await page.getByRole("button", { name: "Issue a draft" }).click();
  await page.waitForLoadState("networkidle");
}

async function write(browser: Browser, who: string, clause: string, words: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await enterAs(page, who);
  await page.goto(text);
  const place = page.locator(`.sheet-clause[data-label="${clause}"] .words`);
  await place.click();
  await place.evaluate((element) => getSelection()?.collapse(element, element.childNodes.length));
  await page.keyboard.type(words, { delay: 20 });
  await expect(place).toContainText(words.trim());
  await expect(page.locator(".kept")).toHaveText("All changes saved");
  await context.close();
}

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await enterAs(page, "chair");
  await page.goto("/dashboard");
  text = (await textLink(page, DECLARATION).getAttribute("href")) ?? "";
  await issue(page);
  await write(browser, "head.kz", "PP3", " and every court ruling");
  await write(browser, "head.uz", "OP9", " without delay");
  await issue(page);
  await page.close();
});

test("P8 from the list of drafts to the redline, the clean text and the concordance", async ({ page }) => {
  await enterAs(page, "guest.no");
  await page.goto(`${text}/drafts`);
  await page.getByRole("link", { name: "Compare with Zero draft" }).click();
  await expect(page.getByText("2 clauses changed")).toBeVisible();
  await expect(page.locator("ins")).toHaveCount(2);
  await expect(page.locator("ins").first()).toContainText("and every court ruling");
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("link", { name: "Old and new numbers" }).click();
  await expect(page.getByRole("row", { name: "OP9 OP9" })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("link", { name: "Clean text" }).click();
  await expect(page.locator("ins")).toHaveCount(0);
});

test("P8 next and previous change by key and by button, each an address of its own", async ({ page }) => {
  await enterAs(page, "head.kz");
  await page.goto(`${text}/compare?from=draft-1&to=now`);
  await page.getByRole("link", { name: "Compare", exact: true }).waitFor();
  const status = page.locator(".change-ways [role=status]");
  await expect(status).toHaveText("2 changes");
  await page.keyboard.press("j");
  await expect(status).toHaveText("Change 1 of 2");
  await expect(page.locator(".compared-row:focus")).toContainText("and every court ruling");
  await page.keyboard.press("n");
  await expect(page.locator(".compared-row:focus")).toContainText("without delay");
  const address = page.url();
  expect(new URL(address).hash).not.toBe("");
  await page.keyboard.press("k");
  await expect(status).toHaveText("Change 1 of 2");
  await page.getByRole("button", { name: "Previous change" }).click();
  await expect(status).toHaveText("Change 2 of 2");
  await page.goto("/dashboard");
  await page.goto(address);
  await expect(page.locator(".compared-row:target")).toContainText("without delay");
  await expect(status).toHaveText("Change 2 of 2");
});

/** So many keys in one turn of the page's event loop, as a slow machine receives them from a fast typist. */
async function burst(page: Page, keys: string): Promise<void> {
  await page.evaluate((all) => {
    for (const key of all) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  }, keys);
}

test("P105 keys that come while the address still follows the last jump are counted one by one", async ({
  page,
}) => {
  await enterAs(page, "head.kz");
  await page.goto(`${text}/compare?from=draft-1&to=now`);
  const status = page.locator(".change-ways [role=status]");
  await expect(status).toHaveText("2 changes");
  await burst(page, "jj");
  await expect(status).toHaveText("Change 2 of 2");
  await burst(page, "kjk");
  await expect(status).toHaveText("Change 1 of 2");
  const row = page.locator(".compared-row:focus");
  await expect(row).toContainText("and every court ruling");
  await expect(page).toHaveURL(new RegExp(`#${await row.getAttribute("id")}$`));
});

test("P105 a filter that is still loading is not called back by a key, nor by another filter", async ({
  page,
}) => {
  await enterAs(page, "head.kz");
  await page.goto(`${text}/compare?from=draft-1&to=now`);
  await expect(page.locator(".change-ways [role=status]")).toHaveText("2 changes");
  const held = Promise.withResolvers<void>();
  await page.route(/compare\.data/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.getByRole("link", { name: "Changed clauses only" }).click();
  await page.getByRole("link", { name: "Side by side" }).click();
  // Waits until the page has drawn its links: then it knows both filters, and neither has been loaded.
  await expect(page.getByRole("link", { name: "All clauses" })).toHaveAttribute("href", /view=side/);
  await page.keyboard.press("j");
  held.resolve();
  await expect(page.locator(".compared-row")).toHaveCount(2);
  await expect(page.locator(".compared-after ins").first()).toBeVisible();
  await expect(page).toHaveURL(/only=changed&view=side.*#/);
});

test("P105 an address with a part after # that is no encoding shows the page", async ({ page }) => {
  await enterAs(page, "head.kz");
  await page.goto(`${text}/compare?from=draft-1&to=now#%`);
  await expect(page.locator(".change-ways [role=status]")).toHaveText("2 changes");
});

test("P8 the slider goes along the history, and says where it stands", async ({ page }) => {
  await enterAs(page, "head.kz");
  await page.goto(`${text}/compare?from=draft-2&to=now`);
  await expect(page.getByText("No differences.")).toBeVisible();
  const from = page.getByRole("slider", { name: "From" });
  await expect(from).toHaveAttribute("aria-valuetext", /^Rev\.1 · /);
  // The key works once the script of the page runs.
  await expect(async () => {
    await from.focus();
    await page.keyboard.press("Home");
    await expect(page).toHaveURL(/from=n-1/, { timeout: 2_000 });
  }).toPass();
  await expect(page.getByRole("heading", { name: "First version → Now" })).toBeVisible();
  await expect(page.getByText("2 clauses changed")).toBeVisible();
});

for (const locale of ["en-GB", "ru-RU"])
  test.describe(`in ${locale}`, () => {
    test.use({ locale });
    test("P7 comparisons have no serious fault of accessibility, wide and narrow", async ({ page }) => {
      await enterAs(page, "head.tj");
      for (const width of [1440, 390])
        for (const view of ["", "&view=side", "&only=changed"]) {
          await page.setViewportSize({ width, height: 900 });
          await page.goto(`${text}/compare?from=draft-1&to=now${view}`);
          expect(await seriousViolations(page), `${width}${view}`).toEqual([]);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(over, `${width}${view}`).toBeLessThanOrEqual(0);
        }
    });
  });

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("P8 two ends are chosen in a form, and the filters are links and a form", async ({ page }) => {
    await enterAs(page, "guest.no");
    await page.goto(text.concat("/compare"));
    await page.getByRole("combobox", { name: "From", exact: true }).selectOption("Zero draft");
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Zero draft → Now" })).toBeVisible();
    await page.getByRole("link", { name: "Changed clauses only" }).click();
    await expect(page.locator(".compared-row")).toHaveCount(2);
    await page.getByLabel("Changed by").selectOption("Uzbekistan");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page.locator(".compared-row")).toHaveCount(1);
    await expect(page.locator(".compared-row")).toContainText("By Uzbekistan");
    await page.getByRole("link", { name: "Side by side" }).click();
    await expect(page.locator(".compared-after ins")).toContainText("without delay");
  });

  test("P8 as it stood at a moment of the meeting's own time", async ({ page }) => {
    await enterAs(page, "guest.no");
    await page.goto(`${text}/compare`);
    await expect(page.getByLabel("To: date and time")).toBeHidden();
    await page.getByRole("combobox", { name: "To", exact: true }).selectOption("At a date and time …");
    await page.getByLabel("To: date and time").fill("2099-11-22T15:00:00");
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await expect(page).toHaveURL(/to=at-2099-11-22T10%3A00%3A00\.000Z/);
    await expect(page.getByRole("heading", { name: /→ 22 Nov 2099, 15:00/ })).toBeVisible();
  });
});

test("P6 what does not exist or may not be seen is refused in words", async ({ page }) => {
  await enterAs(page, "head.kz");
  for (const [points, status] of [
    ["from=draft-99&to=now", 404],
    ["from=nonsense&to=now", 404],
    ["from=at-2001-01-01T00:00:00Z&to=now", 422],
    ["from=moment&fromAt=&to=now", 422],
  ] as const) {
    const answer = await page.goto(`${text}/compare?${points}`);
    expect(answer?.status(), points).toBe(status);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await expect(page.getByText("did not exist at this date and time")).toBeVisible();
  for (const number of ["2147483648", "99999999999999999999", "-1"])
    expect((await page.request.get(`${text}/drafts/${number}`)).status(), number).toBe(404);
  expect((await page.request.get(`${EDITION}/compare?with=nothing`)).status()).toBe(404);
  expect((await page.request.get(`${EDITION}/compare`)).status()).toBe(200);
});

test("P6 who is not signed in is led to the door and back to the comparison", async ({ page }) => {
  await page.goto(`${text}/compare?from=draft-1&to=now`);
  await expect(page).toHaveURL(/sign-in\?next=.*compare/);
});
