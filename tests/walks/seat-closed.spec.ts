/**
 * A seat is closed while its owner has words that were not sent: the page shows why, and gives the words back. With the
 * page open, and with the page closed meanwhile. On an installation of its own, because seats are closed here.
 */
import { type Browser, expect, type Page } from "@playwright/test";
import { caretAtEnd, kept, leave, visit, wordsWith } from "../support/drafting.ts";
import { type OwnServer, ownServer } from "../support/own-server.ts";
import { enterAs, seriousViolations, test } from "../support/visits.ts";

const PORT = Number(process.env.TEST_PORT || 3987) + 14;
const SHOTS = process.env.TEST_SHOTS;
const WHERE = "Encourage States to train";
let server: OwnServer;

test.use({ baseURL: `http://localhost:${PORT}` });
test.setTimeout(120_000);
test.beforeAll(async () => {
  server = ownServer(PORT);
  await server.start();
});
test.afterAll(() => server.close());

/** By the secretariat, in a browser of its own. */
async function seat(browser: Browser, name: string, intent: "close" | "open"): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await enterAs(page, "secretariat");
  await page.goto("/dashboard");
  const meeting = await page
    .locator("a[href^='/meetings/']:not([href$='/new'])")
    .first()
    .getAttribute("href");
  await page.goto(`${meeting}/set-up`);
  const at = await page
    .locator(".seat-line", { hasText: name })
    .locator("input[name=at]")
    .first()
    .getAttribute("value");
  const headers = { origin: new URL(page.url()).origin };
  const done = await page.request.post(page.url(), { form: { intent, at: at ?? "" }, headers });
  expect(done.ok()).toBe(true);
  await context.close();
}

async function nameOf(page: Page): Promise<string> {
  const name = await page.evaluate(
    async () => (await (await fetch("/account")).text()).match(/name="name"[^>]*value="([^"]+)"/)?.[1],
  );
  return name ?? "";
}

const copies = (page: Page) =>
  page.evaluate(
    async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith("plenary:")).length,
  );

const words = (page: Page) => page.getByRole("region", { name: "Your words that were not sent" });

async function shots(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

test("R102 a seat is closed under somebody who types: the page says why, gives the unsent words, and the rest is gone", async ({
  browser,
}) => {
  const kz = await visit(browser, "delegate.kz", true);
  const { page, line } = kz;
  await expect(kept(page)).toHaveText("All changes saved");
  const name = await nameOf(page);
  line.cut();
  await caretAtEnd(page, wordsWith(page, WHERE));
  await page.keyboard.type(" and to report on it");
  await seat(browser, name, "close");
  line.mend();
  await expect(words(page)).toContainText("and to report on it", { timeout: 20_000 });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is not open to you");
  await expect(words(page).locator("blockquote")).toHaveCount(1);
  expect(await seriousViolations(page)).toEqual([]);
  await expect.poll(() => copies(page)).toBe(0);
  await shots(page, "refused-words");
  await page.reload();
  await expect(words(page)).toContainText("and to report on it");
  await words(page).getByRole("button", { name: "Discard" }).click();
  await expect(words(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is not open to you");
  await expect(words(page)).toHaveCount(0);
  await seat(browser, name, "open");
  await page.reload();
  await expect(wordsWith(page, WHERE)).not.toContainText("and to report on it");
  await leave(kz);
});

test("R102 also where the page was closed before the words were sent", async ({ browser }) => {
  const kz = await visit(browser, "delegate.kz", true);
  const { page, line } = kz;
  await expect(kept(page)).toHaveText("All changes saved");
  const name = await nameOf(page);
  const text = page.url();
  line.cut();
  await caretAtEnd(page, wordsWith(page, WHERE));
  await page.keyboard.type(" without delay");
  await page.goto("/account");
  await seat(browser, name, "close");
  await page.goto(text);
  await expect(words(page)).toContainText("without delay");
  await seat(browser, name, "open");
  await leave(kz);
});
