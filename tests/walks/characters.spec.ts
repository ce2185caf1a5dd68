/**
 * Characters that the database refuses, sent by hand to every address and every form, as several people: each request
 * gets an answer in words and none causes a server error. A refused request is sent again without the character, and is
 * accepted.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import type { RouteConfigEntry } from "@react-router/dev/routes";
import routes from "#app/routes.ts";
import { ownText } from "../support/own-text.ts";
import { enterAs, test } from "../support/visits.ts";

const WHO = ["public", "secretariat", "chair", "head.kz", "guest.no"];
const BAD = ["a%00b", "%ED%A0%80", "%C0%80", "%zz"];

interface Listed {
  pattern: string;
  acts: boolean;
}

const listed = (): Listed[] =>
  (routes as RouteConfigEntry[]).map(({ path: pattern = "", file }) => ({
    pattern: `/${pattern.replace("*", "anywhere/:else")}`,
    acts: /export (async )?(function|const) action\b/.test(readFileSync(path.join("app", file), "utf8")),
  }));

/** Copies of the address in which `bad` replaces one parameter at a time. */
function badly(pattern: string, bad: string, text: string): string[] {
  const names = pattern.match(/:\w+/g) ?? [];
  return names.map((one) => filled(pattern.replace(one, bad), text));
}

function filled(pattern: string, text: string): string {
  return pattern.replace(/^\/texts\/:id/, text).replace(/:\w+/g, "1");
}

async function come(page: Page, who: string): Promise<void> {
  if (who !== "public") await enterAs(page, who);
}

test.describe("D100 what cannot be stored is refused before any page", () => {
  for (const who of WHO)
    test(`D100 in every address, as ${who}`, async ({ page, browser }) => {
      test.setTimeout(300_000);
      const text = await ownText(browser, `Characters, as ${who}`);
      await come(page, who);
      const errors: string[] = [];
      for (const { pattern } of listed()) {
        const query = BAD.map((bad) => `${filled(pattern, text)}?q=${bad}&${bad}=1`);
        for (const address of [...BAD.flatMap((bad) => badly(pattern, bad, text)), ...query])
          for (const one of [address, address.replace(/(\?|$)/, ".data$1")]) {
            const status = (await page.request.get(one, { maxRedirects: 0 })).status();
            if (status >= 500) errors.push(`${status} ${one}`);
          }
      }
      expect(errors).toEqual([]);
    });

  test("D100 in every form, in a name and in a value; other things than forms are refused, too", async ({
    page,
    browser,
    baseURL,
  }) => {
    test.setTimeout(300_000);
    const text = await ownText(browser, "Characters in forms");
    await come(page, "secretariat");
    const headers = { origin: String(baseURL) };
    for (const { pattern } of listed().filter(({ acts }) => acts)) {
      const address = filled(pattern, text);
      const post = async (data: string, type = "application/x-www-form-urlencoded") => {
        const options = { data, headers: { ...headers, "content-type": type }, maxRedirects: 0 };
        return (await page.request.post(address, options)).status();
      };
      expect(await post("intent=a%00b"), address).toBe(422);
      expect(await post("a%00b=1"), address).toBe(422);
      expect(await post('{"intent": "x"}', "application/json"), address).toBe(415);
    }
  });

  test("D100 a note with NUL is refused with its words beside it, and taken without it", async ({
    page,
    browser,
    baseURL,
  }) => {
    const text = await ownText(browser, "A note with NUL");
    await come(page, "chair");
    const headers = { origin: String(baseURL) };
    const issue = (note: string) =>
      page.request.post(`${text}/drafts`, { form: { name: "", note }, headers, maxRedirects: 0 });
    const refused = await issue("Words to be\0 saved");
    expect(refused.status()).toBe(422);
    expect(await refused.text()).toContain("Words to be saved</textarea>");
    expect((await issue("Words to be saved")).status()).toBeLessThan(400);
  });
});
