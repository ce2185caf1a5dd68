/**
 * The whole process of one text, from the dashboard to the public page: the demo's roadmap, so that the declaration
 * stays in drafting for the other walks. The steps build on each other.
 */
import { readFile, writeFile } from "node:fs/promises";
import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { SCHEMA_VERSION } from "#domain/text/schema.ts";
import { enterAs, seriousViolations } from "../support/visits.ts";
import { test } from "../support/walk-server.ts";

test.describe.configure({ mode: "serial" });

const ROADMAP = "Roadmap of co-operation";
let text = "";

/** A frame of the protocol that carries one update. */
function frameOf(update: Uint8Array): Uint8Array {
  const length: number[] = [];
  for (let left = update.length; ; left >>>= 7) {
    if (left < 128) {
      length.push(left);
      break;
    }
    length.push((left & 127) | 128);
  }
  return new Uint8Array([0, 2, ...length, ...update]);
}

function stray(): Uint8Array {
  const doc = new Y.Doc();
  const clause = new Y.XmlElement("clause");
  clause.insert(0, [new Y.XmlText("smuggled words")]);
  doc.getXmlFragment("text").insert(0, [clause]);
  return Y.encodeStateAsUpdate(doc);
}

/**
 * Sends one edit with a hand-written client and returns the code with which the server closes the connection; 0 if it
 * does not close it.
 */
async function smuggle(page: Page, baseURL: string, sheet: string): Promise<number> {
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const address = `${baseURL.replace("http", "ws")}/collab/${sheet}?schema=${SCHEMA_VERSION}`;
  const socket = new WebSocket(address, { headers: { cookie, origin: baseURL } });
  return new Promise((resolve) => {
    socket.on("message", () => socket.readyState === WebSocket.OPEN && socket.send(frameOf(stray())));
    socket.on("close", resolve);
    socket.on("error", () => resolve(-1));
  });
}

async function sign(page: Page, title: string) {
  await page.goto(`/texts/${text}/decision`);
  await page.getByLabel("Name of the signatory").fill("Office of the Commissioner");
  await page.getByLabel("Exact title").fill(title);
  await page.getByLabel("My name and title are exactly").check();
  await page.getByRole("button", { name: "Sign", exact: true }).click();
}

async function enter(browser: Browser, who: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await enterAs(page, who);
  await page.goto("/dashboard");
  return { context, page };
}

test("L6 the chair issues the Zero draft and opens signing; the text closes", async ({ browser }) => {
  const { page } = await enter(browser, "chair");
  text = (await page.getByRole("link", { name: ROADMAP }).first().getAttribute("href"))?.split("/")[2] ?? "";
  await page.goto(`/texts/${text}/drafts`);
  await page.getByRole("button", { name: "Issue a draft" }).click();
  await expect(page.getByRole("heading", { name: "Zero draft" })).toBeVisible();
  await page.goto(`/texts/${text}/decision`);
  // Two actions have brackets: the chair goes on, and gives the reason on the record.
  await page.getByLabel("Go ahead anyway, because").fill("The brackets are agreed to be printed");
  await page.getByRole("button", { name: "Open signing" }).click();
  await expect(page.getByText("Signed: 0 of 5")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.context().close();
});

test("W7 what a hand-written client sends to a closed text is refused and stands nowhere", async ({
  browser,
  baseURL,
}) => {
  const { page } = await enter(browser, "delegate.kz");
  await page.goto(`/texts/${text}`);
  const paper = page.locator("[data-sheet]");
  const sheet = (await paper.getAttribute("data-sheet")) ?? "";
  expect(await smuggle(page, baseURL ?? "", sheet)).toBe(4403);
  await page.reload();
  await expect(paper).toContainText("Agree on a common set of indicators");
  await expect(paper).not.toContainText("smuggled words");
  await page.context().close();
});

test("S1 a form without a title comes back with the reason and what was typed", async ({ browser }) => {
  const { page } = await enter(browser, "head.kg", { javaScriptEnabled: false });
  await page.goto(`/texts/${text}/decision`);
  await page.getByLabel("Name of the signatory").fill("Office of the Ombudsman");
  await page.getByLabel("Exact title").fill("   ");
  await page.getByLabel("My name and title are exactly").check();
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(page.getByText("both the name and the exact title")).toBeVisible();
  await expect(page.getByLabel("Name of the signatory")).toHaveValue("Office of the Ombudsman");
  await page.context().close();
});

test("S1 a signature over another hash than the frozen one is refused in words", async ({ browser }) => {
  const { page } = await enter(browser, "head.kg");
  await page.goto(`/texts/${text}/decision`);
  const forged = { intent: "sign", seen: "0".repeat(64), signatory: "Office", title: "Ombudsman" };
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(`/texts/${text}/decision`, { form: forged, headers: { origin } });
  expect(answer.status()).toBe(422);
  expect(await answer.text()).toContain("not the frozen text");
  await expect(page.getByText("Signed: 0 of 5")).toBeVisible();
  await page.context().close();
});

test("K1 with the keyboard alone from the sign-in page to a signature", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto("/sign-in");
  const press = async (key: string, until: () => Promise<boolean>) => {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press(key);
      if (await until()) return;
    }
    throw new Error(`${key} never led there`);
  };
  const focused = (selector: string) => () =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);
  await press("Tab", focused("input[name=email]"));
  await page.keyboard.type("head.kg@plenary.example");
  await press("Tab", focused("input[name=password]"));
  await page.keyboard.type("plenary-demo");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/dashboard");
  await press("Tab", focused(`a[href^="/texts/${text}/decision"]`));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/decision");
  await press("Tab", focused("input[name=signatory]"));
  await page.keyboard.type("Office of the Ombudsman");
  await press("Tab", focused("input[name=title]"));
  await page.keyboard.type("Ombudsman");
  await press("Tab", focused("input[type=checkbox][required]"));
  await page.keyboard.press("Space");
  await press("Tab", focused("button[value=sign]"));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Signed: 1 of 5")).toBeVisible();
  await context.close();
});

test("L6 all five sign, the chair adopts, and the public reads and verifies it", async ({ browser }) => {
  // Six people one after the other, and a verification.
  test.setTimeout(120_000);
  test.setTimeout(60_000);
  const chair = await enter(browser, "chair");
  await chair.page.goto(`/texts/${text}/decision`);
  await expect(chair.page.getByText(/^Signature missing: /)).toBeVisible();
  for (const country of ["kz", "tj", "tm", "uz"]) {
    const { page, context } = await enter(browser, `head.${country}`);
    await sign(page, country === "uz" ? "Deputy Ombudsman" : "Commissioner for Children's Rights");
    await expect(
      page.locator('tr[data-status="signed"]').filter({ hasText: "Office of the Commissioner" }).first(),
    ).toBeVisible();
    await context.close();
  }
  // The board refreshes without a click.
  await expect(chair.page.getByText("Signed: 5 of 5")).toBeVisible({ timeout: 15_000 });
  await chair.page.getByLabel("Go ahead anyway, because").fill("The brackets are agreed to be printed");
  await chair.page.getByRole("button", { name: "Adopt the text" }).click();
  await chair.page.getByRole("link", { name: "Public page of the adopted text" }).click();
  await expect(chair.page).toHaveURL(/editions\/astana-2026-roadmap$/);
  await chair.context.close();

  const page = await (await browser.newContext()).newPage();
  await page.goto("/");
  await page.getByRole("link", { name: ROADMAP }).click();
  await expect(page.getByText("Deputy Ombudsman")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.goto("/editions/astana-2026-roadmap/verify");
  await expect(page.getByText(/^Verified: this is the adopted text/)).toBeVisible();
  await page.context().close();
});

test("H2 one byte changed in a copy of the downloaded record: verification says no, and where", async ({
  page,
}, info) => {
  await page.goto("/editions/astana-2026-roadmap");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /JSON/ }).click(),
  ]);
  const record = await readFile(await download.path(), "utf8");
  const copy = info.outputPath("copy.json");
  await writeFile(copy, record.replace("unannounced", "unannouncfd"));
  await page.goto("/editions/astana-2026-roadmap/verify");
  await page.locator("input[type=file]").setInputFiles(copy);
  await expect(page.getByText("A6: Exchange the methods of unannouncfd")).toBeVisible();
  await expect(page.getByText("your copy differs from the published record")).toBeVisible();
});
