/**
 * What walks have in common: coming in through the demo's door, and a page on which any noise in the console is a
 * failure (Epic Stack's habit: a warning that nobody reads becomes a fault that nobody saw).
 */
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";

export const DEMO_PASSWORD = "plenary-demo";
export const EDITION = "/editions/almaty-2017-outcome";

export const test = base.extend<{ noise: string[] }>({
  noise: [
    async ({ page }, use) => {
      const noise: string[] = [];
      page.on("pageerror", (error) => noise.push(String(error)));
      page.on("console", (message) => {
        // What the server refuses on purpose is a line in the console, too.
        const meant = message.text().startsWith("Failed to load resource");
        if (["error", "warning"].includes(message.type()) && !meant) noise.push(message.text());
      });
      await use(noise);
      expect(noise).toEqual([]);
    },
    { auto: true },
  ],
});

/** Signs in without counting against the limit on attempts, which all walks of a run share. */
export async function enterAs(page: Page, name: string): Promise<void> {
  const answer = await page.request.post("/sign-in", { form: { demo: `${name}@plenary.example` } });
  expect(new URL(answer.url()).pathname).toBe("/desk");
}

/** What axe calls serious or critical, as sentences. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}
