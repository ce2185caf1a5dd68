/**
 * The database is restored to an earlier instant while two browsers hold what came later, each also the words of the
 * other. In whatever order they open the text, every word comes back under the name of its author, and both screens
 * show what happened.
 */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { wordsOf } from "#domain/text/clause.ts";
import { clausesIn, putsIn } from "#server/store/log/text-at.ts";
import { openStore, type Store } from "#server/store/open.ts";
import { loseTail } from "../support/lost-tail.ts";
import { ownServer } from "../support/own-server.ts";
import { scratchFolder } from "../support/scratch.ts";
import { textLink } from "../support/visits.ts";

const data = scratchFolder();
const server = ownServer(Number(process.env.TEST_PORT || 3987) + 1, {}, data);
let address = "";

test.beforeAll(() => server.start());
test.afterAll(() => server.close());

async function signedIn(browser: Browser, who: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.request.post(`${server.address}/sign-in`, { form: { demo: `${who}@plenary.example` } });
  if (!address) {
    await page.goto(`${server.address}/dashboard`);
    address = `${server.address}${await textLink(page).getAttribute("href")}`;
  }
  return page;
}

const clauses = (page: Page) => page.locator('[data-sheet] [data-kind="preambular"]');

async function open(page: Page): Promise<void> {
  await page.goto(address);
  await expect(clauses(page).first()).toContainText("Guided by the Convention");
  await allSaved(page);
}

async function type(page: Page, clause: Locator, words: string, left = 0): Promise<void> {
  await clause.click();
  await page.keyboard.press("End");
  for (let i = 0; i < left; i++) await page.keyboard.press("ArrowLeft");
  await page.keyboard.type(words);
  await allSaved(page);
}

const allSaved = (page: Page) =>
  expect(page.locator("[data-kept]")).toHaveAttribute("data-kept", "kept", { timeout: 15_000 });

/** Works on the database of a server that is stopped. */
async function onDatabase<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ folder: path.join(data, "postgres") });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.TEST_SHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: path.join(folder, `${name}-${width}.png`) });
  }
  await page.setViewportSize({ width: 1280, height: 720 });
}

test("W124 after the database went back, each one's words come back as that person's, whoever opens first", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const [kz, uz] = [await signedIn(browser, "delegate.kz"), await signedIn(browser, "delegate.uz")];
  await open(kz);
  await open(uz);
  await type(uz, clauses(uz).first(), " Before.");
  await expect(clauses(kz).first()).toContainText("Before.");

  const instant = Date.now();
  const sentences = Array.from({ length: 20 }, (_, i) => ` Uz${i + 1}.`).join("");
  await type(uz, clauses(uz).first(), sentences);
  await expect(clauses(kz).first()).toContainText("Uz20.");
  await type(kz, clauses(kz).nth(1), " Alone kz.");
  await type(kz, clauses(kz).first(), " Among kz!", 12);
  await expect(clauses(uz).first()).toContainText("Among kz!");
  for (const page of [kz, uz]) await page.goto("about:blank");
  await server.stop();

  const { sheet, people } = await onDatabase(async (store) => {
    const { rows } = await store.pool.query(
      `SELECT sheet_id AS sheet, max(n) FILTER (WHERE at <= $1)::int AS n FROM change WHERE sheet_id =
         (SELECT sheet_id FROM change ORDER BY at DESC LIMIT 1) GROUP BY 1`,
      [new Date(instant)],
    );
    const named = await store.pool.query("SELECT id, email FROM person");
    await loseTail(store.pool, rows[0].sheet, rows[0].n);
    return {
      sheet: rows[0].sheet as string,
      people: new Map<string, string>(named.rows.map(({ id, email }) => [email, id])),
    };
  });
  await server.start();

  await open(kz);
  const aside = (page: Page) => page.locator("[data-aside]");
  await expect(aside(kz)).toContainText("Written by somebody else, not sent");
  await expect(aside(kz)).toContainText("Uz1.");
  await expect(aside(kz)).toContainText("Your words, not yet in the text");
  await expect(aside(kz)).toContainText("Among kz!");
  await expect(clauses(kz).nth(1)).toContainText("Alone kz.");
  await expect(clauses(kz).first()).not.toContainText("Uz1.");
  await allSaved(kz);
  await shot(kz, "aside");

  await open(uz);
  for (const page of [kz, uz]) {
    await expect(clauses(page).first()).toContainText("Uz1.");
    await expect(clauses(page).first()).toContainText("Among kz!");
    await expect(aside(page)).toHaveCount(0);
    await allSaved(page);
  }
  const chair = await signedIn(browser, "chair");
  await chair.goto(`${server.address}/dashboard`);
  await expect(chair.locator("main")).toContainText("were not taken in");
  await shot(chair, "chair");
  await server.stop();

  await onDatabase(async (store) => {
    const { state, clients } = await store.changes.load(sheet);
    const clause = clausesIn(state).find((one) => wordsOf(one).includes("Uz20."));
    const found = putsIn(state, clause?.id ?? "");
    let at = 0;
    let [ofUz, ofKz] = ["", ""];
    for (const { length, client } of found?.puts ?? []) {
      const words = found?.words.slice(at, at + length) ?? "";
      if (clients.get(client) === people.get("delegate.uz@plenary.example")) ofUz += words;
      if (clients.get(client) === people.get("delegate.kz@plenary.example")) ofKz += words;
      at += length;
    }
    expect(ofKz).toBe(" Among kz!");
    expect(ofUz).toBe(` Before.${sentences}`);
  });
});
