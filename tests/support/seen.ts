/**
 * Checks a state that a walk has reached as a whole: axe finds no serious error in it, and a phone shows it without
 * sideways scrolling. If PLENARY_SHOTS names a folder, a screenshot is saved there, too.
 */
import { expect, type Page } from "@playwright/test";
import { seriousViolations } from "./visits.ts";

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

export async function seen(page: Page, state: string): Promise<void> {
  expect(await seriousViolations(page), state).toEqual([]);
  await page.setViewportSize(NARROW);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), { message: state })
    .toBeLessThanOrEqual(0);
  await shot(page, `${state}-390`);
  await page.setViewportSize(WIDE);
  await shot(page, `${state}-1440`);
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.PLENARY_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
