/**
 * A text without process rules, adopted on another day than its meeting and its closing line name: the page of the
 * decision shows this before anybody signs, and the day of adoption is on every public page. On a server of its own.
 */
import { type Browser, expect, type Page } from "@playwright/test";
import { type Clocked, clocked } from "../support/clocked.ts";
import { press } from "../support/decision-pages.ts";
import { seen } from "../support/seen.ts";
import { enterAs, test } from "../support/visits.ts";

const PORT = Number(process.env.TEST_PORT || 3987) + 14;
const ORIGIN = `http://localhost:${PORT}`;
const TITLE = "Declaration of one day";
const WORDS = [TITLE, "1. Decide to exchange data;", "Adopted in Almaty on 13 May 2017"];
const DAY_MS = 86_400_000;

let server: Clocked;

test.describe.configure({ timeout: 120_000 });
test.use({ baseURL: ORIGIN });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await clocked(PORT);
});
test.afterAll(() => server?.close());

async function enter(browser: Browser, who: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: ORIGIN })).newPage();
  await enterAs(page, who);
  return page;
}

test("L100 an edition adopted without rules bears the day of adoption in list, page, print, citation and feed", async ({
  browser,
}) => {
  const secretary = await enter(browser, "secretariat");
  await secretary.goto("/dashboard");
  const meeting = await secretary
    .locator("a[href^='/meetings/']:not([href$='/new'])")
    .first()
    .getAttribute("href");
  await secretary.goto(`${meeting}/texts/new`);
  await secretary.locator("[name=title]").fill(TITLE);
  await secretary.locator("[name=from][value=words]").check();
  await secretary.locator("[name=words]").fill(WORDS.join("\n\n"));
  await press(secretary, "Create the text");
  await expect(secretary).toHaveURL(/\/texts\//);
  const text = new URL(secretary.url()).pathname;
  await secretary.goto(`${text}/decision`);
  await press(secretary, "Open drafting");
  await expect(secretary.getByText("No draft has been issued yet.").first()).toBeVisible();

  const chair = await enter(browser, "chair");
  await chair.goto(`${text}/drafts`);
  await press(chair, "Issue a draft");
  await chair.goto(`${text}/decision`);
  await expect(chair.getByText("It says 13 May 2017.")).toBeVisible();
  await press(chair, "Open signing");
  const head = await enter(browser, "head.kz");
  await head.goto(`${text}/decision`);
  const warning = head.getByText("Please check the closing line of the text.");
  await expect(warning).toBeVisible();
  await expect(head.getByText(/^It names Almaty\. The meeting is in /)).toBeVisible();
  await seen(head, "closing-line");
  const form = head.locator("form").filter({ has: head.getByRole("button", { name: "Sign", exact: true }) });
  await form.getByLabel("Name of the signatory").fill("A. Example");
  await form.getByLabel("Exact title").fill("Ombudsman");
  const exactly = form.getByLabel(/My name and title are exactly/);
  if (await exactly.count()) await exactly.check();
  await form.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(head.getByText("A. Example").first()).toBeVisible();

  await chair.goto(`${text}/decision`);
  await chair.locator("#adopt [name=override]").fill("The others sign at home");
  const zone = "Asia/Almaty";
  const day = (at: number) =>
    new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: zone }).format(new Date(at));
  const before = Date.now();
  await chair.locator("#adopt button[value=adopt]").click();
  await expect(chair.getByText("Public page of the adopted text")).toBeVisible();
  // Midnight may fall between the click and the check.
  const adopted = new RegExp([...new Set([day(before), day(before + DAY_MS / 24)])].join("|"));

  await chair.getByRole("link", { name: "Public page of the adopted text" }).click();
  await expect(chair.locator(".edition-facts")).toHaveText(adopted);
  await expect(chair.getByText(/Adopted at .*SHA-256/)).toHaveText(adopted);
  await chair.emulateMedia({ media: "print" });
  await expect(chair.locator(".edition-facts")).toBeVisible();
  await chair.emulateMedia({ media: "screen" });
  await seen(chair, "adoption-day");
  await chair.goto("/");
  await expect(chair.locator("li, article", { hasText: TITLE }).first()).toHaveText(adopted);
  expect(await (await chair.request.get("/feed.xml")).text()).toMatch(adopted);
});
