/** The public reads an adopted text without JavaScript, verifies it, and finds it in its own language. */
import { expect } from "@playwright/test";
import { EDITION, enterAs, seriousViolations, test } from "../support/visits.ts";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("P1 an adopted text is found and read", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("link", { name: /^Outcomes of Regional Consultation/ }).click();
    await expect(page).toHaveURL(EDITION);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Outcomes of Regional Consultation");
    const text = page.locator(".paper-text");
    await expect(text).toHaveAttribute("lang", "en");
    await expect(text).toContainText("OP1");
    await expect(text.locator(".clause-operative").first().locator("i")).toHaveText("Acknowledge");
    await expect(page.getByText("Almaty, Kazakhstan, 16 November 2017")).toBeVisible();
    await expect(page.getByText("This record is a demonstration made from a public text.")).toBeVisible();
    await expect(
      page.getByText(/political commitment between independent institutions/).first(),
    ).toBeVisible();
  });

  test("P1 signatories stand in seat order with their exact titles", async ({ page }) => {
    await page.goto(EDITION);
    const countries = page.locator(".signature-party");
    await expect(countries).toHaveText([
      "Kazakhstan",
      "Kyrgyzstan",
      "Tajikistan",
      "Turkmenistan",
      "Uzbekistan",
    ]);
    await expect(page.locator(".signature-title").last()).toHaveText("Deputy Ombudsman");
  });

  test("P2 the page says how to verify by hand, with the hash", async ({ page }) => {
    await page.goto(`${EDITION}/verify`);
    await expect(page.getByText("JavaScript is off in your browser")).toBeVisible();
    await expect(page.getByText("RFC 8785")).toBeVisible();
    await expect(page.getByText(/^[0-9a-f]{64}$/).first()).toBeVisible();
    await expect(page.getByText("Checking the record")).toBeHidden();
  });
});

test("P1 a public page ships no script but the one that prints", async ({ page }) => {
  for (const [address, scripts] of [
    ["/", []],
    [EDITION, ["/print.js"]],
  ] as const) {
    await page.goto(address);
    const found = page.locator('script:not([type="application/ld+json"])');
    expect(await found.evaluateAll((all) => all.map((one) => one.getAttribute("src")))).toEqual(scripts);
  }
});

test("P2 the reader's browser verifies the published record", async ({ page }) => {
  await page.goto(EDITION);
  await page.getByRole("link", { name: "Verify this text" }).click();
  await expect(page.getByRole("status")).toHaveText("Verified: this is the adopted text, unchanged.");
  await expect(
    page.getByRole("list", { name: "What was checked" }).getByText("Passed", { exact: true }),
  ).toHaveCount(10);
});

test("P2 a copy with one word changed is refused, and the page says where", async ({ page, request }) => {
  const published = await (await request.get(`${EDITION}.json`)).text();
  const altered = published.replace("Stress the importance", "Deny the importance");
  expect(altered).not.toBe(published);
  await page.goto(`${EDITION}/verify`);
  await choose(page, altered);
  await expect(page.getByRole("alert")).toHaveText(
    "Not verified: your copy differs from the published record.",
  );
  await expect(page.locator(".places").first()).toContainText("OP2: ");
  await expect(page.locator(".differences del")).toContainText("Stress");
  await expect(page.locator(".differences ins")).toContainText("Deny");
});

test("P2 a copy with a signature taken over by another is refused at its entry", async ({
  page,
  request,
}) => {
  const published = await (await request.get(`${EDITION}.json`)).text();
  await page.goto(`${EDITION}/verify`);
  await choose(page, published.replace('"title":"Deputy Ombudsman"', '"title":"Ombudsman"'));
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByText(/^The content of entry \d+ of the history was changed$/)).toBeVisible();
});

test("P2 a true copy is recognised, however it is spaced; what is no record is refused", async ({
  page,
  request,
}) => {
  const published = await (await request.get(`${EDITION}.json`)).text();
  await page.goto(`${EDITION}/verify`);
  await choose(page, published);
  await expect(page.getByText("Verified: your copy is the published record.")).toBeVisible();
  await choose(page, JSON.stringify(JSON.parse(published), null, 2));
  await expect(page.getByText(/only spacing or order differ/)).toBeVisible();
  await choose(page, "no record at all");
  await expect(page.getByRole("alert")).toBeVisible();
});

async function choose(page: import("@playwright/test").Page, words: string): Promise<void> {
  const file = { name: "copy.json", mimeType: "application/json", buffer: Buffer.from(words) };
  await page.locator("input[type=file]").setInputFiles(file);
}

test("P3 who holds the page is not sent it again", async ({ request }) => {
  for (const address of [EDITION, `${EDITION}.json`]) {
    const first = await request.get(address);
    const tag = first.headers().etag ?? "";
    expect(tag).toMatch(/^"[0-9a-f]{64}/);
    expect(first.headers()["cache-control"]).toBe("public, max-age=0, must-revalidate");
    const again = await request.get(address, { headers: { "if-none-match": tag } });
    expect([again.status(), await again.text(), again.headers().etag]).toEqual([304, "", tag]);
  }
  const english = (await request.get(EDITION)).headers().etag ?? "";
  const russian = await request.get(EDITION, {
    headers: { "if-none-match": english, "accept-language": "ru" },
  });
  expect(russian.status()).toBe(200);
});

test("P3 the page of a signed-in person is kept by no shared cache", async ({ page }) => {
  await enterAs(page, "guest.no");
  const { etag, "cache-control": cache } = (await page.request.get(EDITION)).headers();
  expect([etag, cache]).toEqual([undefined, "private, no-cache"]);
});

test("P3 the record is a file to keep, byte for byte", async ({ page, request }) => {
  await page.goto(EDITION);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the record (JSON)" }).click();
  expect((await download).suggestedFilename()).toBe("almaty-2017-outcome.json");
  const answer = await request.get(`${EDITION}.json`);
  expect(answer.headers()["content-type"]).toContain("application/json");
});

test.describe("to a reader whose browser speaks Russian", () => {
  test.use({ locale: "ru-RU" });

  test("P4 the page is Russian, the text keeps its language, and the switch holds", async ({ page }) => {
    await page.goto(EDITION);
    await expect(page.locator("html")).toHaveAttribute("lang", "ru");
    await expect(page.getByRole("heading", { name: "Подписавшие стороны" })).toBeVisible();
    await expect(page.locator(".signature-party").nth(1)).toHaveText("Кыргызстан");
    await expect(page.locator(".paper-text")).toHaveAttribute("lang", "en");
    await page.getByRole("button", { name: "English" }).click();
    await expect(page).toHaveURL(EDITION);
    await expect(page.getByRole("heading", { name: "Signatories" })).toBeVisible();
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Adopted texts" })).toBeVisible();
  });

  test("P4 the account's language wins over cookie and browser", async ({ page, context }) => {
    await enterAs(page, "guest.fi");
    await page.goto("/dashboard");
    await page.getByRole("button", { name: "English" }).click();
    await context.clearCookies({ name: "language" });
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dashboard");
  });
});

for (const locale of ["en-GB", "ru-RU"])
  test.describe(`in ${locale}`, () => {
    test.use({ locale });
    test("P7 public pages have no serious fault of accessibility", async ({ page }) => {
      for (const address of ["/", EDITION, `${EDITION}/verify`, "/search?q=rights", "/sign-in", "/nowhere"]) {
        await page.goto(address);
        if (address.endsWith("verify")) await page.getByRole("status").waitFor();
        expect(await seriousViolations(page), address).toEqual([]);
      }
    });

    test("P7 desk and meeting have no serious fault of accessibility", async ({ page }) => {
      await enterAs(page, "head.tj");
      await page.goto("/dashboard");
      expect(await seriousViolations(page)).toEqual([]);
      await page.locator("a[href^='/meetings/']").first().click();
      await page.waitForURL(/\/meetings\//);
      await expect(page.locator(".seats").first()).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
    });
  });

test.describe("in the dark", () => {
  test.use({ colorScheme: "dark" });
  test("P7 contrast holds", async ({ page }) => {
    for (const address of ["/", EDITION, `${EDITION}/verify`, "/sign-in"]) {
      await page.goto(address);
      expect(await seriousViolations(page), address).toEqual([]);
    }
  });
});

test("P7 the first tab leads past the header", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
});
