/**
 * Pages without a connection: a text that is loaded again and edited, the projector, the dashboard, and the page that
 * replaces all others. On a server of its own, which is killed; the browser believes all the time that it is online.
 */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { caretAtEnd, kept, wordsWith } from "../support/drafting.ts";
import { nextBuild } from "../support/next-build.ts";
import { ownServer } from "../support/own-server.ts";
import { scratchFolder } from "../support/scratch.ts";
import { EDITION, seriousViolations, textLink, violationsOf } from "../support/visits.ts";

const PORT = Number(process.env.TEST_PORT || 3987) + 6;
const data = scratchFolder();
const server = ownServer(PORT, {}, data);
const CLAUSE = "corporal punishment";

test.setTimeout(120_000);
test.beforeAll(() => server.start());
test.afterAll(() => server.close());

interface Visit {
  page: Page;
  /** Errors, and what the content security policy blocked. */
  noise: unknown[];
  leave(): Promise<void>;
}

async function visit(browser: Browser, who: string | null): Promise<Visit> {
  const context = await browser.newContext({ baseURL: server.address });
  const page = await context.newPage();
  const noise: unknown[] = violationsOf(page);
  page.on("console", (output) => /Content Security Policy/.test(output.text()) && noise.push(output.text()));
  if (who) await enter(page, who);
  const leave = async () => {
    expect(noise).toEqual([]);
    await context.close();
  };
  return { page, noise, leave };
}

async function enter(page: Page, who: string): Promise<void> {
  await page.request.post("/sign-in", { form: { demo: `${who}@plenary.example` } });
  await page.goto("/dashboard");
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** Opened by its link, as people do: the browser never requested its document. */
async function toText(page: Page): Promise<string> {
  await textLink(page).click();
  await expect(page.locator(".sheet-clause").first()).toBeVisible();
  const path = new URL(page.url()).pathname;
  await isSaved(page, path);
  return path;
}

async function isSaved(page: Page, ...paths: string[]): Promise<void> {
  for (const path of paths) await expect.poll(() => editionPages(page)).toContain(path);
}

function editionPages(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith("plenary:pages:"));
    const held = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return held.flat().map(({ url }) => new URL(url).pathname);
  });
}

function filesOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const held = await (await caches.open("plenary:files")).keys();
    return held.map(({ url }) => new URL(url).pathname);
  });
}

const note = (page: Page) => page.locator(".kept-note");

test("W44 a text is loaded anew without a line and typed into; the words go up when it is back, and others read them", async ({
  browser,
}) => {
  const { page, leave } = await visit(browser, "head.kz");
  const path = await toText(page);
  await expect(kept(page)).toHaveText("All changes saved");
  await server.kill();
  await page.reload();
  await expect(note(page)).toHaveText(/was saved on this device on .+ and may have changed since/);
  await expect(kept(page)).toHaveText(/^Offline/);
  await caretAtEnd(page, wordsWith(page, CLAUSE));
  await page.keyboard.type(" anywhere");
  await expect(kept(page)).toHaveText("Offline: 9 changes not saved yet");
  await page.reload();
  await expect(wordsWith(page, CLAUSE)).toContainText(" anywhere");
  await expect(kept(page)).toHaveText("Offline: 9 changes not saved yet");
  await caretAtEnd(page, wordsWith(page, CLAUSE));
  await page.keyboard.type(" at all");
  expect(await seriousViolations(page)).toEqual([]);

  await server.start();
  await expect(kept(page)).toHaveText("All changes saved", { timeout: 30_000 });
  await expect(note(page)).toBeHidden({ timeout: 30_000 });
  const other = await visit(browser, "delegate.uz");
  await other.page.goto(path);
  await expect(wordsWith(other.page, CLAUSE)).toContainText("anywhere at all");
  await leave();
  await other.leave();
});

test("W40 W45 wall, desk and edition open without a line, links among them lead on, and any other address says what works", async ({
  browser,
}) => {
  const { page, leave } = await visit(browser, "guest.no");
  const text = await toText(page);
  await page.goto(`${text}/projector`);
  await page.goto(EDITION);
  await isSaved(page, "/dashboard", `${text}/projector`, EDITION);
  await server.kill();

  await page.goto(`${text}/projector`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Title");
  await expect(note(page)).toBeVisible();
  await page.goto(EDITION);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(note(page)).toBeVisible();

  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dashboard");
  await page.getByRole("button", { name: "Русский" }).click();
  await expect(page.getByText("You are offline, so nothing was sent")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dashboard");
  await textLink(page).click();
  await expect(page.locator(".sheet-clause").first()).toBeVisible();
  await expect(note(page)).toBeVisible();

  await page.goto(`${text}/decision`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are offline");
  expect(await seriousViolations(page)).toEqual([]);
  await expect(page.locator(".kept-list a")).toHaveCount(4);
  await page.locator(".kept-list").getByRole("link", { name: "Dashboard" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dashboard");
  await page.goBack();
  await server.start();
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page).toHaveURL(`${text}/decision`);
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("You are offline");
  await leave();
});

test("W40 a server that is there and answers nobody does not keep a reader waiting, and is asked again", async ({
  browser,
}) => {
  const { page, leave } = await visit(browser, "guest.hr");
  const path = await toText(page);
  server.pause();
  await page.goto(path);
  await expect(note(page)).toBeVisible();
  await expect(page.locator(".sheet-clause").first()).toBeVisible();
  server.resume();
  await expect(note(page)).toBeHidden({ timeout: 30_000 });
  await leave();
});

test("W42 whoever signs out, is signed out, or leaves the computer to another leaves no page behind", async ({
  browser,
}) => {
  const { page, leave } = await visit(browser, "head.tj");
  const path = await toText(page);
  const title = await page.getByRole("heading", { level: 1 }).innerText();

  await enter(page, "head.tm");
  await expect.poll(() => editionPages(page)).toEqual(["/dashboard"]);
  await page.goto(path);
  await isSaved(page, path);
  // The page is left first, because an open page goes to sign-in without a click.
  await page.goto("about:blank");
  await page.context().clearCookies();
  await page.goto(path);
  await expect(page).toHaveURL(/\/sign-in/);
  await expect.poll(() => editionPages(page)).toEqual([]);

  await enter(page, "head.tm");
  await isSaved(page, "/dashboard");
  await page.context().clearCookies();
  await textLink(page).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect.poll(() => editionPages(page)).toEqual([]);

  await enter(page, "head.tm");
  await page.goto(path);
  await isSaved(page, path);
  await page.goto("/dashboard");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  expect(await editionPages(page)).toEqual([]);
  await page.goto("/sign-in");
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await server.kill();
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are offline");
  await expect(page.locator(".kept-list")).toBeHidden();
  expect(await page.content()).not.toContain(title);
  await server.start();
  await leave();
});

test("W42 a signed-in person's page is in no cache but the worker's", async ({ browser }) => {
  const { page, leave } = await visit(browser, "guest.fi");
  for (const address of ["/dashboard", "/dashboard.data"])
    expect((await page.request.get(address)).headers()["cache-control"]).toMatch(/no-store/);
  await leave();
});

test("W43 the pages and files of another build go when its worker comes, and come again with the next visit", async ({
  browser,
}) => {
  const entrance = await nextBuild(PORT + 40, PORT);
  const context = await browser.newContext({ baseURL: entrance.address });
  const page = await context.newPage();
  await enter(page, "guest.fi");
  await isSaved(page, "/dashboard");
  const gone = (await filesOf(page)).find((name) => /\/preferences-.*\.js$/.test(name)) ?? "";
  expect(gone).not.toBe("");
  entrance.begin("0123456789ab", gone);
  await page.goto("/glossary");
  const builds = () => page.evaluate(async () => (await caches.keys()).map((name) => name.split(":").at(-1)));
  await expect.poll(builds).toEqual(["files", "0123456789ab"]);
  expect(await editionPages(page)).toEqual([]);
  expect(await filesOf(page)).not.toContain(gone);
  await page.goto(EDITION);
  await isSaved(page, EDITION);
  await expect.poll(builds).toEqual(["files", "0123456789ab", "0123456789ab"]);
  await context.close();
  entrance.close();
});

test("W42 without a line signing out clears the device when it is asked a second time, and says what is left to do", async ({
  browser,
}) => {
  const { page, leave } = await visit(browser, "head.kg");
  await isSaved(page, "/dashboard");
  await server.kill();
  await page.goto("/dashboard");
  await expect(note(page)).toBeVisible();
  const out = page.getByRole("button", { name: "Sign out" });
  await out.click();
  await expect(page.getByText("Press “Sign out” again")).toBeVisible();
  expect(await editionPages(page)).toEqual(["/dashboard"]);
  await out.click();
  await expect(page.getByText("Everything of yours has been removed from this device")).toBeVisible();
  expect(await editionPages(page)).toEqual([]);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are offline");
  await server.start();
  await leave();
});

test("W46 a house that wants no pages kept has the worker and everything it kept taken away", async ({
  browser,
}) => {
  const { page, leave } = await visit(browser, "head.uz");
  await isSaved(page, "/dashboard");
  await server.stop();
  const without = ownServer(PORT, { PLENARY_OFFLINE: "off" }, data);
  await without.start();
  await page.goto("/dashboard");
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
    .toBe(0);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await without.stop();
  await server.start();
  await leave();
});
