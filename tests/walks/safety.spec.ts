/** What every kind of page promises to the browser that opens it. */
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

const INSIDE = ["/desk", "text", "/meetings/new", "/search?q=children"];

function onlyOwnScripts(policy: string | undefined, page: string): void {
  const nonce = /script-src 'self' 'nonce-([\w-]{36})'/.exec(policy ?? "")?.[1];
  expect(nonce, policy).toBeTruthy();
  expect(policy).not.toMatch(/script-src[^;]*unsafe|\*/);
  for (const [tag] of page.matchAll(/<script\b[^>]*>/g))
    if (!tag.includes("application/ld+json") && !/ src="\//.test(tag))
      expect(tag).toContain(`nonce="${nonce}"`);
  expect(page).not.toMatch(/<[^>]+\son\w+="/);
}

test.describe("D61 every kind of page runs its own scripts alone", () => {
  for (const [name, address] of PAGES)
    test(`D61 ${name}`, async ({ request }) => {
      const [once, again] = [await request.get(address), await request.get(address)];
      onlyOwnScripts(once.headers()["content-security-policy"], await once.text());
      const policies = [once, again].map((answer) => answer.headers()["content-security-policy"]);
      expect(policies[0]).not.toBe(policies[1]);
      expect(once.headers()["x-content-type-options"]).toBe("nosniff");
    });

  test("D61 the desk, the editor and what is behind the door", async ({ page }) => {
    await enterAs(page, "secretariat");
    await page.goto("/desk");
    const text = await textLink(page).getAttribute("href");
    for (const address of INSIDE.map((one) => (one === "text" ? String(text) : one))) {
      const answer = await page.request.get(address);
      expect(answer.status()).toBe(200);
      onlyOwnScripts(answer.headers()["content-security-policy"], await answer.text());
    }
  });
});
