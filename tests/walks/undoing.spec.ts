/**
 * Undo in two browsers at once. Each page's clock stands still while somebody types, so that a slow machine makes no
 * pause between two letters. It is first set a second ahead: the editor takes a caret that moved just before for its
 * own move.
 */
import { expect, type Page } from "@playwright/test";
import { caretAtEnd, kept } from "../support/drafting.ts";
import { beginText, draft, leave, propose, type Screen, screen, sit, words } from "../support/negotiation.ts";
import { test } from "../support/visits.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwx";
const [OP1, OP2] = ["Decides to hear children", "Encourages States to report"];
const TEXT = `The Forum,

Recalling the Convention on the Rights of the Child,

1. ${OP1};

2. ${OP2};

3. Requests the host to follow up.`;

async function seated(one: Screen, who: string, address: string): Promise<Page> {
  await sit(one, who, address);
  await expect(words(one.page, "OP1")).toBeVisible();
  return one.page;
}

/** In turns, so that each letter of one person comes between two of the other. */
async function typeByTurns(pages: readonly Page[], mails: string): Promise<void> {
  for (const page of pages) await page.clock.setFixedTime(Date.now() + 1_000);
  for (const letter of mails) for (const page of pages) await page.keyboard.type(letter);
}

const undoButton = (page: Page) => page.getByRole("button", { name: "Undo my last change (Ctrl+Z)" });
const redoButton = (page: Page) => page.getByRole("button", { name: "Redo (Ctrl+Y)" });

test("T120 T124 of two who type at once each takes fifty letters back with one press, and the buttons say so", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const [one, other] = [await screen(browser), await screen(browser)];
  const address = await beginText(one, "Two undo at once", TEXT);
  const [chair, delegate] = [
    await seated(one, "chair", address),
    await seated(other, "delegate.kz", address),
  ];
  await caretAtEnd(chair, words(chair, "OP1"));
  await caretAtEnd(delegate, words(delegate, "OP2"));
  await expect(undoButton(chair)).toBeDisabled();
  await typeByTurns([chair, delegate], LETTERS);
  for (const page of [chair, delegate]) {
    await expect(words(page, "OP1")).toContainText(`${OP1}${LETTERS}`);
    await expect(words(page, "OP2")).toContainText(`${OP2}${LETTERS}`);
    await expect(kept(page)).toHaveText("All changes saved");
    await expect(undoButton(page)).toBeEnabled();
  }
  await chair.keyboard.press("Control+z");
  await expect(undoButton(chair)).toBeDisabled();
  await expect(redoButton(chair)).toBeEnabled();
  for (const page of [chair, delegate]) {
    await expect(words(page, "OP1")).not.toContainText("abc");
    await expect(words(page, "OP2")).toContainText(`${OP2}${LETTERS}`);
  }
  // The delegate's caret is still after the delegate's words, and the run goes on.
  await delegate.keyboard.type("yz");
  await expect(words(chair, "OP2")).toContainText(`${OP2}${LETTERS}yz`);
  await delegate.keyboard.press("Control+z");
  await expect(undoButton(delegate)).toBeDisabled();
  await expect(words(chair, "OP2")).not.toContainText("abc");
  await chair.keyboard.press("Control+y");
  await expect(redoButton(chair)).toBeDisabled();
  await expect(words(delegate, "OP1")).toContainText(`${OP1}${LETTERS}`);
  await leave(one, other);
});

test("T120 two of a delegation in one draft of an amendment take back their own letters", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const [one, other] = [await screen(browser), await screen(browser)];
  const address = await beginText(one, "Two undo in a draft", TEXT);
  const head = await seated(one, "head.kz", address);
  await propose(head, "OP1", "Other words");
  const delegate = await seated(other, "delegate.kz", address);
  await delegate.getByRole("button", { name: "Continue the draft" }).click();
  await expect(draft(delegate)).toContainText(OP1);
  await draft(head).press("End");
  await draft(delegate).press("Home");
  await typeByTurns([head, delegate], "abcdefghij");
  for (const page of [head, delegate]) await expect(draft(page)).toContainText("childrenabcdefghij");
  await head.keyboard.press("Control+z");
  for (const page of [head, delegate]) {
    await expect(draft(page)).not.toContainText("childrenabc");
    // The label of the other's caret may be between.
    await expect(draft(page)).toContainText(/abcdefghij\W*(Kazakhstan)?\W*Decides to hear/);
  }
  await leave(one, other);
});

test("T121 Enter, a paste of two paragraphs, undo, a letter: it stands where Enter had put the caret", async ({
  browser,
}) => {
  const one = await screen(browser);
  const address = await beginText(one, "Undo of a paste", TEXT);
  const page = await seated(one, "chair", address);
  await caretAtEnd(page, words(page, "OP1"));
  await page.keyboard.press("Enter");
  await expect(page.locator('.sheet-clause[data-label="OP2"]')).toHaveAttribute("id", /.+/);
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", "<p>one</p><p>two</p>");
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.querySelector(".sheet .ProseMirror, .ProseMirror")?.dispatchEvent(event);
  });
  await expect(words(page, "OP3")).toContainText("two");
  await page.keyboard.press("Control+z");
  await expect(words(page, "OP3")).toContainText(OP2);
  await page.keyboard.type("^");
  await expect(words(page, "OP2")).toHaveText("^");
  // In a field of a form the browser handles the keys.
  await page.keyboard.press("Control+z");
  await expect(words(page, "OP2")).toHaveText("");
  await leave(one);
});
