/**
 * A clause is moved, with keys and with its handle, while another person watches, and back again. Each walk has a text
 * of its own.
 */
import { type Browser, expect, type Page } from "@playwright/test";
import { caretAtEnd, words } from "../support/drafting.ts";
import { ownText } from "../support/own-text.ts";
import { enterAs, seriousViolations, test, violationsOf } from "../support/visits.ts";

test.setTimeout(120_000);

const EXCHANGE = "Decide to exchange data on violence against children";
const MEET = "Agree to meet every year";

test("P87 keys move the clause with the caret, which comes along; everybody sees it, one press brings it back, and who writes in it is not disturbed", async ({
  browser,
}) => {
  const text = await ownText(browser, "Up and down");
  const [kz, uz] = [await sit(browser, "delegate.kz", text), await sit(browser, "delegate.uz", text)];
  await expect(words(kz, "OP1")).toContainText(EXCHANGE);
  await caretAtEnd(kz, "OP1");
  await kz.keyboard.type(" and on care");
  await kz.keyboard.press("Alt+Shift+ArrowDown");
  for (const page of [kz, uz]) {
    await expect(words(page, "OP1")).toContainText(MEET);
    await expect(words(page, "OP2")).toContainText(`${EXCHANGE} and on care`);
  }
  await expect(kz.locator(".is-current")).toHaveAttribute("data-label", "OP2");
  await kz.keyboard.type(", both");
  await expect(words(uz, "OP2")).toContainText("and on care, both");
  await expect(kz.locator(".kept")).toHaveText("All changes saved");

  await kz.getByRole("button", { name: "Undo move" }).click();
  for (const page of [kz, uz]) await expect(words(page, "OP1")).toContainText("and on care, both");

  await caretAtEnd(uz, "OP2");
  await expect(kz.locator(".sheet .caret")).toBeVisible();
  await caretAtEnd(kz, "OP2");
  await kz.keyboard.press("Alt+Shift+ArrowUp");
  await expect(kz.getByText("Delegate, Uzbekistan is typing in this clause")).toBeVisible();
  await expect(words(kz, "OP2")).toContainText(MEET);
  await leave(kz, uz);
});

test("P87 the handle is drawn to a line between clauses, or takes arrows; what the chair holds is refused in words", async ({
  browser,
}) => {
  const text = await ownText(browser, "By its handle");
  const [kz, chair] = [await sit(browser, "delegate.kz", text), await sit(browser, "chair", text)];
  const { mouse } = kz;
  await words(kz, "OP3").click();
  const handle = kz.getByRole("button", { name: "Move OP3" });
  const [from, to] = [await handle.boundingBox(), await words(kz, "PP1").boundingBox()];
  if (!from || !to) throw new Error("The handle and the clause are on the screen.");
  expect(Math.min(from.width, from.height)).toBeGreaterThanOrEqual(24);
  await mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await mouse.down();
  await mouse.move(from.x + 20, to.y + to.height + 30, { steps: 6 });
  await mouse.move(from.x + 20, to.y + to.height + 2, { steps: 3 });
  await expect(kz.locator(".move-line")).toBeVisible();
  await mouse.up();
  for (const page of [kz, chair]) await expect(words(page, "OP1")).toContainText("Invite");
  expect(await seriousViolations(kz)).toEqual([]);

  await words(kz, "OP1").click();
  await kz.getByRole("button", { name: "Move OP1" }).press("ArrowDown");
  await expect(words(kz, "OP2")).toContainText("Invite");
  await expect(kz.getByRole("button", { name: "Move OP2" })).toBeFocused();

  const held = chair.locator('.sheet-clause[data-label="OP2"]');
  await expect(held).toContainText("Invite");
  await chair.request.post(`${text}/commands`, {
    form: { intent: "hold", clause: (await held.getAttribute("id")) ?? "" },
    headers: { origin: new URL(chair.url()).origin },
  });
  await expect(kz.locator('.sheet-clause[data-label="OP2"]')).toHaveAttribute("data-status", "held");
  await kz.getByRole("button", { name: "Move OP2" }).press("ArrowUp");
  await expect(kz.getByText("The chair holds this clause")).toBeVisible();
  await expect(words(kz, "OP2")).toContainText("Invite");
  await leave(kz, chair);
});

async function sit(browser: Browser, name: string, text: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  errors.set(page, violationsOf(page));
  await enterAs(page, name);
  await page.goto(text);
  await expect(page.locator(".sheet-clause").first()).toBeVisible();
  return page;
}

/** Errors in a page that no user sees. */
const errors = new Map<Page, Error[]>();

async function leave(...pages: Page[]): Promise<void> {
  for (const page of pages) {
    await page.context().close();
    expect(errors.get(page)).toEqual([]);
  }
}
