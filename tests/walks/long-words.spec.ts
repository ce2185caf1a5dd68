/**
 * Long words without a space, in every field in which a person types: no page becomes wider than its window, on a phone
 * or on a desktop computer.
 */
import { expect, type Page } from "@playwright/test";
import { fold, press } from "../support/decision-pages.ts";
import { beginText, leave, reword, screen, sit, words } from "../support/negotiation.ts";
import { seen } from "../support/seen.ts";
import { enterAs, test } from "../support/visits.ts";

const NAME = "W".repeat(70);
const WORD = "Ombudsperson".repeat(17);
const TEXT = `${NAME}\n\nThe Forum,\n\n1. Decides to hear ${WORD};\n\n2. Requests the host to follow up.`;

async function post(page: Page, address: string, form: Record<string, string>): Promise<void> {
  const answer = await page.request.post(address, { form });
  expect(answer.status(), `${address} ${form.intent ?? ""}`).toBeLessThan(300);
}

/** The width beyond the window in pixels; 0 if the page fits. */
function wider(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(0, (document.scrollingElement?.scrollWidth ?? 0) - document.documentElement.clientWidth),
  );
}

test("P106 no page is wider than its window, whatever long words people typed", async ({ browser }) => {
  test.setTimeout(240_000);
  const [secretary, seat] = [await screen(browser), await screen(browser)];
  const text = await beginText(secretary, NAME, TEXT);
  const meeting = String(
    await secretary.page
      .goto(text)
      .then(() => secretary.page.locator(".crumbs a[href^='/meetings/']").first().getAttribute("href")),
  );
  await post(secretary.page, `${meeting}/set-up`, {
    ...{ intent: "add", at: "", kind: "partner", country: "" },
    ...{ "name.en": NAME, "institution.en": NAME },
  });
  await sit(seat, "head.kz", text);
  await expect(words(seat.page, "OP1")).toBeVisible();
  const clause = String(await seat.page.locator('.sheet-clause[data-label="OP1"]').getAttribute("id"));
  await post(seat.page, `${text}/comments`, { intent: "comment", clause, body: WORD, audience: "table" });
  await reword(seat.page, "OP1", `Decides to hear ${WORD}${WORD};`, WORD);
  await enterAs(secretary.page, "chair");
  await post(secretary.page, `${text}/drafts`, { name: NAME, note: WORD });
  await secretary.page.goto(`${text}/decision`);
  const opening = secretary.page.locator("form", {
    has: secretary.page.getByRole("button", { name: "Open signing" }),
  });
  await opening.locator("[name=override]").fill(WORD);
  await press(secretary.page, "Open signing");
  await seat.page.goto(`${text}/decision`);
  await fold(seat.page, "File a statement");
  await seat.page.getByLabel("Words", { exact: true }).fill(WORD + WORD);
  await press(seat.page, "File a statement");
  await expect(seat.page.getByText(WORD).first()).toBeVisible();

  const ofText = [
    "",
    "/amendments",
    "/comments",
    "/positions",
    "/clauses",
    `/clauses/${clause}`,
    "/drafts",
    "/drafts/1",
  ];
  const more = [
    "/compare?from=n-1&to=now",
    "/languages",
    "/decision",
    "/rules",
    "/trail",
    "/projector",
    "/decision/projector",
  ];
  const others = ["/dashboard", `/search?q=${WORD}`, meeting, `${meeting}/set-up`, `${meeting}/record`];
  const addresses = [...[...ofText, ...more].map((at) => text + at), ...others];
  for (const width of [390, 1440]) {
    await secretary.page.setViewportSize({ width, height: 900 });
    for (const address of addresses) {
      const answer = await secretary.page.goto(address);
      expect(answer?.status(), address).toBe(200);
      await expect.poll(() => wider(secretary.page), { message: `${address} at ${width}` }).toBe(0);
    }
  }
  await secretary.page.goto(`${text}/decision`);
  await seen(secretary.page, "long-words-decision");
  await secretary.page.goto(`${meeting}/set-up`);
  await seen(secretary.page, "long-words-set-up");
  await leave(secretary, seat);
});
