/** Sign-in: who gets in, who does not, and what the page shows them. */
import { expect } from "@playwright/test";
import { DEMO_PASSWORD, enterAs, test } from "../support/visits.ts";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("P5 e-mail and password lead to the desk", async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByLabel("Email address").fill("delegate.kz@plenary.example");
    await page.getByLabel("Password", { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL("/dashboard");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dashboard");
    await expect(
      page.getByRole("link", { name: "Forum of Children's Ombudspersons of Central Asia" }),
    ).toBeVisible();
  });

  test("P5 a wrong password keeps the e-mail and says why", async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByLabel("Email address").fill("delegate.uz@plenary.example");
    await page.getByLabel("Password", { exact: true }).fill("not-the-password");
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    expect((await answer).status()).toBe(401);
    await expect(page.getByLabel("Email address")).toHaveValue("delegate.uz@plenary.example");
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
    await expect(page.getByRole("alert")).not.toBeEmpty();
  });

  test("P5 what is no e-mail is said at its field", async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByLabel("Email address").fill("delegate");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    const email = page.getByLabel("Email address");
    await expect(email).toHaveValue("delegate");
    await expect(email).toHaveAttribute("aria-invalid", "true");
    await expect(email).toHaveAccessibleDescription("Enter an email address, like name@institution.org.");
    await expect(page.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
      "Enter your password.",
    );
  });

  test("P5 the demo's door opens with one click", async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Head of delegation, Tajikistan" }).click();
    await expect(page).toHaveURL("/dashboard");
    await expect(page.getByText("Signed in as Head of delegation, Tajikistan")).toBeVisible();
  });
});

test("P5 who tries too often is told to wait", async ({ page }) => {
  const form = { email: "tries-too-often@plenary.example", password: "wrong" };
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 11; attempt++)
    statuses.push((await page.request.post("/sign-in", { form })).status());
  expect(statuses).toEqual([...Array(10).fill(401), 429]);
});

test("P5 the door leads back to where one was going, and never to another site", async ({
  page,
  request,
}) => {
  await page.goto("/texts/unknown/trail?from=here");
  await expect(page).toHaveURL("/sign-in?next=%2Ftexts%2Funknown%2Ftrail%3Ffrom%3Dhere");
  await expect(page.locator("form[action='/sign-in'] input[name=next]").first()).toHaveValue(
    "/texts/unknown/trail?from=here",
  );
  const form = { demo: "guest.hr@plenary.example", next: "//evil.example/dashboard" };
  const answer = await request.post("/sign-in", { form, maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([302, "/dashboard"]);
});

test("P5 signing out ends the session and leaves no copies behind", async ({ page }) => {
  await enterAs(page, "delegate.tm");
  await page.goto("/dashboard");
  await page.evaluate(makeLocalCopy);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("link", { name: "Sign in", exact: true })).toBeVisible();
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await page.goto("/dashboard");
  await expect(page).toHaveURL("/sign-in?next=%2Fdashboard");
});

/** Runs in the page: a database with the name that the editor's copies have. */
function makeLocalCopy(): Promise<void> {
  return new Promise((resolve) => {
    const asked = indexedDB.open("plenary:person:sheet:1");
    asked.onsuccess = () => {
      asked.result.close();
      resolve();
    };
  });
}

test("P6 a meeting without a seat is refused in words", async ({ page, browser }) => {
  await enterAs(page, "head.kz");
  await page.goto("/dashboard");
  const almaty = page.getByRole("link", {
    name: "Regional Consultation of National Human Rights Institutions",
  });
  const address = (await almaty.getAttribute("href")) ?? "";
  const guest = await (await browser.newContext()).newPage();
  await enterAs(guest, "guest.no");
  const answer = await guest.goto(address);
  expect(answer?.status()).toBe(403);
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("This page is not open to you");
  await expect(guest.locator(".lede")).not.toBeEmpty();
  await guest.context().close();
});

test("P6 what does not exist is said to be missing", async ({ page }) => {
  await enterAs(page, "guest.no");
  for (const address of [
    "/texts/unknown",
    "/meetings/unknown",
    "/editions/unknown",
    "/editions/unknown/verify",
    "/nowhere",
  ]) {
    const answer = await page.goto(address);
    expect([address, answer?.status()]).toEqual([address, 404]);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
  }
  expect((await page.request.get("/editions/unknown.json")).status()).toBe(404);
});
