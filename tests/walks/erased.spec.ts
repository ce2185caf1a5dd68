/** A delegate erases a whole declaration, and the chair restores it in one step while a third person types. */
import { type Browser, expect, type Page } from "@playwright/test";
import { caretAtEnd, words } from "../support/drafting.ts";
import { ownText } from "../support/own-text.ts";
import { enterAs, seriousViolations, test, violationsOf } from "../support/visits.ts";

test.setTimeout(240_000);

const DECLARATION = [
  "Declaration that is erased",
  "We, the Commissioners of the region,",
  "Recalling the Convention on the Rights of the Child,",
  ...Array.from(
    { length: 30 },
    (_, at) =>
      `${at + 1}. Decide to exchange data on violence against children in every State, for the year ${2027 + at};`,
  ),
];
const SHOTS = process.env.TEST_SHOTS;

test("T136 N103 a declaration is erased only after a question, the chair is notified at once, and puts it back in one step while another types", async ({
  browser,
}) => {
  const text = await ownText(browser, "Erased and restored", DECLARATION);
  const [kz, uz] = [await sit(browser, "delegate.kz", text), await sit(browser, "delegate.uz", text)];
  const chair = await sit(browser, "chair", text);
  const whole = await clausesOn(kz);
  expect(whole).toHaveLength(33);

  // Escape deletes nothing and keeps the selection, so the next Backspace asks again.
  await words(kz, "PP1").click();
  await kz.keyboard.press("Control+a");
  await kz.keyboard.press("Backspace");
  const question = kz.getByRole("alertdialog", { name: "Delete 33 clauses?" });
  await expect(question).toContainText(/33 clauses, \d+ words/);
  await expect(question.getByRole("button", { name: "Keep them" })).toBeFocused();
  await shots(kz, "question");
  expect(await seriousViolations(kz)).toEqual([]);
  await kz.keyboard.press("Escape");
  await expect(question).toBeHidden();
  expect(await clausesOn(kz)).toEqual(whole);
  await expect(kz.locator(".sheet .ProseMirror")).toBeFocused();
  await kz.keyboard.press("Backspace");
  await question.getByRole("button", { name: "Keep them" }).click();
  expect(await clausesOn(uz)).toEqual(whole);

  // Undo restores the deleted clauses with their ids.
  await kz.keyboard.press("Backspace");
  await question.getByRole("button", { name: "Delete 33 clauses" }).click();
  await expect.poll(() => clausesOn(uz).then((all) => all.length)).toBe(1);
  await expect(kz.locator(".kept")).toHaveText("All changes saved");
  const alert = chair.getByRole("alert").filter({ hasText: "Kazakhstan deleted 33 clauses" });
  await expect(alert).toBeVisible();
  await shots(chair, "alert");
  expect(await seriousViolations(chair)).toEqual([]);
  await expect(uz.getByRole("alert").filter({ hasText: "deleted" })).toHaveCount(0);
  await kz.keyboard.press("Control+z");
  await expect.poll(() => clausesOn(uz).then(named)).toEqual(named(whole));
  await alert.getByRole("button", { name: "Dismiss" }).click();
  await expect(alert).toBeHidden();

  // The chair restores the whole text in one step, and the empty clause is gone.
  await kz.keyboard.press("Control+a");
  await kz.keyboard.press("Backspace");
  await question.getByRole("button", { name: "Delete 33 clauses" }).click();
  await alert.getByRole("link", { name: "Restore the text as it was before" }).click();
  await expect(chair.getByRole("heading", { name: /^Restore the text as of/ })).toBeVisible();
  await expect(chair.getByText("33 clauses come back")).toBeVisible();
  await expect(chair.locator("ins").first()).toBeVisible();
  await shots(chair, "preview");
  expect(await seriousViolations(chair)).toEqual([]);
  await chair.getByRole("button", { name: "Restore 33 clauses" }).click();
  for (const page of [kz, uz, chair]) await expect.poll(() => clausesOn(page)).toEqual(whole);

  // A part is deleted; another person types in the rest, before and during the restoration.
  await caretAtEnd(kz, "OP2");
  await kz.keyboard.press("Control+Shift+End");
  await kz.keyboard.press("Delete");
  await kz.getByRole("button", { name: "Delete 28 clauses" }).click();
  await expect(chair.getByRole("alert").filter({ hasText: "Kazakhstan deleted 28 clauses" })).toBeVisible();
  await caretAtEnd(uz, "OP1");
  await uz.keyboard.type(" and on care");
  await chair.getByRole("link", { name: "Restore the text as it was before" }).click();
  await expect(chair.getByText(/clauses come back/)).toBeVisible();
  const typing = uz.keyboard.type(" of every child in the whole of the region", { delay: 30 });
  await chair.getByRole("button", { name: /^Restore \d+ clauses/ }).click();
  await typing;
  await expect.poll(() => clausesOn(chair).then(named)).toEqual(named(whole));
  for (const page of [kz, uz, chair])
    await expect(words(page, "OP1")).toContainText("and on care of every child in the whole of the region");
  const restored = await clausesOn(chair);
  expect(restored.slice(4)).toEqual(whole.slice(4));

  // It is in the trail.
  await chair.goto(`${text}/trail`);
  await expect(chair.getByText(/^The text as of .* was restored in/)).toHaveCount(2);
  for (const page of [kz, uz, chair]) await leave(page);
});

test("N104 without JavaScript the chair chooses, sees and restores; a delegate is refused in words", async ({
  browser,
}) => {
  const text = await ownText(browser, "Restored by a plain form", DECLARATION);
  const kz = await sit(browser, "delegate.kz", text);
  const whole = await clausesOn(kz);
  await words(kz, "PP1").click();
  await kz.keyboard.press("Control+a");
  await kz.keyboard.press("Delete");
  await kz.getByRole("button", { name: "Delete 33 clauses" }).click();
  await expect(kz.locator(".kept")).toHaveText("All changes saved");
  await expect.poll(() => clausesOn(kz).then((all) => all.length)).toBe(1);

  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const chair = await context.newPage();
  await enterAs(chair, "chair");
  await chair.goto(`${text}/compare?from=n-1&to=now`);
  await chair.getByRole("link", { name: /^Restore the text as of/ }).click();
  await chair.getByText("33 clauses come back").click();
  await chair.getByRole("checkbox", { name: /OP30/ }).uncheck();
  await chair.getByRole("button", { name: "Show this choice" }).click();
  await chair.getByRole("button", { name: "Restore 32 clauses" }).click();
  await expect(chair).toHaveURL(text);
  await expect.poll(() => clausesOn(kz).then((all) => all.length)).toBe(32);
  expect(await clausesOn(kz)).toEqual(whole.slice(0, 32));

  const answer = await kz.request.get(`${text}/restore?as-of=n-1`);
  expect(answer.status()).toBe(403);
  const posted = await kz.request.post(`${text}/restore`, {
    form: { n: "1", seen: "", clause: "c" },
    headers: { origin: new URL(kz.url()).origin },
  });
  expect(posted.status()).toBe(403);
  await context.close();
  await leave(kz);
});

/** Id and words of each clause, without the labels at the carets of others. */
async function clausesOn(page: Page): Promise<[string, string][]> {
  return page.locator(".sheet-clause").evaluateAll((all) =>
    all.map((one): [string, string] => {
      const plain = one.querySelector(".words")?.cloneNode(true) as Element | undefined;
      for (const caret of plain?.querySelectorAll(".caret") ?? []) caret.remove();
      return [one.id, plain?.textContent ?? ""];
    }),
  );
}

const named = (clauses: [string, string][]) => clauses.map(([id]) => id);

async function shots(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: false });
  }
}

async function sit(browser: Browser, name: string, text: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  errors.set(page, violationsOf(page));
  await enterAs(page, name);
  await page.goto(text);
  await expect(page.locator(".sheet-clause").first()).toBeVisible({ timeout: 60_000 });
  return page;
}

/** Errors in a page that no user sees. */
const errors = new Map<Page, Error[]>();

async function leave(page: Page): Promise<void> {
  await page.context().close();
  expect(errors.get(page)).toEqual([]);
}
