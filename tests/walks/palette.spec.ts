/** Finding an action by a few letters, on every keyboard layout; and writing beside others without disturbance. */
import { type Browser, expect, type Page } from "@playwright/test";
import { caretAtEnd, words } from "../support/drafting.ts";
import { ownText } from "../support/own-text.ts";
import { enterAs, seriousViolations, test } from "../support/visits.ts";

test.setTimeout(90_000);

test("P66 the palette opens by F1 and by Ctrl+K on a Russian layout, leads to a text, and gives the keys back", async ({
  page,
}) => {
  await enterAs(page, "head.kz");
  await page.goto("/dashboard");
  const button = page.getByRole("button", { name: "Find an action" });
  await button.focus();
  await opened(page, () => page.keyboard.press("F1"));
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(button).toBeFocused();
  await opened(page, () =>
    page.evaluate(() =>
      dispatchEvent(new KeyboardEvent("keydown", { code: "KeyK", key: "л", ctrlKey: true })),
    ),
  );
  await page.keyboard.type("no such thing");
  await expect(page.getByText("No results")).toBeVisible();
  await field(page).fill("astana decl");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Astana Declaration");
});

test("E64 from bracket to bracket, to the next person, and to the proposal, by the palette and by keys; what may be done there is said", async ({
  browser,
}) => {
  const text = await ownText(browser, "By a few letters");
  const [kz, uz] = [await sit(browser, "head.kz", text), await sit(browser, "delegate.uz", text)];
  await words(kz, "OP1").click();
  await expect(kz.getByText("OP1: you can edit here")).toBeVisible();
  await opened(kz, () => kz.keyboard.press("ControlOrMeta+k"));
  await kz.keyboard.type("next brac");
  await kz.keyboard.press("Enter");
  await expect(kz.getByText("OP3: you can edit here")).toBeVisible();
  await words(uz, "OP2").click();
  await expect(kz.locator(".caret-label")).toContainText("Uzbekistan");
  await kz.keyboard.press("ControlOrMeta+Alt+p");
  await expect(kz.getByText("OP2: you can edit here")).toBeVisible();
  await opened(kz, () => kz.keyboard.press("F1"));
  await expect(kz.getByRole("option", { name: /Change to: Operative/ })).toContainText("Ctrl+Alt+");
  await kz.keyboard.type("propose");
  await kz.keyboard.press("Enter");
  await expect(kz.getByRole("button", { name: "Other words", exact: true })).toBeVisible();
  await leave(kz, uz);
});

test("E65 others' changes are held until they are let in, while one's own go out; then they are said in a sentence", async ({
  browser,
}) => {
  const text = await ownText(browser, "In quiet");
  const [kz, uz] = [await sit(browser, "head.kz", text), await sit(browser, "delegate.uz", text)];
  await words(kz, "OP1").click();
  await kz.keyboard.press("ControlOrMeta+Alt+h");
  await expect(kz.getByText("Others’ changes are held")).toBeVisible();
  await caretAtEnd(uz, "OP2");
  await uz.keyboard.type(" in May");
  await expect(kz.getByText(/changes? by others (is|are) waiting/)).toBeVisible();
  await caretAtEnd(kz, "OP1");
  await kz.keyboard.type(" at once");
  await expect(words(uz, "OP1")).toContainText("at once");
  await expect(kz.locator(".kept")).toHaveText("All changes saved");
  await expect(words(kz, "OP2")).not.toContainText("May");
  expect(await seriousViolations(kz)).toEqual([]);
  await kz.getByRole("button", { name: "Show others’ changes" }).click();
  await expect(words(kz, "OP2")).toContainText("every year in May");
  await expect(kz.locator(".said-changes")).toHaveText("Uzbekistan changed OP2.");
  await kz.keyboard.press("ControlOrMeta+Alt+n");
  await expect(kz.getByText("OP2: you can edit here")).toBeVisible();
  await leave(kz, uz);
});

const field = (page: Page) => page.getByRole("combobox", { name: "What do you want to do?" });

/** The page may not be ready at the first attempt: keys work once its script runs. */
async function opened(page: Page, ask: () => Promise<unknown>): Promise<void> {
  await expect(async () => {
    if (!(await field(page).isVisible())) await ask();
    await expect(field(page)).toBeFocused({ timeout: 1_000 });
  }).toPass();
}

async function sit(browser: Browser, name: string, text: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await enterAs(page, name);
  await page.goto(text);
  await expect(page.locator(".sheet-clause").first()).toBeVisible();
  return page;
}

async function leave(...pages: Page[]): Promise<void> {
  for (const page of pages) await page.context().close();
}
