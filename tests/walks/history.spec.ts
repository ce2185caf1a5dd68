/**
 * What a text records: the versions of a clause, any two of them compared, one restored; a deleted clause found and
 * restored; what others changed since the last visit. In a clause of the demo's declaration that no other walk uses.
 */
import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { openPanel } from "../support/drafting.ts";
import { enterAs, seriousViolations, test, textLink, violationsOf } from "../support/visits.ts";

const DECLARATION = "Astana Declaration of the Children's Ombudspersons of Central Asia";

test("T38 versions are listed with their redlines, any two are compared, an unknown one is refused in words", async ({
  browser,
}) => {
  const [kz, uz] = [await visit(browser, "head.kz"), await visit(browser, "head.uz")];
  const clause = await idOf(kz.page, "OP3");
  await typeAtEnd(kz.page, clause, " in good faith");
  await panelOf(kz.page, clause);
  await expect(kz.page.locator(".version")).toHaveCount(2);
  await expect(kz.page.locator(".version").first()).toContainText("Edited");
  await expect(kz.page.locator(".version").last()).toContainText("Original wording");
  await typeAtEnd(uz.page, clause, " and yearly");
  await panelOf(kz.page, clause);
  await expect(kz.page.locator(".version")).toHaveCount(3);
  // A burst is folded while it is typed: its version exists before its last word.
  await expect(kz.page.locator(".version").first()).toContainText("and yearly");
  const panel = kz.page.getByRole("complementary");
  await panel.getByLabel("Compare").selectOption("3");
  await panel.getByLabel("with").selectOption("1");
  await panel.getByRole("button", { name: "Compare" }).click();
  await expect(kz.page.getByRole("heading", { name: "Version 3 compared with version 1" })).toBeVisible();
  await expect(kz.page.getByRole("region", { name: /Version 3/ }).locator("ins")).toContainText(
    "in good faith and yearly",
  );
  expect(await seriousViolations(kz.page)).toEqual([]);
  const address = new URL(kz.page.url()).pathname;
  const refused = await kz.page.goto(`${address}?version=99`);
  expect(refused?.status()).toBe(404);
  await expect(kz.page.getByText("This clause has no such version.")).toBeVisible();
  await leave(kz, uz);
});

test("T36 a version is restored as an ordinary change, and one undo takes it back", async ({ browser }) => {
  const { page, context } = await visit(browser, "head.tm");
  const clause = await idOf(page, "PP2");
  const words = page.locator(`[id="${clause}"] .words`);
  const before = await words.innerText();
  await typeAtEnd(page, clause, " nonsense");
  await panelOf(page, clause);
  await page.locator(".version").last().getByRole("button", { name: "Restore" }).click();
  await expect(words).toHaveText(before);
  await page.keyboard.press("Control+z");
  await expect(words).toContainText("nonsense");
  await page.keyboard.press("Control+y");
  await expect(words).toHaveText(before);
  await expect(page.locator(".kept")).toHaveText("All changes saved");
  await context.close();
});

test("T39 a deleted clause is found in the list, and is brought back to its place with its history", async ({
  browser,
}) => {
  const tj = await visit(browser, "head.tj");
  const { page } = tj;
  const clause = await idOf(page, "PP3");
  const words = (await page.locator(`[id="${clause}"] .words`).innerText()).trim();
  await selectWhole(page, clause);
  await page.keyboard.press("Delete");
  await page.keyboard.press("Backspace");
  await expect(page.locator(`[id="${clause}"]`)).toHaveCount(0);
  await expect(page.locator(".kept")).toHaveText("All changes saved");
  await page.locator(".more > summary").click();
  await page.getByRole("link", { name: "All clauses, also deleted ones" }).click();
  await page.waitForURL(/\/clauses$/);
  const gone = page.getByRole("region", { name: "Deleted clauses" }).locator("li").first();
  await expect(async () => {
    await page.reload();
    await expect(gone).toContainText("Tajikistan", { timeout: 500 });
  }).toPass();
  expect(await seriousViolations(page)).toEqual([]);
  await gone.getByRole("link", { name: "PP3" }).click();
  await expect(page.getByRole("heading", { name: "PP3 (deleted)" })).toBeVisible();
  await expect(page.locator(".version").first()).toContainText("Deleted");
  await expect(page.locator(".version").first().locator("del")).toContainText(words);
  await page.getByRole("link", { name: /To restore it/ }).click();
  const panel = page.getByRole("complementary", { name: "PP3 (deleted)" });
  await panel.locator(".version").first().getByRole("button", { name: "Restore" }).click();
  await expect(page.locator(`.sheet-clause[data-label="PP3"][id="${clause}"]`)).toContainText(words);
  await expect(page.locator(".kept")).toHaveText("All changes saved");
  await leave(tj);
});

test("V1 what others changed since the last visit is shown until it is dismissed", async ({ browser }) => {
  const first = await visit(browser, "delegate.tj");
  const clause = await idOf(first.page, "OP1");
  const text = new URL(first.page.url()).pathname;
  await expect(first.page.getByRole("heading", { name: /Since your last visit/ })).toBeHidden();
  await leave(first);
  const uz = await visit(browser, "delegate.uz");
  await typeAtEnd(uz.page, clause, " without delay");
  await leave(uz);
  const second = await visit(browser, "delegate.tj");
  const since = second.page.getByRole("region", { name: /Since your last visit/ });
  await expect(since).toContainText("1 clause changed by Uzbekistan");
  await expect(since.locator("ins")).toContainText("without delay");
  expect(await seriousViolations(second.page)).toEqual([]);
  // Left without a word, it comes again.
  await second.page.goto("/dashboard");
  await second.page.goto(text);
  await expect(since).toBeVisible();
  await since.getByRole("link", { name: "OP1" }).click();
  await expect(second.page.locator(`.sheet-clause[id="${clause}"]`)).toBeInViewport();
  await since.getByRole("button", { name: "Dismiss" }).click();
  await expect(since).toBeHidden();
  await second.page.reload();
  await expect(second.page.locator(".sheet-clause").first()).toBeVisible();
  await expect(since).toBeHidden();
  await leave(second);
});

test("V1 without JavaScript the section is there, and its form dismisses it", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await enterAs(page, "delegate.kg");
  await page.goto("/dashboard");
  await textLink(page, DECLARATION).click();
  const text = page.url();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(DECLARATION);
  const tm = await visit(browser, "delegate.tm");
  await typeAtEnd(tm.page, await idOf(tm.page, "OP1"), " again");
  await leave(tm);
  const since = page.getByRole("region", { name: /Since your last visit/ });
  // Folded within a second; a page without JavaScript is not notified of it.
  await expect(async () => {
    await page.goto(text);
    await expect(since).toContainText("Turkmenistan", { timeout: 500 });
  }).toPass();
  await since.getByRole("button").click();
  await expect(page).toHaveURL(text);
  await expect(since).toBeHidden();
  await context.close();
});

interface Visit {
  context: BrowserContext;
  page: Page;
  errors: Error[];
}

async function visit(browser: Browser, name: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const errors = violationsOf(page);
  await enterAs(page, name);
  await page.goto("/dashboard");
  await textLink(page, DECLARATION).click();
  await expect(page.locator(".sheet-clause").first()).toBeVisible();
  return { context, page, errors };
}

async function leave(...visits: Visit[]): Promise<void> {
  for (const { context, page, errors } of visits) {
    await page.goto("/dashboard");
    expect(errors).toEqual([]);
    await context.close();
  }
}

async function idOf(page: Page, label: string): Promise<string> {
  return (await page.locator(`.sheet-clause[data-label="${label}"]`).getAttribute("id")) ?? "";
}

async function typeAtEnd(page: Page, clause: string, words: string): Promise<void> {
  await page.locator(`[id="${clause}"] .words`).click();
  await page.locator(`[id="${clause}"] .words`).evaluate((place) => {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    let last: Node | null = null;
    while (texts.nextNode())
      if (!texts.currentNode.parentElement?.closest(".caret")) last = texts.currentNode;
    if (last) getSelection()?.collapse(last, last.textContent?.length ?? 0);
  });
  await page.keyboard.type(words);
  await expect(page.locator(`[id="${clause}"] .words`)).toContainText(words.trim());
  await expect(page.locator(".kept")).toHaveText("All changes saved");
}

async function selectWhole(page: Page, clause: string): Promise<void> {
  await page.locator(`[id="${clause}"] .words`).click();
  await page.keyboard.press("Home");
  await page.locator(`[id="${clause}"] .words`).evaluate((place) => getSelection()?.selectAllChildren(place));
}

/** The panel of this clause, with its versions open. */
async function panelOf(page: Page, clause: string): Promise<void> {
  await page.locator(`[id="${clause}"] .words`).click();
  await openPanel(page);
  await page.getByRole("tab", { name: /Versions/ }).click();
}
