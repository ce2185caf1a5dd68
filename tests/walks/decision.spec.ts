/**
 * The whole process of a declaration in the browser, on a server whose clock the walk moves: rules, two languages,
 * silence broken at hour 71 and unbroken the second time, signing, adoption, the evidence offline, later events. The
 * steps build on each other.
 */
import { readFile, writeFile } from "node:fs/promises";
import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { unzipSync } from "fflate";
import { type Clocked, clocked } from "../support/clocked.ts";
import {
  corrects,
  fold,
  leave,
  press,
  renders,
  reserves,
  signs,
  underSilence,
} from "../support/decision-pages.ts";
import { seen } from "../support/seen.ts";
import { withAuthenticator } from "../support/virtual-key.ts";
import { enterAs, test } from "../support/visits.ts";

const PORT = Number(process.env.TEST_PORT || 3987) + 9;
const ORIGIN = `http://localhost:${PORT}`;
const TITLE = "Declaration on the safety of children online";
const EN = [
  TITLE,
  "We, the Commissioners for the rights of the child,",
  "Recalling the Convention on the Rights of the Child,",
  "1. Decide to exchange data on complaints of children;",
  "2. Agree to train the staf of our offices together;",
  "3. Call upon providers to answer complaints within ten days;",
];
const RU = [
  "Декларация о безопасности детей в интернете",
  "Мы, уполномоченные по правам ребёнка,",
  "ссылаясь на Конвенцию о правах ребёнка",
  "постановляем обмениваться данными о жалобах детей",
  "соглашаемся вместе обучать сотрудников наших учреждений",
  "призываем поставщиков услуг отвечать на жалобы в течении десяти дней",
];
const MEMBERS = ["kz", "kg", "tj", "tm", "uz"];

let server: Clocked;
/** The address of the text: /texts/… */
let text = "";
let edition = "";
let meeting = "";

test.describe.configure({ mode: "serial", timeout: 120_000 });
test.use({ baseURL: ORIGIN });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await clocked(PORT);
});
test.afterAll(() => server?.close());

async function enter(browser: Browser, who: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: ORIGIN, ...options })).newPage();
  await enterAs(page, who);
  return page;
}

test("L9 the desk begins a text in a browser and sets its rules; every head accepts them, and drafting opens", async ({
  browser,
}) => {
  const secretary = await enter(browser, "secretariat");
  await secretary.goto("/dashboard");
  meeting =
    (await secretary.locator("a[href^='/meetings/']:not([href$='/new'])").first().getAttribute("href")) ?? "";
  await secretary.goto(`${meeting}/texts/new`);
  await secretary.locator("[name=title]").fill(TITLE);
  await secretary.locator("[name=from][value=words]").check();
  await secretary.locator("[name=words]").fill(EN.join("\n\n"));
  await press(secretary, "Create the text");
  await expect(secretary).toHaveURL(/\/texts\//);
  text = new URL(secretary.url()).pathname;

  await secretary.goto(`${text}/rules`);
  await secretary.getByLabel("Silence procedure, then signature", { exact: true }).check();
  await secretary.getByRole("group", { name: "Authentic languages" }).getByLabel("Russian").check();
  await seen(secretary, "rules-form");
  await press(secretary, "Save these rules");
  await expect(secretary.getByText(/^Not yet accepted by: /)).toBeVisible();
  for (const member of MEMBERS) {
    const head = await enter(browser, `head.${member}`);
    await head.goto(`${text}/rules`);
    if (member === "kz") await seen(head, "rules-accept");
    await press(head, "Accept the process rules");
    await expect(head.getByText("Your delegation has accepted these rules.")).toBeVisible();
    await leave(head);
  }
  await secretary.goto(`${text}/decision`);
  await seen(secretary, "preparing");
  await press(secretary, "Open drafting");
  await expect(secretary.getByText("No draft has been issued yet.").first()).toBeVisible();
  await leave(secretary);
});

test("T70 the Russian words are written clause by clause, and nothing is frozen before all of them are", async ({
  browser,
}) => {
  const secretary = await enter(browser, "secretariat");
  await secretary.goto(`${text}/languages`);
  await secretary.getByLabel("Another language").selectOption("ru");
  await press(secretary, "Create the version");
  await secretary.getByRole("link", { name: "Русский" }).click();
  const chair = await enter(browser, "chair");
  await chair.goto(`${text}/drafts`);
  await press(chair, "Issue a draft");
  await expect(chair.getByRole("heading", { name: "Zero draft" })).toBeVisible();
  await chair.goto(`${text}/decision`);
  await expect(chair.getByText(/^Not translated, or behind the source: /)).toBeVisible();
  await seen(chair, "in-the-way");
  for (const [at, words] of RU.entries()) await renders(secretary, at, words);
  await expect(secretary.getByText("All clauses are up to date with the source.")).toBeVisible();
  await leave(secretary, chair);
});

test("L12 one delegation breaks silence at hour 71, and a browser's own clock moves nothing", async ({
  browser,
}) => {
  const chair = await enter(browser, "chair");
  await underSilence(chair, text);
  await seen(chair, "silence-chair");
  await chair.goto(`${text}/decision/projector`);
  await seen(chair, "silence-wall");
  await server.move(71);

  const uz = await enter(browser, "head.uz");
  await uz.clock.install({ time: new Date("2031-05-01T00:00:00Z") });
  await uz.goto(`${text}/decision`);
  await expect(uz.locator(".silence-left")).toContainText(/[12] hours?/);
  const kz = await enter(browser, "head.kz");
  await kz.goto(`${text}/decision`);
  await press(kz, "Join the text");
  await expect(kz.getByText("Joins the text").first()).toBeVisible();
  await fold(uz, "Break silence");
  await uz.getByLabel("Objection", { exact: true }).fill("OP3 names no moment from which the ten days run.");
  await uz.getByLabel("Proposed wording instead").fill("within ten days of their receipt");
  await seen(uz, "silence-head");
  await press(uz, "Break silence now");
  await expect(uz.getByText("Objection by Uzbekistan")).toBeVisible();
  // The others are notified at once, without reloading.
  await expect(kz.getByText(/was broken on .* returned to drafting/)).toBeVisible();
  await seen(kz, "silence-broken");
  await leave(chair, uz, kz);
});

test("L11 a new draft answers the objection, silence is kept, and one that comes too late is refused in words", async ({
  browser,
}) => {
  const chair = await enter(browser, "chair");
  await chair.goto(text);
  await chair.locator('[data-label="OP3"] .words').click({ clickCount: 3 });
  await chair.keyboard.insertText(
    "Call upon providers to answer complaints within ten days of their receipt",
  );
  await expect(chair.locator('[data-kept="kept"]')).toBeVisible();
  const secretary = await enter(browser, "secretariat");
  // Others see the chair's words once they are saved, not once they are typed.
  await expect(async () => {
    await secretary.goto(`${text}/languages/ru`);
    await secretary.locator(".sheet-clause").nth(5).locator(".words").click();
    const source = secretary.getByRole("region", { name: "Source" }).getByRole("blockquote");
    await expect(source).toContainText("of their receipt", { timeout: 5_000 });
  }).toPass();
  await renders(secretary, 5, `${RU[5]} с момента их получения`);
  await underSilence(chair, text);

  const uz = await enter(browser, "head.uz");
  await uz.goto(`${text}/decision`);
  const hash = await uz.locator("[name=seen]").first().inputValue();
  await server.move(75);
  const late = { intent: "break-silence", seen: hash, reason: "Still not", amendment: "" };
  const answer = await uz.request.post(`${text}/decision`, { form: late, headers: { origin: ORIGIN } });
  expect(answer.status()).toBe(422);
  expect(await answer.text()).toContain("The silence procedure has ended");
  await uz.goto(`${text}/decision`);
  await expect(uz.getByText(/^Nobody objected by .* The text is agreed\.$/)).toBeVisible();
  await chair.goto(`${text}/decision`);
  await seen(chair, "silence-kept");
  await leave(chair, secretary, uz);
});

test("H17 a head enrols a key with which the text can be signed, and signing opens", async ({ browser }) => {
  const kz = await enter(browser, "head.kz");
  await withAuthenticator(kz);
  await kz.goto(`${meeting}/keys`);
  await kz.getByLabel("Name of the key").fill("Key of the Commissioner");
  await press(kz, "Create the key");
  await expect(kz.getByText("Key of the Commissioner").first()).toBeVisible();
  const chair = await enter(browser, "chair");
  await chair.goto(`${text}/decision`);
  await press(chair, "Open signing");
  await expect(chair.getByText("Signed: 0 of 5")).toBeVisible();
  await kz.goto(`${text}/decision`);
  await seen(kz, "signing-head");
  await signs(kz, "English", { title: "Commissioner for Children's Rights", key: true });
  await expect(kz.getByText("confirmed with a passkey").first()).toBeVisible();
  await signs(kz, "Russian", { title: "Уполномоченный по правам ребёнка" });
  await expect(kz.getByRole("button", { name: "Sign in Russian" })).toBeHidden();
  await leave(kz, chair);
});

test("S5 five sign in two languages, one ad referendum, one with a reservation on OP3; the board shows each", async ({
  browser,
}) => {
  const chair = await enter(browser, "chair");
  await chair.goto(`${text}/decision`);
  for (const member of ["kg", "tj", "tm", "uz"]) {
    const head = await enter(browser, `head.${member}`);
    await head.goto(`${text}/decision`);
    for (const language of ["English", "Russian"]) {
      await signs(head, language, { title: "Ombudsman", referred: member === "tj" });
      await expect(head.getByRole("button", { name: `Sign in ${language}` })).toBeHidden();
    }
    if (member === "uz") await reserves(head);
    await leave(head);
  }
  await expect(chair.getByText("Signed: 4 of 5")).toBeVisible();
  await expect(chair.locator('tr[data-status="ad-referendum"]')).toContainText("Tajikistan");
  await expect(chair.getByText("Signature missing: Tajikistan")).toBeVisible();
  await seen(chair, "signing-chair");
  await chair.goto(`${text}/decision/projector`);
  await seen(chair, "signing-wall");
  await leave(chair);
});

test("L6 the capital confirms, the chair adopts, and the public reads who signed what, and how", async ({
  browser,
  page,
}) => {
  const tj = await enter(browser, "head.tj");
  await tj.goto(`${text}/decision`);
  await tj.getByLabel("Who confirmed").fill("The Ombudsman of Tajikistan");
  await press(tj, "Confirm what was signed ad referendum");
  const chair = await enter(browser, "chair");
  await chair.goto(`${text}/decision`);
  await expect(chair.getByText("Signed: 5 of 5")).toBeVisible();
  await press(chair, "Adopt the text");
  await chair.getByRole("link", { name: "Public page of the adopted text" }).click();
  edition = new URL(chair.url()).pathname;
  await leave(tj, chair);
  await page.goto(edition);
  for (const words of [/^Decided by silence/, "Signed with a passkey", /^Signed ad referendum, confirmed/])
    await expect(page.getByText(words).first()).toBeVisible();
  await expect(page.locator(".beside-clause")).toContainText("Reservation: Uzbekistan");
  await seen(page, "edition-1");
});

test("H16 the bundle that the public downloads verifies itself offline, and a changed byte is named", async ({
  browser,
  page,
}, info) => {
  await page.goto(edition);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the evidence (ZIP)" }).click();
  const files = unzipSync(await readFile(await (await download).path()));
  const html = Object.entries(files).find(([name]) => name.endsWith("verify.html"))?.[1];
  const whole = new TextDecoder().decode(html);
  for (const [name, bytes, says] of [
    ["whole.html", whole, "Verified: this evidence is whole."],
    ["changed.html", whole.replaceAll("Decide to exchange", "Decide to exchangf"), "OP1: Decide to exchangf"],
  ] as const) {
    await writeFile(info.outputPath(name), bytes);
    const away = await (await browser.newContext({ offline: true })).newPage();
    await away.goto(`file://${info.outputPath(name)}`);
    await expect(away.getByText(says).first()).toBeVisible();
    await seen(away, `evidence-${name}`);
    await away.context().close();
  }
});

test("L81 the chair corrects a clause in either language; everybody at the table sees both as a redline", async ({
  browser,
}) => {
  const chair = await enter(browser, "chair");
  await chair.goto(`${text}/decision`);
  await fold(chair, "Propose a correction");
  await corrects(chair, 0, ["English", "OP2", "Agree to train the staff of our offices together"]);
  await press(chair, "Correct another clause");
  const russian = RU[5]?.replace("течении", "течение") ?? "";
  await corrects(chair, 1, ["Russian", "OP3", `${russian} с момента их получения`]);
  await chair.getByLabel("What is wrong").fill("Two slips of the pen");
  await seen(chair, "correction-form");
  await press(chair, "Propose a correction");
  await expect(chair.getByRole("heading", { name: "A correction is proposed" })).toBeVisible();
  const kz = await enter(browser, "head.kz");
  await kz.goto(`${text}/decision`);
  await expect(kz.locator(".statement-words[lang=en] ins")).toContainText("staff");
  await expect(kz.locator(".statement-words[lang=ru] ins")).toContainText("течение");
  await seen(kz, "correction-head");
  await leave(chair, kz);
});

test("S9 L16 a sixth delegation joins, nobody objects to the correction: both are seen, and edition 1 is what it was", async ({
  browser,
  page,
}) => {
  const before = await page.request.get(`${edition}.json`);
  const digest = before.headers().etag?.replaceAll('"', "");
  const az = await sixth(browser);
  await az.goto(`${text}/decision`);
  await fold(az, "Accede");
  const form = az.locator("form", { has: az.getByRole("button", { name: "Accede" }) });
  await form.getByLabel("Name of the signatory").fill("L. Example");
  await form.getByLabel("Exact title").fill("Commissioner for Human Rights");
  await form.getByLabel(/My name and title are/).check();
  await seen(az, "accession");
  await press(az, "Accede");
  await expect(az.getByRole("region", { name: "Acceded afterwards" })).toContainText("Azerbaijan");
  await seen(az, "acceded");
  await server.move(75);

  await page.goto(edition);
  await expect(page.getByText(/^This is edition 2: a corrigendum/)).toBeVisible();
  await expect(page.getByText("Joined afterwards").first()).toBeVisible();
  await expect(page.locator(".paper-text")).toContainText("train the staff of");
  await seen(page, "edition-2");
  await page.goto(`${edition}/1`);
  await expect(page.getByText("It was corrected and replaced by edition 2.")).toBeVisible();
  await expect(page.locator(".paper-text")).toContainText("train the staf of");
  await page.goto(`${edition}/compare?with=${edition.split("/").pop()}/1`);
  await expect(page.locator("ins").first()).toContainText("staff");
  await seen(page, "editions-compared");
  const after = await page.request.get(`${edition}/1/${digest}.json`);
  expect(await after.text()).toBe(await before.text());
  await page.goto(`${edition}/verify`);
  await expect(page.getByText(/^Verified: this is the adopted text/)).toBeVisible();
  await seen(page, "verify");
  await az.goto(`${text}/decision`);
  await seen(az, "corrected");
  await leave(az);
});

/** A delegation that joined the meeting after the adoption: its head takes the seat with the link. */
async function sixth(browser: Browser): Promise<Page> {
  const secretary = await enter(browser, "secretariat");
  await secretary.goto(`${meeting}/set-up`);
  await fold(secretary, "Add a delegation");
  const form = secretary.locator("form", {
    has: secretary.getByRole("button", { name: "Add a delegation" }),
  });
  await form.locator("[name=country]").selectOption("AZ");
  await form.locator("[name='institution.en']").fill("Ombudsman of Azerbaijan");
  await form.getByRole("button", { name: "Add a delegation" }).click();
  await expect(secretary.getByText("Delegation added.")).toBeVisible();
  const group = secretary
    .locator("section", { has: secretary.getByRole("heading", { name: "Azerbaijan", level: 3 }) })
    .last();
  await group.getByText("Invite a person").click();
  await group.locator("[name=who]").fill("Leyla");
  await group.getByRole("button", { name: "Create invitation" }).click();
  const link = (await group.locator(".link-once").innerText()).trim();
  const head = await (await browser.newContext({ baseURL: ORIGIN })).newPage();
  await head.goto(link);
  await head.locator("[name=name]").fill("Leyla");
  await head.locator("[name=email]").fill("leyla@forum.example");
  await head.locator("[name=password]").fill("a password of the walk");
  await head.locator("main form.card button").click();
  await expect(head).toHaveURL(/\/meetings\//);
  await leave(secretary);
  return head;
}
