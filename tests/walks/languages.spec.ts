/**
 * A text in two languages: the version is created, rendered clause by clause, and is behind when the source changes.
 */
import { expect } from "@playwright/test";
import { enterAs, seriousViolations, test, textLink } from "../support/visits.ts";

test("T70 a clause is rendered in Russian beside what the source says, and shows when it is behind", async ({
  page,
}) => {
  await enterAs(page, "secretariat");
  await page.goto("/dashboard");
  await textLink(page).click();
  await page.getByRole("link", { name: "Languages" }).click();
  await page.getByLabel("Another language").selectOption("ru");
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Create the version" }).click();
  await expect(page.getByText(/^0 of \d+ clauses translated/).first()).toBeVisible();
  await page.getByRole("link", { name: "Русский" }).click();

  const title = page.locator(".sheet-clause[data-kind=title]");
  await title.click();
  const panel = page.getByRole("region", { name: "Source" });
  await expect(panel.getByText("not translated yet")).toBeVisible();
  await expect(panel.getByRole("blockquote")).toHaveAttribute("lang", "en");
  await page.keyboard.press("Home");
  await page.keyboard.type("Астанинская декларация. ");
  await page.getByRole("button", { name: "This translates the current source" }).click();
  await expect(panel.getByText("translated", { exact: true })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await expect(page.locator('[data-kept="kept"]')).toBeVisible();

  await page.reload();
  await expect(title).toContainText("Астанинская декларация.");
});
