/** The parts that are made of react-aria-components: which pages load them, and how keys move through them. */
import { expect, type Page } from "@playwright/test";
import { ariaChunks, askedAtOnce } from "../support/built.ts";
import { EDITION, enterAs, test, textLink } from "../support/visits.ts";

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
  await page.goto("/dashboard");
  await expect.poll(() => sent.filter((file) => library.includes(file)).length).toBeGreaterThan(0);
});

test("P77 a sentence that explains stays in the window, a fold over the page goes when the keys do", async ({
  page,
}) => {
  await enterAs(page, "chair");
  await page.goto("/checkpoints");
  const sign = page.getByRole("button", { name: "What is this: Checkpoint?" });
  const at = await sign.boundingBox();
  await page.setViewportSize({ width: 900, height: Math.ceil((at?.y ?? 0) + (at?.height ?? 0) + 30) });
  // Its script may still be loading.
  await expect(async () => {
    await sign.blur();
    await sign.focus();
    await expect(page.getByRole("tooltip")).toBeInViewport({ ratio: 1, timeout: 1_000 });
  }).toPass();

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/dashboard");
  await textLink(page).click();
  await expect(page.locator(".sheet-clause").first()).toBeVisible();
  const more = page.locator("details.more");
  await more.locator("summary").first().click();
  await expect(more).toHaveAttribute("open", "");
  await page.keyboard.press("Shift+Tab");
  await expect(more).not.toHaveAttribute("open", "");
});

function sentTo(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => void sent.push(new URL(request.url()).pathname));
  return sent;
}

/** The page has run everything that it starts automatically, also what it delays until it is idle. */
async function atRest(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(null))));
}
