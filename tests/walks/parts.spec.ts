/** The parts that are made of react-aria-components: who is sent them, and how they are moved through. */
import { expect, type Page } from "@playwright/test";
import { ariaChunks, askedAtOnce } from "../support/built.ts";
import { EDITION, enterAs, test } from "../support/visits.ts";

test("P75 no page waits for the library, and whoever is not signed in is never sent it", async ({ page }) => {
  const library = ariaChunks();
  expect(library.length).toBeGreaterThan(0);
  const waiting = Object.entries(askedAtOnce()).filter(([, files]) =>
    files.some((file) => library.includes(file)),
  );
  expect(Object.keys(askedAtOnce()).length).toBeGreaterThan(30);
  expect(waiting.map(([id]) => id)).toEqual([]);

  const sent = sentTo(page);
  await page.goto("/");
  const forum = await page.locator("a[href^='/forums/']").first().getAttribute("href");
  for (const address of [
    "/",
    EDITION,
    `${EDITION}/verify`,
    forum,
    "/glossary",
    "/search?q=rights",
    "/sign-in",
  ]) {
    await page.goto(String(address));
    await atRest(page);
  }
  expect(sent.filter((file) => library.includes(file))).toEqual([]);

  await enterAs(page, "guest.no");
  await page.goto("/desk");
  await expect.poll(() => sent.filter((file) => library.includes(file)).length).toBeGreaterThan(0);
});

function sentTo(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => void sent.push(new URL(request.url()).pathname));
  return sent;
}

/** The page has run what it runs by itself, what it puts off until it has time included. */
async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(null))));
}
