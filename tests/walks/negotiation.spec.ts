/**
 * Negotiation at the text: the gavel, ad referendum, reopening, holds, corrections, the pen, readings, the clock, and
 * the four answers. Each walk has a text of its own.
 */
import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { Sitter } from "../realtime/sitter.ts";
import { textAt } from "../realtime/stand-ins.ts";
import { ownText } from "../support/own-text.ts";
import { enterAs, isError, seriousViolations, test } from "../support/visits.ts";

// Several people at one text are slow on a small machine.
test.setTimeout(90_000);

test("N20 the chair's gavel: agreed ad referendum in one press, lifted by its delegations, closed to every key, reopened with a reason", async ({
  browser,
}) => {
  const text = await ownText(browser, "The gavel");
  const [chair, kz] = [await sit(browser, "chair", text), await sit(browser, "head.kz", text)];
  await words(chair, "OP1").click();
  await chair.getByRole("button", { name: "Agree OP1 ad referendum" }).click();
  for (const page of [chair, kz]) {
    await expect(state(page, "OP1")).toHaveText("Agreed ad referendum by all");
    await expect(answer(page, "agreed")).toContainText("1 ad referendum");
  }
  await typeInto(kz, "OP1", "SMUGGLED");
  await expect(kz.getByRole("alert").filter({ hasText: "agreed ad referendum and closed" })).toBeVisible();
  await typeInto(kz, "OP2", " and to dance");
  await expect(words(chair, "OP2")).toContainText("and to dance");
  await expect(words(chair, "OP1")).not.toContainText("SMUGGLED");
  await words(kz, "OP1").click();
  await kz.getByRole("button", { name: /lift our ad referendum/ }).click();
  await expect(state(chair, "OP1")).toHaveText(
    "Agreed ad referendum: Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan",
  );
  await words(chair, "OP1").click();
  await chair.getByRole("button", { name: "Agree OP1", exact: true }).click();
  await expect(state(kz, "OP1")).toHaveText("Agreed");
  await expect(answer(kz, "agreed")).toContainText("1 of 6 clauses agreed");
  const panel = chair.getByRole("complementary", { name: "OP1" });
  await panel.getByText("Reopen the clause").first().click();
  await panel.getByLabel("Reason").fill("A word was missed");
  await panel.getByRole("button", { name: "Reopen the clause" }).click();
  await expect(state(kz, "OP1")).toHaveCount(0);
  await typeInto(kz, "OP1", " again");
  await expect(words(chair, "OP1")).toContainText("again");
  await chair.goto(`${text}/trail`);
  await expect(chair.getByText("OP1 was reopened. Reason: A word was missed")).toBeVisible();
  await leave(chair, kz);
});

test("N20 brackets keep the gavel from falling, in words", async ({ browser }) => {
  const chair = await sit(browser, "chair", await ownText(browser, "Brackets first"));
  await words(chair, "OP3").click();
  await expect(chair.getByText("Resolve the brackets in this clause first.")).toBeVisible();
  await expect(chair.getByRole("button", { name: /^Agree OP3/ })).toHaveCount(0);
  await leave(chair);
});

test("N23 N24 the chair holds a clause and gives it back; the secretariat corrects an agreed one before everybody's eyes", async ({
  browser,
}) => {
  const text = await ownText(browser, "Holding and correcting");
  const [chair, secretary, uz] = [
    await sit(browser, "chair", text),
    await sit(browser, "secretariat", text),
    await sit(browser, "delegate.uz", text),
  ];
  await words(chair, "OP2").click();
  await chair.getByRole("button", { name: "Hold this clause" }).click();
  await expect(state(uz, "OP2")).toHaveText("Held by the chair");
  await typeInto(uz, "OP2", "NO");
  await expect(uz.getByRole("alert").filter({ hasText: "The chair holds OP2" })).toBeVisible();
  await typeInto(chair, "OP2", " in spring");
  await expect(words(uz, "OP2")).toContainText("in spring");
  await chair.getByRole("button", { name: "Stop holding this clause" }).click();
  await expect(state(uz, "OP2")).toHaveCount(0);
  await typeInto(uz, "OP2", " or autumn");
  await expect(words(chair, "OP2")).toContainText("in spring or autumn");
  await chair.getByRole("button", { name: "Agreed", exact: true }).click();
  await expect(state(secretary, "OP2")).toHaveText("Agreed");
  await words(secretary, "OP2").click();
  const panel = secretary.getByRole("complementary", { name: "OP2" });
  await panel.getByText("Correct editorially").click();
  await panel.getByLabel("What is being corrected").fill("Spelling");
  await panel.getByRole("button", { name: "Start the correction" }).click();
  await expect(state(uz, "OP2")).toHaveText("Editorial correction in progress");
  await typeInto(secretary, "OP2", "!");
  await expect(words(uz, "OP2")).toContainText("autumn!");
  await expect(secretary.locator(".kept")).toHaveText("All changes saved");
  await panel.getByRole("button", { name: "End the correction" }).click();
  await expect(state(uz, "OP2")).toHaveText("Agreed");
  await uz.goto(`${text}/trail`);
  await expect(uz.getByText(/was corrected editorially \(Spelling\)/)).toContainText("in spring or autumn!");
  await leave(chair, secretary, uz);
});

test("N29 with the pen at the chair, a hand-written client of a delegate cannot change the main sheet, nor an agreed clause while it is open", async ({
  browser,
}) => {
  const text = await ownText(browser, "By hand");
  const [chair, kz] = [await sit(browser, "chair", text), await sit(browser, "delegate.kz", text)];
  const sheet = (await kz.locator(".sheet").getAttribute("data-sheet")) ?? "";
  const cookies = await kz.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const byHand = new Sitter({ at: () => new URL(kz.url()).host, sheet, cookie });
  await expect.poll(() => byHand.words.length).toBe(6);
  textAt(byHand.doc, 4).insert(0, "HONEST ");
  await expect(words(chair, "OP2")).toContainText("HONEST");
  await words(chair, "OP1").click();
  await chair.getByRole("button", { name: "Agree OP1 ad referendum" }).click();
  await expect(state(kz, "OP1")).toBeVisible();
  textAt(byHand.doc, 3).insert(0, "FORGED ");
  await expect.poll(() => byHand.closes.map(({ reason }) => reason)).toContain("clause-closed");
  byHand.leave();
  await openState(chair);
  await chair.getByText("Change who writes").click();
  await chair.getByRole("button", { name: "Take the pen" }).click();
  await expect(answer(kz, "writer")).toContainText("The chair’s side edits, delegations propose");
  const again = new Sitter({ at: () => new URL(kz.url()).host, sheet, cookie });
  await expect.poll(() => again.words.length).toBe(6);
  textAt(again.doc, 4).insert(0, "FORGED ");
  await expect.poll(() => again.closes.map(({ reason }) => reason)).toContain("pen-with-chair");
  again.leave();
  await typeInto(chair, "OP2", " (chair)");
  await expect(words(kz, "OP2")).toContainText("(chair)");
  await expect(kz.locator(".sheet")).not.toContainText("FORGED");
  await chair.reload();
  await expect(words(chair, "OP2")).toContainText("HONEST");
  await expect(chair.locator(".sheet")).not.toContainText("FORGED");
  await leave(chair, kz);
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`N30 the four questions are answered at ${width} px wherever the text is scrolled to, and the chair changes them there`, async ({
    browser,
  }) => {
    const text = await ownText(browser, `Four answers at ${width}`);
    const [chair, kz] = [
      await sit(browser, "chair", text, { width, height }),
      await sit(browser, "head.kz", text, { width, height }),
    ];
    await kz.locator(".sheet-clause").last().scrollIntoViewIfNeeded();
    await kz.mouse.wheel(0, 2_000);
    for (const [name, output] of [
      ["agreed", "0 of 6 clauses agreed"],
      ["writer", "You and all member delegations write"],
      ["amendments", "Amendments as long as drafting is open"],
      ["waiting", "No open amendments"],
    ] as const) {
      await expect(answer(kz, name)).toContainText(output);
      await expect(answer(kz, name)).toBeInViewport({ ratio: 1 });
    }
    await openState(chair);
    await chair.getByText("Set the deadline").click();
    await chair.getByLabel("Amendments close at").fill("2000-01-01T10:00");
    await chair.getByRole("button", { name: "Set", exact: true }).click();
    await expect(chair.getByText("This time has passed. Choose a later one.")).toBeVisible();
    await chair.getByLabel("Amendments close at").fill("2199-01-01T10:00");
    await chair.getByRole("button", { name: "Set", exact: true }).click();
    await expect(answer(kz, "amendments")).toContainText("Amendments until 1 Jan 2199, 10:00 GMT+5");
    await expect(answer(kz, "amendments")).toContainText(/\d+ d \d+ h left/);
    await chair.getByText("Change who writes").click();
    await chair.getByRole("button", { name: "Open reading 2" }).click();
    await openState(kz);
    await expect(kz.locator(".state").getByText("Reading 2")).toBeVisible();
    await expect(answer(kz, "amendments")).toContainText("Amendments as long as drafting is open");
    await chair.keyboard.press("Escape");
    for (const page of [chair, kz]) expect(await seriousViolations(page)).toEqual([]);
    await leave(chair, kz);
  });

test("N30 the outline shows clauses that stand alike, and a press leads to the next open one", async ({
  browser,
}) => {
  const chair = await sit(browser, "chair", await ownText(browser, "The outline"));
  await words(chair, "PP1").click();
  await chair.getByRole("button", { name: "Agree PP1 ad referendum" }).click();
  const outline = chair.getByRole("navigation", { name: "Outline" });
  await outline.getByLabel("Show").selectOption("Agreed ad referendum (1)");
  await expect(outline.getByRole("link")).toHaveCount(1);
  await outline.getByLabel("Show").selectOption("Bracketed (1)");
  await expect(outline.getByRole("link")).toContainText("Invite [all]");
  await outline.getByLabel("Show").selectOption("Held by the chair (0)");
  await expect(outline.getByText("No clause has this status.")).toBeVisible();
  await openState(chair);
  await chair.getByRole("button", { name: "Next open clause" }).click();
  await expect(chair.locator(".is-current")).toHaveAttribute("data-label", "OP1");
  await leave(chair);
});

async function sit(
  browser: Browser,
  name: string,
  text: string,
  viewport = { width: 1440, height: 900 },
): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  page.on("pageerror", (error) => isError(error) && errors.push(error));
  await enterAs(page, name);
  await page.goto(text);
  await expect(page.locator(".sheet-clause").first()).toBeVisible();
  return page;
}

/** Errors in a page that no user sees. */
const errors: Error[] = [];

async function leave(...pages: Page[]): Promise<void> {
  for (const page of pages) await page.context().close();
  expect(errors.splice(0)).toEqual([]);
}

const clause = (page: Page, label: string) => page.locator(`.sheet-clause[data-label="${label}"]`);
const words = (page: Page, label: string): Locator => clause(page, label).locator(".words");
const state = (page: Page, label: string): Locator => clause(page, label).locator(".sheet-standing");
const answer = (page: Page, name: string): Locator => page.locator(`[data-answer="${name}"]`);

/** Opens the four answers in full, with what the chair may do about them. */
const openState = (page: Page) => page.locator(".state-fold > summary").click();

async function typeInto(page: Page, label: string, typed: string): Promise<void> {
  await words(page, label).click();
  await page.keyboard.press("End");
  await page.keyboard.type(typed);
}
