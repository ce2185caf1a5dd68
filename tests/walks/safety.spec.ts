/** The security rules that every kind of page sends to the browser. */
import { expect } from "@playwright/test";
import { EDITION, enterAs, test, textLink } from "../support/visits.ts";

const PAGES = [
  ...[
    ["the public home", "/"],
    ["an adopted text", EDITION],
    ["its verification", `${EDITION}/verify`],
  ],
  ...[
    ["the door", "/sign-in"],
    ["the search", "/search?q=rights"],
    ["the rights", "/rights"],
  ],
  ...[
    ["what does not exist", "/nowhere"],
    ["a refused page", "/texts/nothing"],
    ["a spent link", "/invitations/x"],
  ],
] as [string, string][];

const INSIDE = ["/dashboard", "text", "/meetings/new", "/search?q=children"];

/**
 * In: a policy and its page. Out: the nonce that lets this page's own scripts run; undefined if the page has no inline
 * script.
 */
function onlyOwnScripts(policy: string | undefined, page: string): string | undefined {
  expect(policy).toMatch(/script-src 'self'( 'nonce-[\w-]{36}')?;/);
  const nonce = /'nonce-([\w-]{36})'/.exec(policy ?? "")?.[1];
  for (const [tag] of page.matchAll(/<script\b[^>]*>/g))
    if (!tag.includes("application/ld+json") && !/ src="\//.test(tag))
      expect(tag).toContain(`nonce="${nonce}"`);
  expect(page).not.toMatch(/<[^>]+\son\w+="/);
  return nonce;
}

test.describe("D61 every kind of page runs its own scripts alone", () => {
  for (const [name, address] of PAGES)
    test(`D61 ${name}`, async ({ request }) => {
      const [once, again] = [await request.get(address), await request.get(address)];
      const nonce = onlyOwnScripts(once.headers()["content-security-policy"], await once.text());
      const after = onlyOwnScripts(again.headers()["content-security-policy"], await again.text());
      // A page that is cached as it was drawn has no inline script, and so no nonce that could be used again.
      if (nonce ?? after) expect(nonce).not.toBe(after);
      expect(once.headers()["x-content-type-options"]).toBe("nosniff");
    });

  test("D61 the desk, the editor and what is behind the door", async ({ page }) => {
    await enterAs(page, "secretariat");
    await page.goto("/dashboard");
    const text = await textLink(page).getAttribute("href");
    for (const address of INSIDE.map((one) => (one === "text" ? String(text) : one))) {
      const answer = await page.request.get(address);
      expect(answer.status()).toBe(200);
      expect(onlyOwnScripts(answer.headers()["content-security-policy"], await answer.text())).toBeTruthy();
    }
  });
});

test.describe("P100 no page does anything against its content policy", () => {
  const ADDRESS = `${EDITION}/verify`;

  test("P100 the verification page checks an edition and violates nothing", async ({ page, violations }) => {
    await page.goto(ADDRESS);
    await expect(page.locator("[role=status]").first()).toBeVisible();
    expect(violations).toEqual([]);
  });

  test("P100 what a page does against it is seen in every context of a walk, also where it was caught", async ({
    browser,
    violations,
  }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(ADDRESS);
    await expect(page.locator("[role=status]").first()).toBeVisible();
    await page.evaluate(tryEval);
    await expect.poll(() => violations.length).toBe(1);
    expect(violations.splice(0)[0]).toMatch(/script-src eval .*verify$/);
    await context.close();
  });
});

/** In a timer: the policy does not stop code that the test itself calls. */
function tryEval(): Promise<void> {
  return new Promise((done) => {
    setTimeout(() => {
      try {
        Reflect.construct(Function, ["return 1"]);
      } catch {
        // Forbidden, as expected.
      }
      done();
    });
  });
}
