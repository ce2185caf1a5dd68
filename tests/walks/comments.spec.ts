/**
 * Comments on a text: words are marked and discussed within an audience, in the margin, with keys, on a phone; a person
 * outside the audience finds nothing of it at any address. Each walk has a text of its own.
 */
import { type Browser, expect, type Page } from "@playwright/test";
import routes from "#app/routes.ts";
import { caretAtEnd, kept, leave, openPanel, type Visit, visit, words } from "../support/drafting.ts";
import { ownText } from "../support/own-text.ts";
import { enterAs, seriousViolations, test } from "../support/visits.ts";

const margin = (page: Page) => page.locator(".amendment-margin");
const cards = (page: Page) => margin(page).locator(".thread");
const mark = (page: Page) => page.locator("mark.commented");

/** Selects the last word of a clause with keys, as a writer does. */
async function selectLastWord(page: Page, label: string): Promise<void> {
  await caretAtEnd(page, label);
  await page.keyboard.press("Control+Shift+ArrowLeft");
}

/** A key press as a Russian keyboard makes it. */
async function pressOnRussianLayout(page: Page, key: string, code: string): Promise<void> {
  await page.evaluate(
    ([key, code]) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", {
          key,
          code,
          ctrlKey: true,
          altKey: true,
          bubbles: true,
          cancelable: true,
        }),
      ),
    [key, code] as const,
  );
}

async function at(browser: Browser, title: string, ...names: string[]): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (const name of names) visits.push(await visit(browser, name, false, title));
  return visits;
}

test("C72 C73 words are marked by keys and discussed in a circle; the rest of the table sees nothing of it", async ({
  browser,
}) => {
  test.slow();
  const title = "Words in a circle";
  await ownText(browser, title);
  const [kz, head, uz] = (await at(browser, title, "delegate.kz", "head.kz", "head.uz")) as [
    Visit,
    Visit,
    Visit,
  ];
  await selectLastWord(kz.page, "OP1");
  await pressOnRussianLayout(kz.page, "ь", "KeyM");
  const panel = kz.page.getByRole("complementary", { name: "OP1" });
  await expect(panel.getByLabel("Comment on these words")).toBeFocused();
  await kz.page.keyboard.type("Which age? @Hea");
  await panel.getByLabel("Who can see it").selectOption("Only our delegation");
  await panel.getByLabel("Comment on these words").focus();
  await kz.page.keyboard.press("End");
  await kz.page.keyboard.type("d");
  await expect(panel.getByRole("listbox").getByRole("option")).toHaveText([/^Head of delegation/]);
  await kz.page.keyboard.press("Enter");
  await kz.page.keyboard.press("Control+Enter");
  await expect(mark(kz.page)).toHaveText("children");
  await expect(mark(head.page)).toHaveText("children");
  await expect(panel.locator(".thread .circle")).toHaveText("own delegation");
  await expect(panel.locator(".comment-body strong")).toHaveText(/^@Head of delegation/);

  // Everybody may read this comment; nobody outside the delegation sees anything of the other.
  await caretAtEnd(kz.page, "OP2");
  const second = kz.page.getByRole("complementary", { name: "OP2" });
  await second.getByLabel("New comment").fill("Every second year?");
  await second.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(uz.page.locator('.gutter-button[data-threads="1"]')).toBeVisible();
  await expect(uz.page.locator(".gutter-button[data-threads]")).toHaveCount(1);
  await expect(mark(uz.page)).toHaveCount(0);

  // Words typed around the marked words leave the mark as it is, for readers, too.
  await caretAtEnd(uz.page, "OP1");
  await uz.page.keyboard.type(" and adults");
  await expect(words(head.page, "OP1")).toContainText("children and adults");
  await expect(mark(head.page)).toHaveText("children");
  await expect(kept(uz.page)).toHaveText("All changes saved");

  // Cards are in the margin, beside the sheet.
  await kz.page.getByRole("button", { name: "Clause panel" }).click();
  await expect(cards(kz.page)).toHaveCount(2);
  const paper = await kz.page.locator(".sheet").boundingBox();
  for (const card of await cards(kz.page).all()) {
    const box = await card.boundingBox();
    expect(box && paper && box.x >= paper.x + paper.width).toBe(true);
  }
  expect(await seriousViolations(kz.page)).toEqual([]);

  // From one card to the next, and back to the words.
  await caretAtEnd(kz.page, "PP1");
  await pressOnRussianLayout(kz.page, "с", "KeyC");
  await expect(cards(kz.page).first()).toBeFocused();
  await expect(mark(kz.page)).toHaveClass(/commented-now/);
  await kz.page.keyboard.press("Control+Alt+c");
  await expect(cards(kz.page).nth(1)).toBeFocused();
  await kz.page.keyboard.press("Escape");
  await expect(kz.page.getByRole("textbox", { name: /^Text:/ })).toBeFocused();

  // Who was named is told where, and not what.
  await head.page.goto("/dashboard");
  await expect(head.page.getByText(/You are mentioned in a comment/)).toBeVisible();
  await expect(head.page.getByText("Which age?")).toBeHidden();
  await leave(kz, head, uz);
});

test("C62 C63 a guest marks and answers where it may not write; a discussion is closed with a reason, filtered, reopened", async ({
  browser,
}) => {
  test.slow();
  const title = "Words of a guest";
  await ownText(browser, title);
  const [no, chair] = (await at(browser, title, "guest.no", "chair")) as [Visit, Visit];
  await words(no.page, "OP2").evaluate((clause) => {
    const texts = document.createTreeWalker(clause, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const from = text.textContent?.indexOf("every") ?? -1;
      if (from >= 0) return getSelection()?.setBaseAndExtent(text, from, text, from + "every".length);
    }
  });
  await no.page.getByRole("button", { name: /Comment on the selected words/ }).click();
  const asked = no.page.getByLabel("Comment on these words");
  await expect(asked).toBeFocused();
  await asked.fill("Norway reports yearly.");
  await no.page.keyboard.press("Control+Enter");
  await expect(mark(chair.page)).toHaveText("every");

  await words(chair.page, "OP2").click();
  await openPanel(chair.page);
  const panel = chair.page.getByRole("complementary", { name: "OP2" });
  await panel.getByLabel("Reply").fill("Taken.");
  await panel.getByRole("button", { name: "Reply" }).click();
  await expect(no.page.getByText("Taken.")).toBeVisible();
  await panel.locator("summary", { hasText: "Resolve" }).click();
  await panel.getByLabel("Taken up in the text").check();
  await panel.getByLabel("Note (optional)").fill("In OP2.");
  await panel.getByRole("button", { name: "Resolve" }).click();
  await expect(mark(no.page)).toHaveCount(0);
  await expect(mark(chair.page)).toHaveCount(0);

  const list = chair.page.locator(".comment-places");
  await list.getByRole("button", { name: "Comments: 0" }).click();
  await expect(list.getByText("No results.")).toBeVisible();
  await list.getByLabel("State").selectOption("Resolved");
  await expect(mark(chair.page)).toHaveText("every");
  expect(await seriousViolations(chair.page)).toEqual([]);
  await list.getByRole("button", { name: /Norway reports yearly/ }).click();
  await expect(panel.getByText("Taken up in the text. In OP2.")).toBeVisible();
  await panel.getByRole("button", { name: "Reopen" }).click();
  await expect(mark(no.page)).toHaveText("every");

  // The list on a page of its own, on a phone, in Russian.
  await no.page.setViewportSize({ width: 390, height: 844 });
  await no.page.goto(`${new URL(no.page.url()).pathname}/comments`);
  await expect(no.page.locator(".comment-body").first()).toHaveText("Norway reports yearly.");
  await expect(no.page.locator(".thread-quote")).toHaveText("every");
  expect(await seriousViolations(no.page)).toEqual([]);
  const width = await no.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await leave(no, chair);
});

/** Every address of ours, with this text wherever an address needs one. */
function addressesOf(text: string, meeting: string, thread: string): string[] {
  const paths = routes.flatMap(({ path }) => (path && path !== "*" ? [path] : []));
  const inside = paths.filter((path) => path.startsWith("texts/") || path.startsWith("meetings/"));
  const filled = inside.map((path) =>
    (path.startsWith("texts/") ? path.replace(":id", text) : path.replace(":id", meeting))
      .replace(":language", "ru")
      .replace(/:(number|draft)/, "1")
      .replace(/:\w+/g, "c1"),
  );
  const others = paths.filter((path) => !path.includes(":") && !["sign-out", "language"].includes(path));
  return [
    ...["", "search?q=Quetzalcoatlus", `texts/${text}/comments?state=all`],
    ...[`texts/${text}/mentionable?thread=${thread}`, ...filled, ...others],
  ];
}

test("C67 no address tells anybody else a word of a private discussion", async ({ browser }) => {
  test.slow();
  const title = "Words for nobody else";
  const path = await ownText(browser, title);
  const [kz] = (await at(browser, title, "delegate.kz")) as [Visit];
  await caretAtEnd(kz.page, "OP1");
  await openPanel(kz.page);
  const clause = kz.page.getByRole("complementary", { name: "OP1" });
  await clause.getByLabel("New comment").fill("Quetzalcoatlus");
  await clause.getByLabel("Who can see it").selectOption("Only our delegation");
  await clause.getByRole("button", { name: "Comment", exact: true }).click();
  const card = clause.locator(".thread");
  await expect(card).toContainText("Quetzalcoatlus");
  const thread = (await card.getAttribute("data-thread")) ?? "";
  // The words before a correction are as secret as the comment; words that were taken back are shown to nobody, also
  // not within the audience.
  await card.locator("summary", { hasText: /^Edit$/ }).click();
  await card.getByLabel("Your comment").fill("Brachiosaurus");
  await card.getByRole("button", { name: "Save" }).click();
  await expect(card.getByText(/^edited /)).toBeVisible();
  await card.getByLabel("Reply").fill("Pteranodon");
  await card.getByRole("button", { name: "Reply", exact: true }).click();
  await expect(card.locator(".comment-body").last()).toHaveText("Pteranodon");
  await card
    .locator("summary", { hasText: /^Delete$/ })
    .last()
    .click();
  await card.getByRole("button", { name: "Delete comment" }).click();
  await expect(card.getByText(/^Deleted by its author/)).toBeVisible();
  const address = await clause.getByRole("link", { name: /page/i }).last().getAttribute("href");
  const id = address?.split("/").at(-1) ?? "";
  const meeting = (await kz.page.locator("a[href^='/meetings/']").first().getAttribute("href")) ?? "";
  const text = path.split("/").at(-1) ?? "";
  const asked = addressesOf(text, meeting.split("/").at(-1) ?? "", thread).map((one) =>
    one.replace("clauses/c1", `clauses/${id}`),
  );
  expect(asked.length).toBeGreaterThan(40);
  const notifying = async (page: Page, words = /Quetzalcoatlus|Brachiosaurus|Pteranodon/) => {
    const found: string[] = [];
    for (const one of asked) {
      const answer = await page.request.get(`/${one}`);
      const body = await answer.text();
      // A search page repeats the words of the query.
      const notified = one.startsWith("search") ? body.replaceAll("Quetzalcoatlus", "") : body;
      if (words.test(notified) || body.includes(`"${thread}"`)) found.push(one);
    }
    return found;
  };
  // Shows that readers of the discussion do find it at these addresses.
  for (const one of [/Quetzalcoatlus/, /Brachiosaurus/])
    expect((await notifying(kz.page, one)).length).toBeGreaterThan(1);
  for (const name of ["head.uz", "chair", "secretariat", "guest.fi", "partner.unicef", null]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    if (name) await enterAs(page, name);
    expect([name, await notifying(page)]).toEqual([name, []]);
    await context.close();
  }
  const comments = await kz.page.request.get(`/texts/${text}/comments?state=all`);
  const [clausePage, own] = [await kz.page.request.get(`/${address?.slice(1)}`), await comments.text()];
  expect(own).toContain("Brachiosaurus");
  expect(own + (await clausePage.text())).not.toContain("Pteranodon");
  await leave(kz);
});

test("C69 a comment becomes the draft of an amendment, which leads back to it", async ({ browser }) => {
  const title = "Words that become an amendment";
  await ownText(browser, title);
  const [kz] = (await at(browser, title, "head.kz")) as [Visit];
  await caretAtEnd(kz.page, "OP2");
  await openPanel(kz.page);
  const panel = kz.page.getByRole("complementary", { name: "OP2" });
  await panel.getByLabel("New comment").fill("Every second year is enough.");
  await panel.getByRole("button", { name: "Comment", exact: true }).click();
  await panel.getByRole("button", { name: "Turn into an amendment" }).click();
  const draft = kz.page.locator(".draft-desk");
  await expect(draft.locator(".draft-sheet")).toContainText("Agree to meet every year");
  await expect(draft.getByLabel("Reason")).toHaveValue("Every second year is enough.");
  await draft.locator(".draft-sheet .ProseMirror").click();
  await kz.page.keyboard.press("Control+End");
  await kz.page.keyboard.type(" in Astana");
  await expect(draft.locator("ins")).toContainText("in Astana");
  await expect(draft.locator(".kept")).toHaveText("All changes saved");
  await draft.getByRole("button", { name: /Release/ }).click();
  await kz.page.getByRole("link", { name: "The amendment drafted from it" }).click();
  await kz.page.getByRole("link", { name: "The discussion it comes from" }).click();
  await expect(kz.page.locator(".comment-body").first()).toHaveText("Every second year is enough.");
  await leave(kz);
});
