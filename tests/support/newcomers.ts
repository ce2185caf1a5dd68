/**
 * Walks about sign-in: a server of their own that sends emails and knows a ministry's provider, and people who are new
 * there.
 */
import { type Browser, expect, type Page } from "@playwright/test";
import { CLIENT, type OidcProvider, oidcProvider } from "./oidc-provider.ts";
import { type OwnServer, ownServer } from "./own-server.ts";
import { partOf, type SmtpServer, smtpServer } from "./smtp.ts";
import { textLink } from "./visits.ts";

export const PASSWORD = "correct horse battery";

export interface SignInServer {
  server: OwnServer;
  mail: SmtpServer;
  ministry: OidcProvider;
  close(): Promise<void>;
}

export async function signInServer(port: number): Promise<SignInServer> {
  const [mail, ministry] = [await smtpServer(), await oidcProvider()];
  const provider = { id: "mfa", name: "Ministry of Foreign Affairs", issuer: ministry.issuer, ...CLIENT };
  const server = ownServer(port, {
    ...{ SMTP_URL: mail.url, PLENARY_MAIL_FROM: "Plenary <plenary@forum.example>" },
    ...{ PLENARY_ORIGIN: `http://localhost:${port}`, PLENARY_OIDC: JSON.stringify([provider]) },
  });
  await server.start();
  return {
    ...{ server, mail, ministry },
    close: async () => {
      await server.close();
      await Promise.all([mail.close(), ministry.close()]);
    },
  };
}

/** The path in the newest email to this address, once it has come. */
export async function linkTo({ mail }: SignInServer, email: string, path: RegExp): Promise<string> {
  const found = () =>
    mail.taken
      .filter((letter) => letter.to === email)
      .map((letter) => path.exec(partOf(letter, "text/plain"))?.[0])
      .findLast((link) => link !== undefined);
  await expect.poll(found, { timeout: 30_000 }).toBeTruthy();
  return found() ?? "";
}

/** A seat in the secretariat of the demo's meeting, offered by email. */
export async function invited(browser: Browser, entrance: SignInServer, email: string): Promise<string> {
  const secretary = await (await browser.newContext()).newPage();
  await secretary.request.post("/sign-in", { form: { demo: "secretariat@plenary.example" } });
  await secretary.goto("/dashboard");
  const text = await textLink(secretary).getAttribute("href");
  await secretary.goto(String(text));
  const meeting = await secretary.locator("a[href^='/meetings/']").first().getAttribute("href");
  const form = { intent: "invite", at: "", role: "secretariat", who: email };
  expect((await secretary.request.post(`${meeting}/set-up`, { form })).status()).toBe(200);
  await secretary.context().close();
  return linkTo(entrance, email, /\/invitations\/[\w-]+/);
}

/** A person with a new account, in a new browser context. */
export async function newcomer(
  browser: Browser,
  entrance: SignInServer,
  name: string,
): Promise<{ page: Page; email: string }> {
  const email = `${name}@forum.example`;
  const link = await invited(browser, entrance, email);
  const page = await (await browser.newContext()).newPage();
  const form = { name, email, password: PASSWORD };
  const joined = await page.request.post(link, { form });
  expect(new URL(joined.url()).pathname).toMatch(/^\/meetings\//);
  return { page, email };
}

/** With the form and the password. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
