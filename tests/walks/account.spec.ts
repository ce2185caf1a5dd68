/**
 * Sign-in as people use it: a passkey, a code after the password, an email for a person who forgot the password, a
 * ministry's provider, and the end of a session on another device. On a server of its own, with a mail server and a
 * provider on loopback.
 */
import { expect, type Page } from "@playwright/test";
import { codeAt, stepAt } from "#server/auth/totp.ts";
import {
  invited,
  linkTo,
  newcomer,
  PASSWORD,
  type SignInServer,
  signIn,
  signInServer,
} from "../support/newcomers.ts";
import { seriousViolations, test, textLink } from "../support/visits.ts";

const PORT = Number(process.env.TEST_PORT || 3987) + 12;
let entrance: SignInServer;

test.describe.configure({ mode: "serial" });
test.use({ baseURL: `http://localhost:${PORT}` });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  entrance = await signInServer(PORT);
});
test.afterAll(() => entrance?.close());

const part = (page: Page, name: string) => page.getByRole("region", { name });

async function signOut(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("banner").getByRole("link", { name: "Sign in" })).toBeVisible();
}

/** A passkey in the browser that recognises its owner. */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}

test("D74 a passkey is made, signs in by a press of the button, and is removed", async ({ browser }) => {
  test.setTimeout(90_000);
  const { page } = await newcomer(browser, entrance, "aigerim");
  // Otherwise the suggestions at the address field would use the key without a click; the test presses the button.
  await page.addInitScript("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
  await withAuthenticator(page);
  await page.goto("/account");
  expect(await seriousViolations(page)).toEqual([]);
  const keys = part(page, "Passkeys");
  await keys.getByLabel("Name of the key").fill("My telephone");
  await keys.getByLabel("Confirm your password").fill("not my password");
  await keys.getByRole("button", { name: "Create a passkey" }).click();
  await expect(page.getByRole("alert")).toContainText("password");
  await keys.getByLabel("Name of the key").fill("My telephone");
  await keys.getByLabel("Confirm your password").fill(PASSWORD);
  await keys.getByRole("button", { name: "Create a passkey" }).click();
  await expect(keys.getByText("My telephone", { exact: true })).toBeVisible();
  await signOut(page);
  await page.goto("/sign-in?next=/account");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(keys.getByText(/^Last used/)).toBeVisible();
  await keys.getByText("Rename", { exact: true }).click();
  await keys.getByLabel("New name").fill("Office telephone");
  expect(await seriousViolations(page)).toEqual([]);
  await keys.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Passkey renamed.")).toBeVisible();
  await keys.getByRole("button", { name: "Remove “Office telephone”" }).click();
  await expect(page.getByText("Passkey removed.")).toBeVisible();
  await signOut(page);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("alert")).toContainText("No account uses this passkey.");
  await page.context().close();
});

test("D74 a browser that offers its keys among the addresses signs in with one, without a press", async ({
  browser,
}) => {
  const { page } = await newcomer(browser, entrance, "farhod");
  await withAuthenticator(page);
  await page.goto("/account");
  const keys = part(page, "Passkeys");
  await keys.getByLabel("Name of the key").fill("My computer");
  await keys.getByLabel("Confirm your password").fill(PASSWORD);
  await keys.getByRole("button", { name: "Create a passkey" }).click();
  await expect(keys.getByText("My computer", { exact: true })).toBeVisible();
  await signOut(page);
  // The owner would choose the key from the list of the browser; this browser chooses it automatically.
  await page.goto("/sign-in?next=/account");
  await expect(page).toHaveURL(/\/account$/);
  await expect(keys.getByText(/^Last used/)).toBeVisible();
  await page.context().close();
});

test("D74 a code is asked after the password once it is set up, and a spare one helps out", async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const { page, email } = await newcomer(browser, entrance, "bolat");
  await page.goto("/account");
  const factor = part(page, "Two-factor authentication");
  await factor.getByLabel("Confirm your password").fill(PASSWORD);
  await factor.getByRole("button", { name: "Turn on" }).click();
  await expect(factor.getByRole("img", { name: /^QR code/ })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  const secret = (await factor.locator(".account-secret").innerText()).replaceAll(" ", "");
  await factor.getByLabel("Code from the app").fill(codeAt(secret, stepAt(new Date())));
  await factor.getByRole("button", { name: "Turn on two-factor authentication" }).click();
  await expect(page.getByText("Two-factor authentication is on.")).toBeVisible();
  const [spare = ""] = await factor.locator(".spare-codes code").allInnerTexts();
  await page.reload();
  await expect(factor.getByText("10 recovery codes left.")).toBeVisible();
  await signOut(page);
  await signIn(page, email);
  await expect(page.getByRole("heading", { name: "Two-factor authentication" })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByLabel("One-time code").fill("000000");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("This code is not correct.");
  // The present code was used during set-up; codes of phones may be one step ahead.
  await page.getByLabel("One-time code").fill(codeAt(secret, stepAt(new Date()) + 1));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await signOut(page);
  await signIn(page, email);
  await page.getByLabel("One-time code").fill(spare);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await page.context().close();
});

test("D74 whoever forgot the password gets a letter, and signs in with a new one", async ({ browser }) => {
  test.setTimeout(90_000);
  const { page, email } = await newcomer(browser, entrance, "cholpon");
  const other = await (await browser.newContext()).newPage();
  await other.goto("/sign-in");
  await other.getByRole("link", { name: "Forgot your password?" }).click();
  // The sign-in page has a field with the same name.
  await expect(other).toHaveURL(/\/forgotten$/);
  await other.getByLabel("Email address").fill("nobody@forum.example");
  await other.getByRole("button", { name: "Send the link" }).click();
  await expect(other.getByText("If there is an account for nobody@forum.example")).toBeVisible();
  expect(await seriousViolations(other)).toEqual([]);
  await other.getByLabel("Email address").fill(email);
  await other.getByRole("button", { name: "Send the link" }).click();
  await expect(other.getByText(`If there is an account for ${email}`)).toBeVisible();
  const link = await linkTo(entrance, email, /\/sign-in\/reset\/[\w-]+/);
  await other.goto(link);
  expect(await seriousViolations(other)).toEqual([]);
  await other.getByLabel("New password").fill("another password");
  await other.getByRole("button", { name: "Save password" }).click();
  await expect(other.getByText("Password changed.")).toBeVisible();
  await signIn(other, email, "another password");
  await expect(other).toHaveURL(/\/dashboard$/);
  // The old session is over, and the link is spent.
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/);
  expect((await page.request.get(link)).status()).toBe(410);
  for (const one of [page, other]) await one.context().close();
});

test("D74 signing out everywhere else cuts an editor that is open in another browser", async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const { page, email } = await newcomer(browser, entrance, "dilnoza");
  const other = await (await browser.newContext()).newPage();
  await signIn(other, email);
  await expect(other).toHaveURL(/\/dashboard$/);
  await textLink(other).click();
  await expect(other.locator(".sheet-clause .words").first()).toBeVisible();
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("You are signed out everywhere else.")).toBeVisible();
  await expect(other).toHaveURL(/\/sign-in\?/);
  await expect(part(page, "Where you are signed in").getByRole("listitem")).toHaveCount(1);
  for (const one of [page, other]) await one.context().close();
});

test("D74 a ministry's own door lets in whom the desk invited, and nobody else", async ({ browser }) => {
  test.setTimeout(90_000);
  const page = await (await browser.newContext()).newPage();
  entrance.ministry.visitor = { sub: "7", email: "erlan@forum.example", email_verified: true, name: "Erlan" };
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Continue with Ministry of Foreign Affairs" }).click();
  await expect(page.getByRole("alert")).toContainText("nobody with this email address was invited here");
  expect(await seriousViolations(page)).toEqual([]);
  await page.goto(await invited(browser, entrance, "erlan@forum.example"));
  await page.getByRole("link", { name: "Continue with Ministry of Foreign Affairs" }).click();
  await page.getByRole("button", { name: "Take this seat" }).click();
  await expect(page).toHaveURL(/\/meetings\//);
  await page.goto("/account");
  await expect(page.getByText("You sign in through another site")).toBeVisible();
  await signOut(page);
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Continue with Ministry of Foreign Affairs" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await page.context().close();
});

test("D74 the account's page and the rights table in Russian on a telephone, with no serious fault", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await page.request.post("/sign-in", { form: { demo: "guest.no@plenary.example" } });
  await page.request.post("/language", { form: { language: "ru", next: "/" } });
  for (const [address, title] of [
    ["/account", "Ваша учётная запись"],
    ["/rights?role=guest&phase=signing", "Права доступа"],
    ["/rights?role=guest", "Права доступа"],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    expect(await seriousViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
  }
  await page.context().close();
});
