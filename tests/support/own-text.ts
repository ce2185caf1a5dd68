/** A text for one walk, created by the secretariat and opened for drafting, so that no other walk is affected by it. */
import type { Browser } from "@playwright/test";
import { enterAs } from "./visits.ts";

const WORDS = [
  "Declaration of the walk",
  "We, the Commissioners of the region,",
  "Recalling the Convention on the Rights of the Child,",
  "1. Decide to exchange data on violence against children;",
  "2. Agree to meet every year;",
  "3. Invite [all] [neighbouring] States to join;",
];

/** Returns its address. */
export async function ownText(browser: Browser, title: string, paragraphs = WORDS): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await enterAs(page, "secretariat");
  await page.goto("/dashboard");
  const meeting =
    (await page.locator("a[href^='/meetings/']:not([href$='/new'])").first().getAttribute("href")) ?? "";
  const form = { from: "words", kind: "declaration", title, language: "en", words: paragraphs.join("\n\n") };
  const headers = { origin: new URL(page.url()).origin };
  const begun = await page.request.post(`${meeting}/texts/new`, { form, headers });
  const text = new URL(begun.url()).pathname;
  const opened = await page.request.post(`${text}/decision`, { form: { intent: "open-drafting" }, headers });
  if (!text.startsWith("/texts/") || !opened.ok()) throw new Error(`No text was begun: ${begun.status()}.`);
  await context.close();
  return text;
}
