/**
 * Ten minutes offline on both sides of one clause. The minutes pass on the clocks of the browsers, timers included: a
 * page does here what it does after ten minutes, and nobody waits.
 */
import { expect, type Locator } from "@playwright/test";
import { caretAtEnd, kept, leave, openPanel, visit, wordsWith } from "../support/drafting.ts";
import { test } from "../support/visits.ts";

const CLAUSE = "corporal punishment";

test("E18 both write in one clause without a line for ten minutes: both texts stand, the panel shows both versions", async ({
  browser,
}) => {
  const ownClock = { ownClock: true };
  const [kz, uz] = [
    await visit(browser, "head.kz", true, undefined, ownClock),
    await visit(browser, "head.uz", true, undefined, ownClock),
  ];
  const both = [kz, uz];
  for (const { page, line } of both) {
    await caretAtEnd(page, wordsWith(page, CLAUSE));
    await expect(kept(page)).toHaveText("All changes saved");
    line.cut();
  }
  await kz.page.keyboard.type(", at school");
  await uz.page.keyboard.type(" and online");
  for (const { page } of both) {
    await expect(kept(page)).toHaveText("Offline: 11 changes not saved yet");
    await page.clock.fastForward("10:00");
  }
  await kz.page.keyboard.type(" and at home");
  for (const { page } of both)
    await expect(wordsWith(page, CLAUSE)).not.toContainText("at school and online");
  for (const { line } of both) line.mend();
  for (const { page } of both) {
    await page.clock.fastForward("00:10");
    await expect(kept(page)).toHaveText("All changes saved");
    await expect(wordsWith(page, CLAUSE)).toContainText(", at school and at home");
    await expect(wordsWith(page, CLAUSE)).toContainText(" and online");
  }
  const text = await wordsOf(wordsWith(kz.page, CLAUSE));
  expect(await wordsOf(wordsWith(uz.page, CLAUSE))).toBe(text);

  await caretAtEnd(uz.page, wordsWith(uz.page, CLAUSE));
  await openPanel(uz.page);
  const panel = uz.page.locator(".clause-panel");
  await uz.page.clock.fastForward("00:01");
  await panel.getByRole("tab", { name: /Versions/ }).click();
  const newest = (country: string) => panel.locator(".version", { hasText: country }).first();
  await expect(newest("Kazakhstan").locator("ins")).toContainText(", at school and at home");
  await expect(newest("Uzbekistan").locator("ins")).toContainText("and online");
  await expect(panel.locator(".version").nth(0)).not.toContainText("at home and online");
  await expect(panel.locator(".version")).toHaveCount(3);
  await leave(kz, uz);
});

/** Without the labels at the carets of others. */
async function wordsOf(clause: Locator): Promise<string> {
  return clause.evaluate((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const caret of copy.querySelectorAll(".caret")) caret.remove();
    return copy.textContent ?? "";
  });
}
