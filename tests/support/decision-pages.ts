/** How the pages of a decision are filled in: clauses rendered, silence, signatures, statements, corrections. */
import { expect, type Page } from "@playwright/test";
import { seen } from "./seen.ts";

export const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
export const fold = (page: Page, words: string) =>
  page.locator("summary", { hasText: words }).first().click();

export async function leave(...pages: Page[]): Promise<void> {
  await Promise.all(pages.map((page) => page.context().close()));
}

/** Writes the words of a clause in the Russian version again, which then renders the present source. */
export async function renders(page: Page, at: number, words: string): Promise<void> {
  const clause = page.locator(".sheet-clause").nth(at);
  await clause.locator(".words").click({ clickCount: 3 });
  await page.keyboard.insertText(words);
  await expect(clause).toContainText(words);
  await expect(page.locator('[data-kept="kept"]')).toBeVisible();
  const panel = page.getByRole("region", { name: "Source" });
  await panel.getByRole("button", { name: "This translates the current source" }).click();
  await expect(panel.getByText("translated", { exact: true })).toBeVisible();
}

/** `text`: its address. */
export async function underSilence(chair: Page, text: string): Promise<void> {
  await chair.goto(`${text}/drafts`);
  await press(chair, "Issue a draft");
  await chair.goto(`${text}/decision`);
  await press(chair, "Place under silence");
  await expect(chair.getByRole("heading", { name: /^Under silence until/ })).toBeVisible();
}

interface Way {
  title: string;
  key?: boolean;
  referred?: boolean;
}

export async function signs(page: Page, language: string, { title, key, referred }: Way): Promise<void> {
  const form = page.locator("form", { has: page.getByRole("button", { name: `Sign in ${language}` }) });
  await form.getByLabel("Name of the signatory").fill("A. Example");
  await form.getByLabel("Exact title").fill(title);
  await form.getByLabel("Place").fill(language === "Russian" ? "Астана" : "Astana");
  if (referred) await form.getByLabel(/Ad referendum/).check();
  await form.getByLabel(/My name and title are/).check();
  await form
    .getByRole("button", { name: key ? "Sign with a passkey" : `Sign in ${language}`, exact: true })
    .click();
}

export async function reserves(head: Page): Promise<void> {
  await fold(head, "File a statement");
  const form = head.locator("form", { has: head.getByRole("button", { name: "File a statement" }) });
  await form.locator("[name=kind][value=reservation]").check();
  await form.getByRole("group", { name: "On these clauses" }).getByLabel(/OP3/).check();
  await form.getByLabel("Words", { exact: true }).fill("Uzbekistan counts working days in OP3.");
  await seen(head, "statement");
  await press(head, "File a statement");
  await expect(head.locator("#statement-1")).toContainText("Uzbekistan counts working days in OP3.");
}

/** Corrects a clause in one language, by its label: "OP2". */
export async function corrects(
  form: Page,
  number: number,
  [language, label, words]: string[],
): Promise<void> {
  const choice = form.locator(`[name="correct.${number}"]`);
  const option = choice.locator(`optgroup[label="${language}"] option`, { hasText: `${label} ·` });
  await choice.selectOption((await option.getAttribute("value")) ?? "");
  await form.locator(`[name="words.${number}"]`).fill(words ?? "");
}
