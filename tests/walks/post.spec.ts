/**
 * How people are notified, in a browser and by mail: the bell, the preferences, the outbox without and with a mail
 * server, and a server that is killed between an event and its email. On a server of its own, with a mail server on the
 * loopback.
 */
import { type Browser, expect, type Page } from "@playwright/test";
import { ownServer } from "../support/own-server.ts";
import { scratchFolder } from "../support/scratch.ts";
import { headerOf, type SmtpServer, smtpServer } from "../support/smtp.ts";
import { seriousViolations, test, textLink } from "../support/visits.ts";

const PORT = Number(process.env.TEST_PORT || 3987) + 11;
const data = scratchFolder();
const silent = ownServer(PORT, {}, data);
let smtp: SmtpServer;
let posting: ReturnType<typeof ownServer>;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  smtp = await smtpServer();
  const mail = { SMTP_URL: smtp.url, PLENARY_MAIL_FROM: "Plenary <plenary@forum.example>" };
  posting = ownServer(PORT, { ...mail, PLENARY_ORIGIN: `http://localhost:${PORT}` }, data);
  await silent.start();
});
test.afterAll(async () => {
  await silent.stop();
  await posting.close();
  await smtp.close();
});

const at = (path: string) => `http://localhost:${PORT}${path}`;

async function enter(page: Page, who: string): Promise<void> {
  await page.request.post(at("/sign-in"), { form: { demo: `${who}@plenary.example` } });
}

async function visitor(browser: Browser, who: string, more = {}): Promise<Page> {
  const page = await (await browser.newContext(more)).newPage();
  await enter(page, who);
  return page;
}

/** The page of the forum, by its link on this person's dashboard. */
async function meetingOf(page: Page): Promise<string> {
  await page.goto(at("/dashboard"));
  return (await page.locator(".desk-meeting h3 a").first().getAttribute("href")) ?? "";
}

/** The secretariat gives the seat of the delegate of Kazakhstan another role. */
async function changeSeat(page: Page, meeting: string, role: string): Promise<void> {
  await page.goto(at(`${meeting}/set-up`));
  const seat = page.locator(".seat-line", { hasText: "Delegate, Kazakhstan" });
  await seat.locator("summary", { hasText: "Change" }).click();
  await seat.locator("[name=role]").selectOption(role);
  await seat.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
}

/** As if the person came back to the page: the bell asks the server at once. */
const comesBack = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("focus")));

test("O65 O66 without a mail server the desk reads in the outbox what it has to pass on by hand", async ({
  page,
}) => {
  await enter(page, "secretariat");
  const meeting = await meetingOf(page);
  await page.goto(at(`${meeting}/set-up`));
  const group = page.locator("section.people-at", { has: page.getByRole("heading", { name: "Kazakhstan" }) });
  await group.getByText("Invite a person").click();
  await group.locator("[name=who]").fill("aigul@office.example");
  await group.getByRole("button", { name: "Create invitation" }).click();
  await expect(page.getByText("pass this link on to aigul@office.example yourself")).toBeVisible();
  const link = (await page.locator(".link-once").innerText()).trim();
  await page.goto(at("/notifications/outbox"));
  await expect(page.getByText("No mail server is configured")).toBeVisible();
  const letter = page.locator(".letter", { hasText: "aigul@office.example" });
  await letter.getByText("Read the email").click();
  await expect(letter.locator(".letter-words")).toContainText(new URL(link).pathname);
  expect(await seriousViolations(page)).toEqual([]);
});

test("O79 the bell says on an open page what was told, and is read with the keyboard", async ({
  page,
  browser,
}) => {
  const secretary = await visitor(browser, "secretariat");
  const meeting = await meetingOf(secretary);
  await enter(page, "delegate.kz");
  await page.goto(at("/dashboard"));
  const bell = page.locator("button.bell");
  await expect(bell).toHaveAccessibleName("No unread notifications");
  await changeSeat(secretary, meeting, "adviser");
  await comesBack(page);
  await expect(bell).toHaveAccessibleName("1 unread notification");
  await bell.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("region", { name: "Notifications" });
  await expect(panel.getByRole("link", { name: "Your seat was changed: Adviser" })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(bell).toBeFocused();
  await bell.click();
  await panel.getByRole("button", { name: "Mark as read", exact: true }).click();
  await expect(bell).toHaveAccessibleName("No unread notifications");
  await changeSeat(secretary, meeting, "delegate");
  await comesBack(page);
  await expect(bell).toHaveAccessibleName("1 unread notification");
  await panel.getByRole("link", { name: "Your seat was changed: Delegate" }).click();
  await expect(page).toHaveURL(at(meeting));
  await expect(bell).toHaveAccessibleName("No unread notifications");
});

test("O79 without JavaScript the bell leads to the desk", async ({ browser }) => {
  const page = await visitor(browser, "delegate.kz", { javaScriptEnabled: false });
  await page.goto(at("/search"));
  await page.getByRole("link", { name: "No unread notifications" }).click();
  await expect(page).toHaveURL(at("/dashboard#news"));
});

test("O75 O78 each chooses what comes by mail, and a calendar program has an address of its own", async ({
  page,
}) => {
  await enter(page, "head.kz");
  await page.goto(at("/notifications"));
  await page.getByLabel("Work on the text").selectOption("once");
  await page.getByLabel("Digest").selectOption("hourly");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Work on the text")).toHaveValue("once");
  await expect(page.getByLabel("Digest")).toHaveValue("hourly");
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Create the address" }).click();
  const address = (await page.locator(".link-once").innerText()).trim();
  const calendar = await (await fetch(address)).text();
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(calendar).toContain("DTSTART;VALUE=DATE:20261126\r\n");
  await page.getByRole("button", { name: "Revoke the address" }).click();
  await expect(page.getByRole("button", { name: "Create the address" })).toBeVisible();
  expect((await fetch(address)).status).toBe(404);
});

test("O80 killed before it could send, the house sends each letter once after it is started again", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await enter(page, "secretariat");
  const meeting = await meetingOf(page);
  // An open page would send requests to a server that is gone.
  await page.goto("about:blank");
  await silent.kill();
  await posting.start();
  // An invitation and two changes of a seat have waited since before; no email that gathers several is due.
  await expect.poll(() => smtp.taken.length, { timeout: 30_000 }).toBe(3);
  await posting.kill();
  await posting.start();
  await enter(page, "secretariat");
  await changeSeat(page, meeting, "adviser");
  await expect.poll(() => smtp.taken.length, { timeout: 30_000 }).toBe(4);
  expect(new Set(smtp.taken.map((one) => headerOf(one, "Message-ID"))).size).toBe(4);
  expect(headerOf(smtp.taken[3] as (typeof smtp.taken)[0], "Subject")).toContain(
    "Your seat was changed: Adviser",
  );
  // The mail server has a mail a moment before the outbox says that it was sent.
  await expect(async () => {
    await page.goto(at("/notifications/outbox"));
    await expect(page.getByText("Sent: 4")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const letter = page.locator(".letter", { hasText: "aigul@office.example" });
  await letter.getByText("Read the email").click();
  await expect(letter.getByText("The link was removed when the email was sent.")).toBeVisible();
});

test("O75 with one press in a letter no more of its kind come; all else stays", async ({ page, browser }) => {
  const chair = await visitor(browser, "chair");
  await chair.goto(at("/dashboard"));
  const text = await textLink(chair).getAttribute("href");
  const before = smtp.taken.length;
  const opened = await chair.request.post(at(`${text}/commands`), {
    form: { intent: "open-reading", after: "1" },
  });
  expect(opened.ok()).toBe(true);
  await expect.poll(() => smtp.taken.length, { timeout: 30_000 }).toBe(before + 1);
  const letter = smtp.taken[before] as (typeof smtp.taken)[0];
  expect(letter.to).toBe("head.kz@plenary.example");
  const address = headerOf(letter, "List-Unsubscribe").replace(/[<>]/g, "");
  await page.goto(address);
  await expect(page.getByRole("button", { name: "Unsubscribe" })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  // As a mail program does it: no cookie, no page.
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  expect((await fetch(address, { method: "POST", body })).status).toBe(200);
  expect((await fetch(`${address}x`, { method: "POST", body })).status).toBe(404);
  await enter(page, "head.kz");
  await page.goto(at("/notifications"));
  await expect(page.getByLabel("Work on the text")).toHaveValue("none");
  await expect(page.getByLabel("Decisions on the text")).toHaveValue("once");
});
