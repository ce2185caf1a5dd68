/**
 * From an empty installation to delegations that draft their own declaration: by hand, in a real browser, as a
 * secretariat without a technician would do it. No demo, and a server of its own.
 */
import type { Browser, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { type OwnServer, ownServer } from "../support/own-server.ts";
import { squarePng } from "../support/png.ts";
import { seriousViolations, test } from "../support/visits.ts";

const PORT = Number(process.env.TEST_PORT || 3987) + 7;
let server: OwnServer & { output(): string };

test.beforeAll(async () => {
  server = ownServer(PORT, { PLENARY_DEMO: "off" });
  await server.start();
});
test.afterAll(() => server.close());

async function join(page: Page, name: string): Promise<void> {
  await page.locator("[name=name]").fill(name);
  await page.locator("[name=email]").fill(`${name.toLowerCase()}@forum.example`);
  await page.locator("[name=password]").fill("a password of the walk");
  await page.locator("main form.card button").click();
}

/** The fold stays open for the next delegation. */
async function addDelegation(page: Page, country: string, institution: string): Promise<void> {
  const form = page.locator("form", { has: page.getByRole("button", { name: "Add a delegation" }) });
  await form.locator("[name=country]").selectOption(country);
  await form.locator("[name='institution.en']").fill(institution);
  await form.getByRole("button", { name: "Add a delegation" }).click();
}

const amongDelegations = (page: Page) => page.locator(".seat-name .party");

/** The next step that the set-up page shows. */
const nextStep = (page: Page) => page.locator(".next-steps [aria-current=step] a");

/** Returns the link of the invitation. */
async function invite(page: Page, country: string, who: string): Promise<string> {
  const group = page
    .locator("section", { has: page.getByRole("heading", { name: country, level: 3 }) })
    .last();
  await group.getByText("Invite a person").click();
  await group.locator("[name=who]").fill(who);
  await group.getByRole("button", { name: "Create invitation" }).click();
  return (await group.locator(".link-once").innerText()).trim();
}

async function newcomer(browser: Browser, link: string, name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await join(page, name);
  await expect(page).toHaveURL(/\/meetings\//);
  return page;
}

test("D7 a secretariat sets up a forum by hand, and its delegations draft in one text", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  // A person who opens the sign-in page of an empty installation is told where the first link is.
  await page.goto(`${server.address}/sign-in`);
  await expect(page.getByText("There are no accounts yet")).toBeVisible();
  // Printed a moment after the address.
  const first = () => /http\S+invitations\/\S+/.exec(server.output())?.[0] ?? "";
  await expect.poll(first).not.toBe("");
  await page.goto(first());
  await join(page, "Dilnoza");
  await expect(nextStep(page)).toHaveText("Create the meeting");
  expect(await seriousViolations(page)).toEqual([]);
  await nextStep(page).click();
  expect(await seriousViolations(page)).toEqual([]);

  // A missing value is reported at its field, and what was typed stays.
  await page.locator("[name='name.en']").fill("Fifth Forum");
  await page.getByRole("button", { name: "Create the meeting" }).click();
  await expect(page.locator("[name='forumName.en']")).toHaveAccessibleDescription(
    "Choose a forum or enter a new one.",
  );
  await expect(page.locator("[name='name.en']")).toHaveValue("Fifth Forum");
  expect(await seriousViolations(page)).toEqual([]);
  await page.locator("[name='forumName.en']").fill("Forum of Children's Ombudspersons");
  await page.locator("[name='place.en']").fill("Tashkent");
  await page.locator("[name=host]").selectOption("UZ");
  await page.locator("[name=starts]").fill("2027-10-01");
  await page.locator("[name=ends]").fill("2027-10-02");
  await page.getByRole("button", { name: "Create the meeting" }).click();
  await expect(page).toHaveURL(/\/set-up$/);
  // Nobody typed a time zone: the host's is used, and shown.
  await expect(page.locator("summary", { hasText: "The meeting" })).toContainText("Asia/Tashkent");

  await expect(nextStep(page)).toHaveText("Add the delegations");
  await addDelegation(page, "KZ", "");
  await expect(page.getByText("Enter the institution")).toBeVisible();
  await expect(page.locator("form [name=country]").last()).toHaveValue("KZ");
  await addDelegation(page, "KZ", "Ombudsman");
  await expect(amongDelegations(page)).toHaveText(["Kazakhstan"]);
  await addDelegation(page, "UZ", "Ombudsman");
  await expect(amongDelegations(page)).toHaveText(["Kazakhstan", "Uzbekistan"]);
  await expect(page.locator(".next-steps")).toContainText("Kazakhstan and Uzbekistan");
  await page.getByRole("button", { name: "Move Uzbekistan up" }).click();
  await expect(page.locator(".seat-name .party").first()).toHaveText("Uzbekistan");

  const link = await invite(page, "Kazakhstan", "Aigerim");
  expect(await seriousViolations(page)).toEqual([]);
  const head = await newcomer(browser, link, "Aigerim");
  await head.getByRole("link", { name: "Invite your people" }).click();
  await expect(head.getByText("Uzbekistan")).toHaveCount(0);
  await head.goto(link);
  await expect(head.getByText("This link has already been used")).toBeVisible();

  // By email, which this installation cannot send: the page shows this, and the link knows the address of the person.
  const letter = await invite(page, "Uzbekistan", "alija@uz.example");
  await expect(page.getByText("pass this link on to alija@uz.example yourself")).toBeVisible();
  const alija = await (await browser.newContext()).newPage();
  await alija.goto(letter);
  await expect(alija.locator("[name=email]")).toHaveValue("alija@uz.example");
  await alija.locator("[name=name]").fill("Alija");
  await alija.locator("[name=password]").fill("a password of the walk");
  await alija.getByRole("button", { name: "Take this seat" }).click();
  await expect(alija.getByText("The secretariat prepares them")).toBeVisible();

  const secretary = page.url().replace(/#.*/, "");
  await expect(nextStep(page)).toHaveText("Create a text");
  await nextStep(page).click();
  await page.locator("[name=title]").fill("Tashkent Declaration");
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "Create the text" }).click();
  await expect(page.locator(".sheet-clause[data-kind=title]")).toHaveText("Tashkent Declaration");
  const text = page.url().replace(/#.*/, "");

  // The text shows where drafting is opened; then two delegations write in it.
  await page.getByRole("link", { name: "Open drafting" }).click();
  await page.getByRole("button", { name: "Open drafting" }).click();
  await expect(page.getByText("Drafting", { exact: true })).toBeVisible();

  // A head who opens the pages of the secretariat is refused with a reason.
  expect((await head.request.get(secretary.replace("/set-up", "/record"))).status()).toBe(403);
  await head.goto(text);
  await expect(head.locator(".sheet-clause[data-kind=title]")).toHaveText("Tashkent Declaration");
  await alija.goto(text);
  for (const [writer, words] of [
    [head, "Words of Kazakhstan. "],
    [alija, "Words of Uzbekistan. "],
  ] as const) {
    await expect(writer.locator(".tiptap")).toHaveAttribute("contenteditable", "true");
    await writer.locator(".sheet-clause[data-kind=preambular]").first().click();
    await writer.keyboard.press("Home");
    await writer.keyboard.type(words);
    await expect(alija.locator(".tiptap")).toContainText(words.trim());
    await expect(head.locator(".tiptap")).toContainText(words.trim());
  }

  await page.goto(secretary.replace("/set-up", "/record"));
  await expect(page.locator(".acts")).toContainText("Aigerim joined as Head of delegation");
  expect(await seriousViolations(page)).toEqual([]);
});

test("D84 D85 the desk shows a logo, sees it on the meeting's page, and takes it down again", async ({
  page,
}) => {
  const form = { email: "dilnoza@forum.example", password: "a password of the walk" };
  await page.goto(`${server.address}/sign-in`);
  await page.locator("[name=email]").fill(form.email);
  await page.locator("[name=password]").fill(form.password);
  await page.locator("main form").first().getByRole("button").click();
  await page.locator(".desk-meeting h3 a").click();
  await page.getByRole("link", { name: "Set up" }).click();
  await page.getByRole("link", { name: "Logo" }).click();
  const meeting = page.locator("section", {
    has: page.getByRole("heading", { name: "Logo of this meeting", level: 2 }),
  });
  const give = async (name: string, buffer: Buffer) => {
    await meeting.locator("[type=file]").setInputFiles({ name, mimeType: "image/png", buffer });
    await meeting.getByRole("button", { name: "Save" }).click();
  };
  await give("emblem.png", Buffer.from("<svg/>"));
  await expect(page.getByText("This is not a PNG file.")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await give("emblem.png", squarePng());
  const viewed = meeting.getByRole("img", { name: "Fifth Forum" });
  await expect(viewed).toBeVisible();
  expect(await viewed.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(
    64,
  );
  const picture = await page.request.get(new URL((await viewed.getAttribute("src")) ?? "", page.url()).href);
  expect(picture.headers()).toMatchObject({
    ...{ "content-type": "image/png", "x-content-type-options": "nosniff" },
    "content-security-policy": "default-src 'none'; sandbox",
  });
  await page.locator(".crumbs").getByRole("link", { name: "Fifth Forum" }).click();
  await expect(page.locator("main").getByRole("img", { name: "Fifth Forum" })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);

  await page.goBack();
  await meeting.getByText("Remove", { exact: true }).click();
  await meeting.getByRole("button", { name: "Yes: Remove" }).click();
  await expect(meeting.getByRole("button", { name: "Save" })).toBeVisible();
  expect((await page.request.get(picture.url())).status()).toBe(404);
});
