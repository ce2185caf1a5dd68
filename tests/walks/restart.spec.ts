/**
 * The main promise of Plenary, with the server killed in the middle: two delegations type in one clause, and everything
 * that a screen showed as saved is there afterwards, for a person who was never there before.
 */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { openPanel } from "../support/drafting.ts";
import { ownServer } from "../support/own-server.ts";
import { textLink } from "../support/visits.ts";

const server = ownServer(Number(process.env.TEST_PORT || 3987) + 1);

test.beforeAll(() => server.start());
test.afterAll(() => server.close());

let address = "";

async function editor(
  browser: Browser,
  who: string,
): Promise<{ page: Page; clause: ReturnType<Page["locator"]> }> {
  const page = await (await browser.newContext()).newPage();
  await page.request.post(`${server.address}/sign-in`, { form: { demo: `${who}@plenary.example` } });
  if (!address) {
    await page.goto(`${server.address}/dashboard`);
    const path = await textLink(page).getAttribute("href");
    address = `${server.address}${path}`;
  }
  await page.goto(address);
  const clause = page.locator('[data-sheet] [data-kind="preambular"]').first();
  await expect(clause).toContainText("Guided by the Convention");
  return { page, clause };
}

/** Without the names at the carets of others. */
function wordsIn(clause: ReturnType<Page["locator"]>): Promise<string> {
  return clause.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const caret of copy.querySelectorAll("[class*=caret]")) caret.remove();
    return copy.textContent?.replaceAll("\u2060", "") ?? "";
  });
}

/** The last number that a screen showed together with the state "saved". */
async function lastKept(page: Page, clause: ReturnType<Page["locator"]>, mark: string): Promise<number> {
  await expect(page.locator("[data-kept]")).toHaveAttribute("data-kept", "kept", { timeout: 15_000 });
  const words = await wordsIn(clause);
  return Math.max(
    0,
    ...Array.from(words.matchAll(new RegExp(`${mark}(\\d+)`, "g")), (found) => Number(found[1])),
  );
}

test("W13 with the server killed while two delegations type, nothing that was shown as kept is lost, and what was not comes after", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const kz = await editor(browser, "delegate.kz");
  const uz = await editor(browser, "delegate.uz");
  await openPanel(kz.page);
  await kz.clause.click();
  await kz.page.keyboard.press("End");
  await uz.clause.click();
  await uz.page.keyboard.press("Home");
  await expect(kz.page.getByLabel("New comment")).toBeVisible();
  const typed = { kz: 0, uz: 0 };
  const type = async (who: "kz" | "uz", count: number) => {
    const { page } = who === "kz" ? kz : uz;
    for (let i = 0; i < count; i++) await page.keyboard.type(` ${who}${++typed[who]}.`, { delay: 5 });
  };

  await Promise.all([type("kz", 15), type("uz", 15)]);
  const kept = { kz: await lastKept(kz.page, kz.clause, "kz"), uz: await lastKept(uz.page, uz.clause, "uz") };
  expect(kept).toEqual({ kz: 15, uz: 15 });
  await Promise.all([type("kz", 5), type("uz", 5), server.kill()]);
  await type("kz", 3);
  await expect(kz.page.locator("[data-kept]")).toHaveAttribute("data-kept", "offline");

  await kz.page.getByLabel("New comment").fill("Said while the line was down");
  await kz.page.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(kz.page.getByRole("alert").filter({ hasText: "cannot be reached" })).toBeVisible();
  await expect(kz.page.getByLabel("New comment")).toHaveValue("Said while the line was down");

  await server.start();
  await expect(kz.page.locator("[data-kept]")).toHaveAttribute("data-kept", "kept", { timeout: 30_000 });
  await expect(uz.page.locator("[data-kept]")).toHaveAttribute("data-kept", "kept", { timeout: 30_000 });
  const fresh = await editor(browser, "head.tj");
  const words = await wordsIn(fresh.clause);
  for (let i = 1; i <= 23; i++) expect(words, `kz${i}`).toContain(`kz${i}.`);
  for (let i = 1; i <= 20; i++) expect(words, `uz${i}`).toContain(`uz${i}.`);
  await expect.poll(() => wordsIn(kz.clause)).toBe(words);
  await expect.poll(() => wordsIn(uz.clause)).toBe(words);
});
