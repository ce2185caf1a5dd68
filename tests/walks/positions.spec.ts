/** Positions: taken in the panel, seen only by their audience, read in the matrix with keys, exported. */
import { type Browser, expect, type Page } from "@playwright/test";
import { ownText } from "../support/own-text.ts";
import { enterAs, seriousViolations, test } from "../support/visits.ts";

// Up to five people at one text are slow on a small machine.
test.setTimeout(90_000);

test("N31 N33 a head takes a position for the chair alone, and nobody else hears of it: page, socket, matrix, export", async ({
  browser,
}) => {
  const text = await ownText(browser, "A position for the chair");
  const seats = ["head.kz", "delegate.kz", "chair", "head.uz", "guest.no"];
  const [kz, colleague, chair, uz, guest] = (await sitDown(browser, seats, text)) as [
    Seat,
    Seat,
    Seat,
    Seat,
    Seat,
  ];
  await openPositions(kz.page);
  await kz.page.getByLabel("We object").check();
  await kz.page.getByRole("textbox", { name: "Note" }).fill("Our law says otherwise");
  await kz.page.getByLabel("Who can see it").selectOption("Our delegation and the chair’s side");
  await kz.page.getByRole("button", { name: "Save position" }).click();
  await expect(kz.page.getByText("Position saved.")).toBeVisible();
  for (const { page } of [colleague, chair]) {
    await openPositions(page);
    await expect(page.locator(".position-list")).toContainText("Our law says otherwise");
  }
  await openPositions(uz.page);
  await expect(uz.page.getByText("There are no positions that you can see on this clause.")).toBeVisible();
  await guest.page.locator('[data-label="OP1"] .words').click();
  await expect(guest.page.getByRole("tab", { name: /Comments/ })).toBeVisible();
  await expect(guest.page.getByRole("tab", { name: /Positions/ })).toHaveCount(0);
  await expect.poll(() => chair.received.filter((notice) => notice.includes("positions"))).toHaveLength(1);
  expect(chair.received.join()).not.toContain("kz");
  for (const { received } of [uz, guest])
    expect(received.filter((notice) => notice.includes("positions"))).toEqual([]);
  for (const [{ page }, sees] of [
    [chair, true],
    [colleague, true],
    [uz, false],
  ] as const) {
    const csv = await page.request.get(`${text}/positions.csv`);
    expect((await csv.text()).includes("Our law says otherwise")).toBe(sees);
    expect(await (await page.request.get(`${text}/positions`)).text()).toContain("Position matrix");
  }
  expect((await guest.page.request.get(`${text}/positions.csv`)).status()).toBe(403);
  const stranger = await browser.newContext();
  const entrance = await stranger.request.get(`${text}/positions`);
  expect(new URL(entrance.url()).pathname).toBe("/sign-in");
  await stranger.close();
  await kz.page.getByRole("button", { name: "Withdraw" }).click();
  await expect(chair.page.getByText("There are no positions that you can see on this clause.")).toBeVisible();
  await leave(kz, colleague, chair, uz, guest);
});

test("N34 N35 the matrix is walked by arrow keys, says where consensus is missing, and leads into the text", async ({
  browser,
}) => {
  const text = await ownText(browser, "The matrix");
  const [kz, uz, chair] = (await Promise.all(
    ["head.kz", "head.uz", "chair"].map((name) => sit(browser, name, text)),
  )) as [Seat, Seat, Seat];
  await take(kz.page, "We support it", "All member delegations and the chair’s side");
  await take(
    uz.page,
    "We reserve our position",
    "All member delegations and the chair’s side",
    "Until Friday",
  );
  const { page } = chair;
  await page.getByRole("link", { name: "Positions", exact: true }).click();
  const grid = page.getByRole("grid", { name: "Position matrix" });
  await expect(grid.getByRole("columnheader")).toHaveText([
    ...["Clause", "Consensus", "Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"],
  ]);
  await expect(grid.locator('tr[data-consensus="reservation"]')).toContainText("Reservation");
  await grid.getByRole("rowheader").first().focus();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "End"]) await page.keyboard.press(key);
  await expect(page.locator(":focus")).toContainText("Reserves its position");
  await expect(page.getByRole("status").filter({ hasText: "Uzbekistan on" })).toContainText("Until Friday");
  await page.getByRole("link", { name: /Only without consensus/ }).click();
  await expect(grid.getByRole("rowheader")).toHaveCount(1);
  expect(await seriousViolations(page)).toEqual([]);
  const csv = await (await page.request.get(`${text}/positions.csv`)).text();
  expect(csv.split("\r\n")[4]).toMatch(/Reservation,Supports,,.*,Reserves its position,Until Friday$/);
  await grid.getByRole("rowheader").first().focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".is-current")).toHaveAttribute("data-label", "OP1");
  await leave(kz, uz, chair);
});

test("N34 at 390 px the matrix is a list by clause, in Russian, too", async ({ browser }) => {
  const text = await ownText(browser, "A small screen");
  const kz = await sit(browser, "head.kz", text);
  await take(kz.page, "We need instructions", "All member delegations and the chair’s side");
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "ru" });
  const page = await context.newPage();
  await enterAs(page, "head.uz");
  await page.goto(`${text}/positions`);
  await expect(page.getByRole("heading", { name: "Таблица позиций" })).toBeVisible();
  await expect(page.getByRole("grid")).toHaveCount(0);
  const clause = page.locator(".position-clauses > li").nth(3);
  await expect(clause).toContainText("Ожидаются указания");
  await expect(clause).toContainText("Казахстан");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await seriousViolations(page)).toEqual([]);
  await context.close();
  await leave(kz);
});

interface Seat {
  page: Page;
  /** What the server sent to this page, in its order. */
  received: string[];
}

/**
 * One after the other: five editors that start in the same second keep two busy cores occupied longer than a walk
 * waits.
 */
async function sitDown(browser: Browser, names: string[], text: string): Promise<Seat[]> {
  const seated: Seat[] = [];
  for (const name of names) seated.push(await sit(browser, name, text));
  return seated;
}

async function sit(browser: Browser, name: string, text: string): Promise<Seat> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const received: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      if (typeof payload !== "string" && payload[0] === NOTICE) received.push(payload.toString("utf8"));
    }),
  );
  await enterAs(page, name);
  await page.goto(text);
  await expect(page.locator(".sheet-clause").first()).toBeVisible();
  return { page, received };
}

/** The type of a frame that is a notice. */
const NOTICE = 103;

async function openPositions(page: Page): Promise<void> {
  await page.locator('[data-label="OP1"] .words').click();
  await page.getByRole("tab", { name: /Positions/ }).click();
}

async function take(page: Page, stance: string, audience: string, note = ""): Promise<void> {
  await openPositions(page);
  await page.getByLabel(stance).check();
  await page.getByRole("textbox", { name: "Note" }).fill(note);
  await page.getByLabel("Who can see it").selectOption(audience);
  await page.getByRole("button", { name: "Save position" }).click();
  await expect(page.getByText("Position saved.")).toBeVisible();
}

async function leave(...seats: Seat[]): Promise<void> {
  for (const { page } of seats) await page.context().close();
}
