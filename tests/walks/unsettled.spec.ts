/**
 * What is not agreed: brackets typed, counted, explained and resolved with mouse and keyboard while others type; who
 * typed them; their number over the drafts; wordings of one paragraph side by side. In clauses in which no other walk
 * writes.
 */
import { expect, type Page } from "@playwright/test";
import { caretAtEnd, kept, leave, openPanel, visit, wordsWith } from "../support/drafting.ts";
import { seriousViolations, test } from "../support/visits.ts";

const TRAIN = "Encourage States to train";
const VISIT = "closed and semi-closed";
const HOST = "Entrust the institution";
const COMPLAINTS = "accept complaints from children";

const menu = (page: Page) => page.locator(".bracket-menu");
const list = (page: Page) => page.getByRole("region", { name: "Open brackets" });

test("T56 a bracket is resolved with keys alone, one undo takes it back, and the menu says who typed it", async ({
  browser,
}) => {
  const kz = await visit(browser, "head.kz");
  const { page } = kz;
  const clause = wordsWith(page, TRAIN);
  await caretAtEnd(page, clause);
  await page.keyboard.type(" [daily / weekly]");
  await expect(clause.locator(".bracketed")).toHaveCount(3);
  await expect(clause).toHaveAttribute("data-open", "1");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Control+Alt+b");
  await expect(menu(page)).toContainText("Typed by Kazakhstan");
  await expect(page.getByRole("menuitem", { name: "Choose daily" })).toBeFocused();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(clause).toHaveText(/any hour weekly$/);
  await expect(menu(page)).toBeHidden();
  await page.keyboard.press("Control+z");
  await expect(clause).toContainText("[daily / weekly]");
  await page.keyboard.press("Control+y");
  await expect(clause).toHaveText(/any hour weekly$/);
  await page.keyboard.press("Control+Alt+b");
  await expect(menu(page)).toBeHidden();
  await leave(kz);
});

test("T57 while one delegation takes brackets off, another types between them, and both are right", async ({
  browser,
}) => {
  const [kz, uz] = [await visit(browser, "delegate.kz"), await visit(browser, "head.uz")];
  await caretAtEnd(uz.page, wordsWith(uz.page, VISIT));
  await uz.page.keyboard.type(" [together with experts of their choice");
  await expect(wordsWith(kz.page, VISIT).locator(".bracket-alone")).toHaveText("[");
  await wordsWith(kz.page, VISIT).locator(".bracket-alone").click();
  await expect(menu(kz.page)).toContainText("This bracket has no closing bracket in its clause.");
  await uz.page.keyboard.type("]");
  await expect(wordsWith(kz.page, VISIT)).toContainText("choice]");
  await wordsWith(kz.page, VISIT).locator(".bracket").first().click();
  await expect(menu(kz.page)).toContainText("Typed by Uzbekistan");
  await uz.page.keyboard.press("ArrowLeft");
  await Promise.all([
    uz.page.keyboard.type(" alone", { delay: 20 }),
    kz.page.getByRole("menuitem", { name: "Accept these words" }).click(),
  ]);
  for (const { page } of [kz, uz]) {
    await expect(wordsWith(page, VISIT)).toContainText(" together with experts of their choice alone");
    await expect(wordsWith(page, VISIT)).not.toContainText("[");
    await expect(kept(page)).toHaveText("All changes saved");
  }
  await leave(kz, uz);
});

test("T51 the panel says who wrote the words that stand, by name and to a guest, too", async ({
  browser,
}) => {
  const [uz, fi] = [await visit(browser, "head.uz"), await visit(browser, "guest.fi")];
  await caretAtEnd(uz.page, wordsWith(uz.page, HOST));
  await uz.page.keyboard.type(" in two years");
  await expect(kept(uz.page)).toHaveText("All changes saved");
  const { page } = fi;
  await wordsWith(page, HOST).click();
  await openPanel(page);
  await page.getByText("Who wrote this").click();
  const stretch = page.locator(".written-by", { hasText: "in two years" });
  await expect(stretch).toHaveAttribute("data-who", "one");
  await expect(stretch).toContainText("Uzbekistan");
  await expect(page.locator(".written-by").first()).toContainText("Entrust the institution");
  await expect(page.locator(".written-by").first()).toHaveAttribute("data-who", "prepared");
  await expect(page.locator(".writers-key")).toContainText("Head of delegation, Uzbekistan");
  expect(await seriousViolations(page)).toEqual([]);
  await leave(uz, fi);
});

test("T58 a guest is told about a bracket and offered nothing; the list names them all and leads to each", async ({
  browser,
}) => {
  const fi = await visit(browser, "guest.fi");
  const { page } = fi;
  await page.locator(".sheet .bracket").first().click();
  await expect(menu(page)).toContainText("[Deeply]");
  await expect(page.getByRole("menuitem")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(menu(page)).toBeHidden();
  await page.getByRole("button", { name: /open brackets/ }).click();
  await list(page).getByRole("button", { name: "[without prior consent of that body]" }).click();
  await expect(menu(page)).toContainText("without prior consent of that body");
  await expect(page.locator(".is-current")).toContainText("rest on data");
  await leave(fi);
});

test("T59 the number of open brackets is followed from draft to draft, on the drafts page and in the list", async ({
  browser,
}) => {
  const [kz, chair] = [await visit(browser, "head.kz"), await visit(browser, "chair")];
  await caretAtEnd(kz.page, wordsWith(kz.page, TRAIN));
  await kz.page.keyboard.type(" [tbc]");
  await expect(kept(kz.page)).toHaveText("All changes saved");
  const count = await kz.page.locator(".open-brackets-sign").innerText();
  const open = Number(/\d+/.exec(count)?.[0]);
  const { page } = chair;
  await page.goto(`${new URL(page.url()).pathname}/drafts`);
  await page.getByLabel("Name").fill("Draft of the brackets");
  await page.getByRole("button", { name: "Issue a draft" }).click();
  const issued = page.locator(".draft-list li", { hasText: "Draft of the brackets" });
  await expect(issued).toContainText(`${open} open brackets`);
  await expect(page.locator(".trend li", { hasText: "Draft of the brackets" })).toContainText(String(open));
  expect(await seriousViolations(page)).toEqual([]);
  await kz.page.getByRole("button", { name: /open brackets/ }).click();
  await expect(list(kz.page)).toContainText("Words are missing here.");
  const trend = list(kz.page).locator(".trend");
  await expect(trend.locator("li", { hasText: "Draft of the brackets" })).toContainText(String(open));
  await expect(trend.locator("li").last()).toContainText(`Now ${open}`);
  expect(await seriousViolations(kz.page)).toEqual([]);
  await leave(kz, chair);
});

test("T62 a variant is added, seen side by side, and one is kept; one undo brings the other back", async ({
  browser,
}) => {
  const [kz, uz] = [await visit(browser, "head.kz"), await visit(browser, "delegate.uz")];
  const { page } = kz;
  await caretAtEnd(page, wordsWith(page, COMPLAINTS));
  const label = (await page.locator(".is-current").getAttribute("data-label")) ?? "";
  await openPanel(page);
  const panel = page.locator(".clause-panel");
  await panel.getByRole("button", { name: "Add a variant" }).click();
  await expect(page.locator(`.sheet-clause[data-label="${label} bis"]`)).toHaveAttribute("id", /.+/);
  await page.keyboard.type(" within a month");
  const bis = (screen: Page) => screen.locator(`.sheet-clause[data-label="${label} bis"] .words`);
  await expect(bis(uz.page)).toContainText("answer each of them within a month");
  await panel.getByRole("button", { name: "Show side by side" }).click();
  const dialog = page.getByRole("dialog", { name: `${label}: wordings side by side` });
  await expect(dialog.locator("ins")).toHaveText(/within a month/);
  expect(await seriousViolations(page)).toEqual([]);
  await dialog.getByRole("button", { name: `Choose this one ${label} bis` }).click();
  await expect(dialog).toBeHidden();
  await expect(bis(uz.page)).toHaveCount(0);
  await expect(wordsWith(uz.page, COMPLAINTS)).toHaveCount(1);
  await expect(wordsWith(uz.page, COMPLAINTS)).toContainText("within a month");
  await page.keyboard.press("Control+z");
  await expect(wordsWith(uz.page, COMPLAINTS)).toHaveCount(2);
  await page.keyboard.press("Control+y");
  await expect(wordsWith(uz.page, COMPLAINTS)).toHaveCount(1);
  await expect(kept(page)).toHaveText("All changes saved");
  await leave(kz, uz);
});
