/**
 * Drafting together: two delegations in one clause, what is saved, the history and the comments of a clause. Each walk
 * writes into clauses of its own, because all share the demo's declaration.
 */
import { expect, type Locator } from "@playwright/test";
import { caretAtEnd, kept, leave, openPanel, visit, words } from "../support/drafting.ts";
import { seriousViolations, test } from "../support/visits.ts";

test("E11 two delegations type into one clause, see each other, and the history names both", async ({
  browser,
}) => {
  const [kz, uz] = [await visit(browser, "head.kz"), await visit(browser, "head.uz")];
  await caretAtEnd(kz.page, "PP5");
  await caretAtEnd(uz.page, "PP5");
  await Promise.all([
    kz.page.keyboard.type(" alpha bravo", { delay: 20 }),
    uz.page.keyboard.type(" один два", { delay: 20 }),
  ]);
  for (const { page } of [kz, uz]) {
    await expect(words(page, "PP5")).toContainText("alpha bravo");
    await expect(words(page, "PP5")).toContainText("один два");
  }
  await expect(kz.page.locator(".caret-label")).toHaveText("Uzbekistan");
  await expect(kz.page.locator(".caret-label img")).toHaveAttribute("src", "/flags/uz.svg");
  await expect(kz.page.locator(".presence")).toContainText("Kazakhstan");
  await expect(kz.page.locator(".presence")).toContainText("Uzbekistan");
  await expect(kept(kz.page)).toHaveText("All changes saved");
  await kz.page.reload();
  await expect(words(kz.page, "PP5")).toContainText("alpha bravo");
  await words(kz.page, "PP5").click();
  await openPanel(kz.page);
  const panel = kz.page.getByRole("complementary", { name: "PP5" });
  await panel.getByRole("tab", { name: /Versions/ }).click();
  const newest = panel.locator(".version").first();
  await expect(newest).toContainText("Kazakhstan");
  await expect(newest).toContainText("Uzbekistan");
  await expect(newest.locator("ins")).toContainText("alpha bravo");
  expect(await seriousViolations(kz.page)).toEqual([]);
  await leave(kz, uz);
});

test("E12 Enter, Tab and the kind menu shape the text; the server gives the new clause its address", async ({
  browser,
}) => {
  const kg = await visit(browser, "head.kg");
  const { page } = kg;
  await caretAtEnd(page, "PP6");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Новый абзац");
  await expect(words(page, "PP7")).toHaveText("Новый абзац");
  await expect(page.locator('.sheet-clause[data-label="PP7"]')).toHaveAttribute("id", /.+/);
  await page.keyboard.press("Tab");
  await expect(page.locator('.is-current[data-label="(a)"]')).toContainText("Новый абзац");
  await page.keyboard.press("Shift+Tab");
  await page.getByLabel("Kind of clause").selectOption("Note");
  await expect(page.locator('.is-current[data-kind="note"]')).toContainText("Новый абзац");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("textbox", { name: /^Text:/ })).not.toBeFocused();
  await leave(kg);
});

test("E13 comments are live for the others, are answered, resolved and reopened", async ({ browser }) => {
  const [kz, no] = [await visit(browser, "delegate.kz"), await visit(browser, "guest.no")];
  await words(kz.page, "OP2").click();
  await words(no.page, "OP2").click();
  await openPanel(kz.page);
  await openPanel(no.page);
  const [ours, theirs] = [kz, no].map(({ page }) => page.getByRole("complementary", { name: "OP2" })) as [
    Locator,
    Locator,
  ];
  await ours.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(ours.getByRole("alert")).toHaveText("Please write something first.");
  await ours.getByLabel("New comment").fill("Every second year would be enough.");
  await ours.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(theirs).toContainText("Every second year would be enough.");
  await expect(no.page.locator('.gutter-button[data-threads="1"]')).toBeVisible();
  await expect(theirs.locator("summary", { hasText: "Resolve" })).toBeHidden();
  await theirs.getByLabel("Reply").fill("Norway reports yearly.");
  await theirs.getByRole("button", { name: "Reply" }).click();
  await expect(ours).toContainText("Norway reports yearly.");
  await ours.locator("summary", { hasText: "Resolve" }).click();
  await ours.getByLabel("Answered").check();
  await ours.getByRole("button", { name: "Resolve" }).click();
  await expect(theirs.getByText("1 resolved discussion")).toBeVisible();
  await ours.getByText("1 resolved discussion").click();
  await ours.getByRole("button", { name: "Reopen" }).click();
  await expect(theirs.getByLabel("Reply")).toBeVisible();
  await leave(kz, no);
});

test("E14 what a held server has not answered is not called kept, and nothing typed offline is lost", async ({
  browser,
}) => {
  const tj = await visit(browser, "head.tj", true);
  const { page, line } = tj;
  await caretAtEnd(page, "OP4");
  line.hold();
  await page.keyboard.type(" held");
  await expect(kept(page)).toHaveText("Saving 5 changes …");
  line.release();
  await expect(kept(page)).toHaveText("All changes saved");
  line.cut();
  await page.keyboard.type(" offline");
  await expect(kept(page)).toHaveText("Offline: 8 changes not saved yet");
  await page.reload();
  await expect(words(page, "OP4")).toContainText("held offline");
  await expect(kept(page)).toHaveText("Offline: 8 changes not saved yet");
  const uz = await visit(browser, "delegate.uz");
  await expect(words(uz.page, "OP4")).not.toContainText("offline");
  line.mend();
  await expect(words(uz.page, "OP4")).toContainText("held offline");
  await expect(kept(page)).toHaveText("All changes saved");
  await leave(tj, uz);
});

test("E15 words that the chair's pen refuses are offered to their author", async ({ browser }) => {
  const tm = await visit(browser, "head.tm", true);
  const chair = await visit(browser, "chair");
  const text = new URL(tm.page.url()).pathname;
  await caretAtEnd(tm.page, "OP5");
  tm.line.cut();
  await tm.page.keyboard.type(" too late");
  await expect(kept(tm.page)).toContainText("Offline");
  await chair.page.goto(`${text}/decision`);
  await chair.page.getByRole("button", { name: "Take the pen" }).click();
  await expect(chair.page.getByRole("button", { name: "Give the pen to the delegations" })).toBeVisible();
  tm.line.mend();
  await expect(tm.page.getByText("These changes could not be saved")).toBeVisible();
  await expect(tm.page.locator(".unkept blockquote")).toContainText("too late");
  await expect(tm.page.getByText("The chair holds the pen: you can read and comment")).toBeVisible();
  await expect(words(tm.page, "OP5")).not.toContainText("too late");
  await tm.page.getByRole("button", { name: "Propose it as an amendment" }).click();
  await expect(tm.page.locator(".draft-sheet ins")).toContainText("too late");
  await expect(tm.page.getByText("These changes could not be saved")).toBeHidden();
  await tm.page.locator("summary", { hasText: "Discard draft" }).click();
  await tm.page.getByRole("button", { name: "Discard draft" }).click();
  await expect(tm.page.locator(".draft-desk")).toBeHidden();
  await chair.page.getByRole("button", { name: "Give the pen to the delegations" }).click();
  await expect(tm.page.getByLabel("Kind of clause")).toBeVisible();
  await leave(tm, chair);
});

test("E16 a guest reads live and cannot write", async ({ browser }) => {
  const [fi, kz] = [await visit(browser, "guest.fi"), await visit(browser, "delegate.kz")];
  await expect(fi.page.getByText("You can read and comment. Member delegations can edit.")).toBeVisible();
  await words(fi.page, "PP1").click();
  await fi.page.keyboard.type("GUEST");
  await caretAtEnd(kz.page, "PP1");
  await kz.page.keyboard.type(" live");
  await expect(words(fi.page, "PP1")).toContainText("live");
  await expect(words(fi.page, "PP1")).not.toContainText("GUEST");
  await leave(fi, kz);
});

test("E17 a click on the small print of an action means that action; its brackets are counted", async ({
  browser,
}) => {
  const kz = await visit(browser, "delegate.kz", false, "Roadmap of co-operation");
  const action = kz.page.locator('[data-label="A5"]');
  await action.locator(".sheet-facts").click();
  await expect(kz.page.getByRole("complementary", { name: "A5" })).toBeVisible();
  await expect(kz.page.locator(".open-brackets")).toContainText("2 open brackets");
  await leave(kz);
});
