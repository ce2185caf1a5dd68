/**
 * What walks share: sign-in with the demo accounts, and a page on which every error or warning in the console fails the
 * walk (a practice of Epic Stack: a warning that nobody reads becomes an error that nobody saw).
 */
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { test as base } from "./walk-server.ts";

export const DEMO_PASSWORD = "plenary-demo";
export const EDITION = "/editions/almaty-2017-outcome";

/**
 * `violations`: what pages of any context of the walk did against the content policy. A walk that causes some on
 * purpose empties the list.
 */
export const test = base.extend<{ noise: string[] }, { violations: string[] }>({
  violations: [
    async ({ browser }, use) => {
      const violations: string[] = [];
      const newContext = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await newContext(options);
        await watchPolicy(context, violations);
        return context;
      };
      await use(violations);
    },
    { auto: true, scope: "worker" },
  ],
  noise: [
    async ({ page, violations }, use) => {
      const noise: string[] = [];
      page.on("pageerror", (error) => isError(error) && noise.push(String(error)));
      page.on("console", (message) => {
        const meant = MEANT.some((known) => known.test(message.text()));
        if (["error", "warning"].includes(message.type()) && !meant) noise.push(message.text());
      });
      await use(noise);
      expect(noise).toEqual([]);
      expect(violations.splice(0), "against the content policy").toEqual([]);
    },
    { auto: true },
  ],
});

const VIOLATION = "securitypolicyviolation";

/** Also counts what was tried and caught, like a test for `eval`: the browser reports it, although no error is seen. */
async function watchPolicy(context: BrowserContext, violations: string[]): Promise<void> {
  context.on("console", (message) => {
    if (message.text().startsWith(VIOLATION)) violations.push(message.text());
  });
  await context.addInitScript((name) => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, documentURI }) =>
      console.debug(name, effectiveDirective, blockedURI, documentURI),
    );
  }, VIOLATION);
}

/**
 * Refusals that the server intends, and a page that was left before its socket was open: a line in the console, but no
 * error.
 */
const MEANT = [
  // Reported for a script that is used, on a machine that took some seconds to start it.
  /was preloaded using link preload but not used within a few seconds/,
  // Chromium loads such a script twice, once outside the worker and once by it.
  /^A preload for .* cross-world service worker resource mismatch/,
  /^Failed to load resource/,
  /^WebSocket connection .* closed before the connection is established/,
];

/** If a page is left while it reads an answer, the browser stops the reading and calls that an error. */
export const isError = ({ name, message }: Error): boolean =>
  name !== "AbortError" && !message.includes("BodyStreamBuffer was aborted");

/** What goes wrong in a page without anybody seeing it, as it happens. */
export function violationsOf(page: Page): Error[] {
  const errors: Error[] = [];
  page.on("pageerror", (failure) => isError(failure) && errors.push(failure));
  return errors;
}

/** Signs in without counting against the limit on attempts, which all walks of a run share. */
export async function enterAs(page: Page, name: string): Promise<void> {
  const answer = await page.request.post("/sign-in", { form: { demo: `${name}@plenary.example` } });
  expect(new URL(answer.url()).pathname).toBe("/dashboard");
}

/** A text on the dashboard: its card, not the notices about it above. */
export const textLink = (page: Page, title = "Astana Declaration"): Locator =>
  page.locator(".text-card").getByRole("link", { name: title }).first();

/**
 * What axe calls serious or critical, as sentences. It runs in the page itself ("legacy": no page has a frame of
 * another site), does not load style sheets again and describes only what is wrong: this saves two thirds of the time.
 */
export async function seriousViolations(page: Page): Promise<string[]> {
  const quick = { resultTypes: ["violations" as const], preload: false };
  const { violations } = await new AxeBuilder({ page }).options(quick).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}
