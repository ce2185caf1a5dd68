/**
 * Negotiation in several browsers: delegations propose changes to the same sentence; the chair accepts, settles,
 * rejects and undoes, while others type elsewhere. Each walk begins a text of its own.
 */
import { expect } from "@playwright/test";
import {
  beginText,
  card,
  clause,
  draft,
  leave,
  openDeciding,
  propose,
  release,
  reword,
  screen,
  sit,
  words,
} from "../support/negotiation.ts";
import { seriousViolations, test } from "../support/visits.ts";

const OP1 = "Decides to hear children before laws that concern them are adopted";
const TEXT = `The Forum,

Recalling the Convention on the Rights of the Child,

1. ${OP1};

2. Encourages States to report;

3. Requests the host to follow up.`;

test("N58 three delegations amend one sentence; it is accepted, settled, rejected and undone while a fourth types", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const [side, chair, typist] = [await screen(browser), await screen(browser), await screen(browser)];
  const address = await beginText(side, "Three of one sentence", TEXT);
  await sit(typist, "delegate.tj", address);
  await sit(side, "head.kz", address);
  await reword(side.page, "OP1", OP1.replace("hear", "listen to"), "Listening is more than hearing.");
  await sit(side, "head.uz", address);
  await reword(side.page, "OP1", `${OP1.replace("hear", "consult")} and published`);
  await sit(side, "head.kg", address);
  await reword(side.page, "OP1", OP1.replace("hear children", "give children a hearing"));
  // Shown live to everybody who has the text open, with the overlap described.
  await expect(card(typist.page, "Kyrgyzstan")).toContainText("Overlaps with what is proposed by");
  await sit(chair, "chair", address);
  await chair.page.getByRole("button", { name: "Side by side (3)" }).first().click();
  await expect(chair.page.locator(".beside .amendment")).toHaveCount(3);
  await expect(chair.page.locator(".beside-now")).toContainText(OP1);
  expect(await seriousViolations(chair.page)).toEqual([]);

  await words(typist.page, "OP2").click();
  await typist.page.keyboard.press("End");
  const typing = typist.page.keyboard.type(" every year, in words that nobody else touches", { delay: 60 });
  await openDeciding(chair.page, address, "Kazakhstan");
  const accepting = chair.page.locator("form", { has: chair.page.locator("button[value=accept]") });
  await accepting.getByLabel("Reason of the decision").fill("Nobody objected.");
  await accepting.locator("button").click();
  await expect(card(chair.page, "Kazakhstan").first()).toContainText("Accepted");

  await openDeciding(chair.page, address, "Uzbekistan");
  await expect(chair.page.getByText("Shown when every conflict is settled.")).toBeVisible();
  await chair.page.getByRole("radio", { name: /Proposed wording/ }).check();
  const result = chair.page.locator(".settle-result");
  await expect(result.locator("del")).toContainText("listen to");
  await expect(result.locator("ins").first()).toContainText("consult");
  expect(await seriousViolations(chair.page)).toEqual([]);
  await accepting.locator("button").click();
  await expect(card(chair.page, "Uzbekistan").first()).toContainText("Accepted");

  await openDeciding(chair.page, address, "Kyrgyzstan");
  await chair.page.locator("summary", { hasText: "Reject" }).click();
  const rejecting = chair.page.locator("form", { has: chair.page.locator("button[value=reject]") });
  await rejecting.getByLabel("Reason of the decision").fill("Consulting includes it.");
  await rejecting.locator("button").click();
  await expect(card(chair.page, "Kyrgyzstan").first()).toContainText("Rejected");
  await typing;
  const settled = `${OP1.replace("hear", "consult")} and published`;
  await expect(words(typist.page, "OP1")).toHaveText(settled);
  await expect(words(typist.page, "OP2")).toHaveText(
    "Encourages States to report every year, in words that nobody else touches",
  );

  // Each delegation sees the reason.
  await side.page.goto(`${address}/amendments?state=all`);
  await expect(card(side.page, "Kyrgyzstan")).toContainText(
    "Reason of the decision: Consulting includes it.",
  );
  await expect(card(side.page, "Kazakhstan")).toContainText("Reason of the decision: Nobody objected.");
  // The history of the clause shows all steps, once they are folded.
  const id = await clause(typist.page, "OP1").getAttribute("id");
  const history = side.page.locator(".versions");
  await expect(async () => {
    await side.page.goto(`${address}/clauses/${id}`);
    await expect(history.locator(".version")).toHaveCount(3, { timeout: 1_000 });
  }).toPass();
  await expect(history.locator(".version").first().locator("ins").first()).toContainText("consult");
  await expect(history).toContainText("Kazakhstan");
  await expect(history).toContainText("Uzbekistan");

  // Undone, with a reason: the former words are back, and the amendment is open again.
  await chair.page.goto(`${address}/amendments?state=accepted`);
  await card(chair.page, "Uzbekistan").getByRole("link", { name: "Reword OP1" }).click();
  await chair.page.locator("summary", { hasText: "Undo the decision" }).click();
  await chair.page.getByLabel("Reason for undoing it").fill("Decided too early.");
  await chair.page.getByRole("button", { name: "Undo the decision" }).click();
  await expect(card(chair.page, "Uzbekistan").first()).toContainText("Under consideration");
  await expect(chair.page.locator(".amendment-story")).toContainText("Decided too early.");
  await expect(words(typist.page, "OP1")).toHaveText(OP1.replace("hear", "listen to"));
  await leave(side, chair, typist);
});

test("N58 a draft is live inside the delegation, unseen outside, and survives a closed browser", async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const [head, delegate, rival] = [await screen(browser), await screen(browser), await screen(browser)];
  const address = await beginText(head, "A draft inside", TEXT);
  await sit(head, "head.kz", address);
  await sit(rival, "head.uz", address);
  await propose(head.page, "OP2", "Other words");
  await draft(head.page).press("End");
  await head.page.keyboard.type(" every year");
  await expect(head.page.locator(".draft-sheet ins")).toHaveText("every year");
  expect(await seriousViolations(head.page)).toEqual([]);
  await sit(delegate, "delegate.kz", address);
  await delegate.page.getByRole("button", { name: "Continue the draft" }).click();
  await expect(draft(delegate.page)).toContainText("every year");
  await draft(delegate.page).press("End");
  await delegate.page.keyboard.type(" in writing");
  await expect(draft(head.page)).toContainText("every year in writing");
  await expect(head.page.locator(".draft-desk .presence")).toHaveAccessibleName(/2/);
  await expect(
    delegate.page.getByText("The head of your delegation or an alternate can release it."),
  ).toBeVisible();
  await expect(delegate.page.getByRole("button", { name: "Release in the name" })).toBeHidden();
  await expect(rival.page.locator("[data-amendment], [data-draft]")).toHaveCount(0);
  // Closed in the middle of the work, and opened again: the words are still there.
  await expect(delegate.page.locator(".draft-desk .kept")).toHaveText("All changes saved");
  await head.page.reload();
  await head.page.getByRole("button", { name: "Continue the draft" }).click();
  await expect(draft(head.page)).toContainText("every year in writing");
  await release(head.page, "Clearer.");
  await expect(card(rival.page, "Kazakhstan")).toContainText("every year in writing");
  await expect(card(rival.page, "Kazakhstan")).toContainText("Clearer.");
  await leave(head, delegate, rival);
});

test("N58 what a guest suggests becomes an amendment when a member takes it up; without JavaScript it is listed and decided", async ({
  browser,
}) => {
  test.setTimeout(90_000);
  const [guest, member] = [
    await screen(browser),
    await screen(browser, { viewport: { width: 390, height: 844 } }),
  ];
  const plain = await screen(browser, { javaScriptEnabled: false });
  const address = await beginText(guest, "Suggested", TEXT);
  await sit(guest, "guest.no", address);
  await words(guest.page, "OP3").click();
  await guest.page.getByRole("button", { name: "Suggest a change" }).click();
  await guest.page.getByRole("button", { name: "A new paragraph after it" }).click();
  await draft(guest.page).click();
  await guest.page.keyboard.type("Invites children to the next Forum");
  await guest.page.getByRole("button", { name: "Send as a suggestion" }).click();
  await expect(card(guest.page, "Norway")).toContainText("Suggestion");
  await sit(member, "head.tm", address);
  await member.page.locator(".amendment-line > summary", { hasText: "Norway" }).click();
  expect(await seriousViolations(member.page)).toEqual([]);
  await member.page.getByRole("button", { name: "Take it up as our amendment" }).click();
  await expect(draft(member.page)).toHaveText("Invites children to the next Forum");
  await release(member.page);
  await expect(member.page.locator(".amendment-line > summary", { hasText: "Turkmenistan" })).toContainText(
    "Released",
  );

  await sit(plain, "chair", `${address}/amendments`);
  await plain.page.getByLabel("State").selectOption("released");
  await plain.page.getByRole("button", { name: "Show" }).click();
  await expect(plain.page).toHaveURL(/state=released/);
  await expect(card(plain.page, "Turkmenistan")).toContainText("Suggested by Norway");
  await plain.page.getByRole("button", { name: "Hide the delegations’ names" }).click();
  await sit(guest, "guest.fi", `${address}/amendments`);
  await expect(guest.page.locator(".amendment")).toContainText("A delegation");
  await expect(guest.page.locator("main")).not.toContainText("Turkmenistan:");
  await openDeciding(plain.page, address, "Turkmenistan");
  await plain.page.locator("summary", { hasText: "Accept as modified" }).click();
  const modifying = plain.page.locator("form", { has: plain.page.locator("button[value=modify]") });
  await modifying.getByLabel("Wording as accepted").fill("Invites children to every Forum");
  await modifying.locator("button").click();
  await expect(plain.page.locator(".amendment").first()).toContainText("Accepted as modified");
  await member.page.goto(address);
  await expect(words(member.page, "OP4")).toHaveText("Invites children to every Forum");
  await leave(guest, member, plain);
});

test("N59 from Propose to Release by the keyboard alone", async ({ browser }) => {
  const kz = await screen(browser);
  const address = await beginText(kz, "By keys", TEXT);
  await sit(kz, "head.kz", address);
  const { page } = kz;
  const { keyboard } = page;
  await words(page, "OP2").click();
  const reach = async (name: string) => {
    for (let step = 0; step < 80; step++) {
      const focused = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
      if (focused === name) return;
      await keyboard.press("Shift+Tab");
    }
    throw new Error(`${name} is not reached`);
  };
  await keyboard.press("Escape");
  await reach("Propose a change");
  await keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Other words" })).toBeFocused();
  expect(await seriousViolations(page)).toEqual([]);
  await keyboard.press("Enter");
  await expect(draft(page)).toBeFocused();
  await keyboard.press("End");
  await keyboard.type(" every year");
  await keyboard.press("Escape");
  await keyboard.press("Tab");
  await expect(page.locator(".draft-desk").getByLabel("Reason")).toBeFocused();
  await keyboard.type("Reports need a rhythm.");
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(card(page, "Kazakhstan")).toContainText("Released");
  await expect(page.locator(".amendment-line > summary")).toBeFocused();
  await leave(kz);
});
