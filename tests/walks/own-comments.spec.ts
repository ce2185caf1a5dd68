/**
 * What authors do with their comments, and where discussions are: corrected and taken back with keys, beside a language
 * version, scrolled into view on a low screen, moved together with words that Enter takes into another clause.
 */
import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { caretAtEnd, kept, leave, openPanel, type Visit, visit, words } from "../support/drafting.ts";
import { ownText } from "../support/own-text.ts";
import { seriousViolations, test } from "../support/visits.ts";

async function at(browser: Browser, title: string, ...names: string[]): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (const name of names) visits.push(await visit(browser, name, false, title));
  return visits;
}

/** A repeated walk gets a new text. */
const ownTitle = (title: string) => `${title}${" again".repeat(test.info().retry)}`;

const panelOf = (page: Page, label: string) => page.getByRole("complementary", { name: label });

async function opened(page: Page, label: string): Promise<Locator> {
  await caretAtEnd(page, label);
  await openPanel(page);
  return panelOf(page, label);
}

/** Selects the last word of a clause with keys, and starts a comment on it. */
async function beginOnLastWord(page: Page, label: string): Promise<Locator> {
  await caretAtEnd(page, label);
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.keyboard.press("Control+Alt+m");
  const area = page.getByLabel("Comment on these words");
  await expect(area).toBeFocused();
  return area;
}

test("C76 C77 a comment is corrected and taken back by keys; the others see that it was, and no word of what is gone", async ({
  browser,
}) => {
  test.slow();
  const title = ownTitle("Words that are corrected");
  await ownText(browser, title);
  const [kz, uz] = (await at(browser, title, "delegate.kz", "head.uz")) as [Visit, Visit];
  const mine = await opened(kz.page, "OP2");
  await mine.getByLabel("New comment").fill("Every third year");
  await mine.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(mine.locator(".comment-body")).toHaveText("Every third year");
  const theirs = await opened(uz.page, "OP2");
  await expect(theirs.locator(".comment-body")).toHaveText("Every third year");
  await expect(theirs.getByText("Delete")).toHaveCount(0);

  const edit = mine.locator("summary", { hasText: /^Edit$/ });
  await edit.focus();
  await kz.page.keyboard.press("Enter");
  await expect(mine.getByLabel("Your comment")).toBeFocused();
  await kz.page.keyboard.press("Escape");
  await expect(edit).toBeFocused();
  await kz.page.keyboard.press("Enter");
  await mine.getByLabel("Your comment").fill("Every second year");
  expect(await seriousViolations(kz.page)).toEqual([]);
  await kz.page.keyboard.press("Control+Enter");
  await expect(mine.locator(".comment-body").first()).toHaveText("Every second year");
  await expect(edit).toBeFocused();

  await expect(theirs.locator(".comment-body").first()).toHaveText("Every second year");
  await expect(theirs.getByText(/^edited /)).toBeVisible();
  await theirs.locator("summary", { hasText: "Original comment" }).click();
  await expect(theirs.locator(".comment-former").getByText("Every third year")).toBeVisible();
  expect(await seriousViolations(uz.page)).toEqual([]);

  await mine.locator("summary", { hasText: /^Delete$/ }).click();
  await mine.getByRole("button", { name: "Delete comment" }).click();
  await expect(mine.getByText(/^Deleted by its author/)).toBeVisible();
  await expect(mine.getByRole("listitem").first()).toBeFocused();
  await expect(theirs.getByText(/^Deleted by its author/)).toBeVisible();
  const answer = await uz.page.request.get(`${new URL(uz.page.url()).pathname}/comments?state=all`);
  expect(await answer.text()).not.toMatch(/Every (second|third) year/);
  await leave(kz, uz);
});

test("C79 the form of a new comment is in sight, low on a screen and on a telephone", async ({ browser }) => {
  test.slow();
  const title = ownTitle("Words low on the screen");
  await ownText(browser, title);
  const [kz] = (await at(browser, title, "delegate.kz")) as [Visit];
  const { page } = kz;
  if ((await page.getByRole("button", { name: "Clause panel" }).getAttribute("aria-expanded")) === "true")
    await page.getByRole("button", { name: "Clause panel" }).click();
  for (const size of [
    { width: 1440, height: 620 },
    { width: 390, height: 700 },
  ]) {
    await page.setViewportSize(size);
    await beginOnLastWord(page, "OP3");
    const send = page.getByRole("button", { name: "Comment", exact: true });
    await expect(send).toBeInViewport({ ratio: 1 });
    expect(await seriousViolations(page)).toEqual([]);
    await page.reload();
    await expect(page.locator(".sheet-clause").first()).toBeVisible();
  }
  await leave(kz);
});

test("C78 C79 a discussion goes with its words when Enter splits a clause, and stands beside a language version", async ({
  browser,
}) => {
  test.slow();
  const title = ownTitle("Words in two languages");
  const path = await ownText(browser, title);
  const [kz, secretariat] = (await at(browser, title, "delegate.kz", "secretariat")) as [Visit, Visit];
  const { page } = kz;
  const area = await beginOnLastWord(page, "OP1");
  await area.fill("Which age?");
  await page.keyboard.press("Control+Enter");
  const mark = page.locator("mark.commented");
  await expect(mark).toHaveText("children");
  await caretAtEnd(page, "OP1");
  for (let back = 0; back < 2; back++) await page.keyboard.press("Control+ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(words(page, "OP2")).toHaveText(/^against children/);
  await expect(kept(page)).toHaveText("All changes saved");
  // The marked words are the ones that were cut off, so the discussion is there as soon as the log is folded.
  await expect(page.locator('.sheet-clause[data-label="OP2"] mark.commented')).toHaveText("children");

  const headers = { origin: new URL(page.url()).origin };
  const form = { intent: "add", language: "ru" };
  await secretariat.page.request.post(`${path}/languages`, { form, headers });
  await page.goto(`${path}/languages/ru`);
  const card = page.locator(".amendment-margin .thread");
  await expect(card).toContainText("Which age?");
  await expect(card.locator(".thread-quote")).toHaveText("children");
  await caretAtEnd(page, "OP2");
  const source = page.locator(".amendment-margin").getByRole("region", { name: "Source" });
  await expect(source).toContainText("against children");
  await card.getByRole("button", { name: "Answer" }).click();
  await card.getByLabel("Reply").fill("All of them.");
  await page.keyboard.press("Control+Enter");
  await expect(card.locator(".comment-body").last()).toHaveText("All of them.");
  expect(await seriousViolations(page)).toEqual([]);
  await leave(kz, secretariat);
});
