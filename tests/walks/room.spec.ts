/**
 * Room mode: the chair's phone turns the projector in the hall; the projector follows, keeps its text when offline, and
 * catches up.
 */
import { type Browser, expect, type Page } from "@playwright/test";
import { caretAtEnd, Line } from "../support/drafting.ts";
import { ownText } from "../support/own-text.ts";
import { enterAs, seriousViolations, test } from "../support/visits.ts";

test.setTimeout(90_000);

test("P62 the wall follows the chair's telephone and the pen, stays with a reload and a cut line, and catches up", async ({
  browser,
}) => {
  const text = await ownText(browser, "On the wall");
  const line = new Line();
  const projector = await sit(browser, "guest.no", { width: 1920, height: 1080 });
  await projector.routeWebSocket(/\/collab\//, (socket) => line.take(socket));
  await projector.goto(`${text}/projector`);
  await expect(viewed(projector)).toHaveText("Title");
  const phone = await sit(browser, "chair", { width: 390, height: 844 });
  await phone.goto(`${text}/projector/remote`);
  await expect(phone.getByText("The projector shows Title")).toBeVisible();
  for (const name of ["Enacting words", "PP1", "OP1"]) {
    await phone.getByRole("button", { name: "Next clause" }).click();
    await expect(phone.getByText(`The projector shows ${name}`, { exact: true })).toBeVisible();
  }
  await expect(viewed(projector)).toHaveText("OP1");
  await projector.reload();
  await expect(viewed(projector)).toHaveText("OP1");

  const pen = await sit(browser, "delegate.kz", { width: 1440, height: 900 });
  await pen.goto(text);
  await caretAtEnd(pen, "OP1");
  await pen.keyboard.type(" in every State");
  await expect(projector.locator(".room-clause")).toContainText("against children in every State;");

  // The whole connection: a page that was requested when the socket broke would still be answered.
  await projector.context().setOffline(true);
  line.cut();
  await expect(projector.getByText("You are offline: this is the text as it was")).toBeVisible();
  await expect(projector.locator(".room-clause")).toContainText("in every State;");
  await phone.getByRole("button", { name: /^OP3/ }).click();
  await expect(phone.getByText("The projector shows OP3", { exact: true })).toBeVisible();
  await expect(viewed(projector)).toHaveText("OP1");
  line.mend();
  await projector.context().setOffline(false);
  await expect(viewed(projector)).toHaveText("OP3");
  await expect(projector.getByText("You are offline: this is the text as it was")).toHaveCount(0);
  await expect(projector.getByText("2 open brackets")).toBeVisible();
  for (const page of [projector, phone]) expect(await seriousViolations(page)).toEqual([]);
  await leave(projector, phone, pen);
});

test("P63 a wall with a keyboard turns itself for the chair's side, on a Russian layout, too; nobody else turns it", async ({
  browser,
}) => {
  const text = await ownText(browser, "By the keys");
  const chair = await sit(browser, "secretariat", { width: 1440, height: 900 });
  await chair.goto(`${text}/projector`);
  await expect(viewed(chair)).toHaveText("Title");
  await awake(chair);
  for (const key of ["PageDown", "PageDown", "ArrowRight"]) await chair.keyboard.press(key);
  await expect(viewed(chair)).toHaveText("OP1");
  await chair.evaluate(() => dispatchEvent(new KeyboardEvent("keydown", { code: "KeyV", key: "м" })));
  await expect(chair.locator(".room")).toHaveAttribute("data-view", "amendments");
  await chair.keyboard.press("PageUp");
  await expect(viewed(chair)).toHaveText("PP1");
  await chair.evaluate(() => {
    for (const key of ["м", "м"]) dispatchEvent(new KeyboardEvent("keydown", { code: "KeyV", key }));
  });
  await expect(chair.locator(".room"), "two quick presses are two steps").toHaveAttribute(
    "data-view",
    "clause",
  );

  const other = await sit(browser, "head.kz", { width: 1440, height: 900 });
  await other.goto(`${text}/projector`);
  await awake(other);
  await other.keyboard.press("PageDown");
  await expect(viewed(other)).toHaveText("PP1");
  await expect(other.getByRole("link", { name: "Projector remote" })).toHaveCount(0);
  const refused = await other.goto(`${text}/projector/remote`);
  expect(refused?.status()).toBe(403);
  await other.goto(text);
  await expect(other.locator(".sheet-clause").first()).toBeVisible();
  await expect(other.getByText("Projector", { exact: true })).toHaveCount(0);
  await leave(chair, other);
});

test("P64 the chair turns the wall from the editor to the clause with the caret, and one on", async ({
  browser,
}) => {
  const text = await ownText(browser, "From the desk");
  const chair = await sit(browser, "chair", { width: 1440, height: 900 });
  await chair.goto(text);
  await caretAtEnd(chair, "OP2");
  await chair.locator(".more > summary").click();
  await chair.getByText("Projector", { exact: true }).click();
  await chair.getByRole("button", { name: "Show OP2 on the projector" }).click();
  await expect(chair.getByText("The projector shows OP2", { exact: true })).toBeVisible();
  await chair.getByRole("button", { name: "Next clause" }).click();
  await expect(chair.getByText("The projector shows OP3", { exact: true })).toBeVisible();
  await chair.getByRole("link", { name: "Open the projector" }).click();
  await expect(viewed(chair)).toHaveText("OP3");
  await leave(chair);
});

const viewed = (projector: Page) => projector.getByRole("heading", { level: 1 });

/** Keys work once the script of the page runs; the connection is the last thing that it starts. */
async function awake(projector: Page): Promise<void> {
  await expect(projector.locator(".room[data-awake]")).toHaveCount(1);
}

async function sit(
  browser: Browser,
  name: string,
  viewport: { width: number; height: number },
): Promise<Page> {
  const page = await (await browser.newContext({ viewport })).newPage();
  await enterAs(page, name);
  return page;
}

async function leave(...pages: Page[]): Promise<void> {
  for (const page of pages) await page.context().close();
}
