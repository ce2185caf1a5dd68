/**
 * What walks about amendments share: a text for the walk alone, started from words as a secretariat would start it, and
 * the steps with which a delegation proposes and a chair decides.
 */
import { type Browser, type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { enterAs, textLink, violationsOf } from "./visits.ts";

/** A person at a screen. The next person who sits down there takes the screen over. */
export interface Screen {
  context: BrowserContext;
  page: Page;
  /** Errors in the page that no user sees. */
  errors: Error[];
}

export async function screen(
  browser: Browser,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Screen> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  const errors = violationsOf(page);
  return { context, page, errors };
}

export async function leave(...screens: Screen[]): Promise<void> {
  for (const { context, errors } of screens) {
    expect(errors).toEqual([]);
    await context.close();
  }
}

/** Creates a declaration of these words at the demo's second meeting, open for drafting; returns its address. */
export async function beginText({ page }: Screen, title: string, words: string): Promise<string> {
  await enterAs(page, "secretariat");
  await page.goto("/dashboard");
  const text = await textLink(page).getAttribute("href");
  await page.goto(String(text));
  const meeting = await page.locator(".crumbs a[href^='/meetings/']").first().getAttribute("href");
  const form = { from: "words", kind: "declaration", language: "en", title, words };
  const begun = await page.request.post(`${meeting}/texts/new`, { form });
  const address = new URL(begun.url()).pathname;
  expect(address).toMatch(/^\/texts\/\w+$/);
  await page.request.post(`${address}/decision`, { form: { intent: "open-drafting" } });
  return address;
}

export async function sit({ page }: Screen, who: string, address: string): Promise<void> {
  await enterAs(page, who);
  await page.goto(address);
}

export const clause = (page: Page, label: string) => page.locator(`.sheet-clause[data-label="${label}"]`);
export const words = (page: Page, label: string) => clause(page, label).locator(".words");
export const draft = (page: Page) => page.locator(".draft-sheet .ProseMirror");
/** A card in the margin, in a list, or folded into the line under its clause. */
export const card = (page: Page, delegation: string, within = "body"): Locator =>
  page.locator(`${within} .amendment`, { has: page.locator("h3", { hasText: delegation }) });

/** Opens a draft for a clause; `what` is the button. */
export async function propose(page: Page, label: string, what: string): Promise<void> {
  await words(page, label).click({ position: { x: 5, y: 10 } });
  await page.getByRole("button", { name: "Propose a change" }).click();
  await page.getByRole("button", { name: what, exact: true }).click();
  await expect(page.locator(".draft-desk")).toBeVisible();
}

/** New words for a clause, released in the name of the delegation. */
export async function reword(page: Page, label: string, wording: string, reason = ""): Promise<void> {
  await propose(page, label, "Other words");
  await draft(page).press("Control+a");
  await page.keyboard.insertText(wording);
  await expect(page.locator(".draft-desk .kept")).toHaveText("All changes saved");
  await release(page, reason);
}

export async function release(page: Page, reason = ""): Promise<void> {
  if (reason) await page.locator(".draft-desk").getByLabel("Reason").fill(reason);
  await page.getByRole("button", { name: "Release in the name of the delegation" }).click();
  await expect(page.locator(".draft-desk")).toBeHidden();
}

/** From the card in the text to the page where it is decided. */
export async function openDeciding(page: Page, address: string, delegation: string): Promise<void> {
  await page.goto(`${address}/amendments`);
  await card(page, delegation).first().getByRole("link", { name: "Decide" }).click();
  await expect(page.getByRole("heading", { name: "Decide" })).toBeVisible();
}
