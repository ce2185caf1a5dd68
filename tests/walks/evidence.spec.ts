/**
 * The evidence of a declaration that went through the whole process: read by the public, downloaded, checked offline
 * from a file, with one byte changed in each kind of file; and a signature with a passkey, in a browser with a virtual
 * authenticator. On a server of its own, whose installation went through the process before.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Browser, expect, type Page } from "@playwright/test";
import { unzipSync, zipSync } from "fflate";
import { openStore } from "#server/store/open.ts";
import { type OwnServer, ownServer } from "../support/own-server.ts";
import { scratchFolder } from "../support/scratch.ts";
import { withAuthenticator } from "../support/virtual-key.ts";
import { seriousViolations, test, textLink } from "../support/visits.ts";
import { clockFrom, type Road, walkedRoad } from "../support/whole-road.ts";

const PORT = Number(process.env.TEST_PORT || 3987) + 8;
const ORIGIN = `http://localhost:${PORT}`;
const DAYS = 86_400_000;
let server: OwnServer;
let road: Road;

test.describe.configure({ mode: "serial" });
test.use({ baseURL: ORIGIN });

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const folder = scratchFolder();
  const { clock, now } = clockFrom(Date.now() - 16 * DAYS);
  const store = await openStore({ folder: path.join(folder, "postgres") }, now);
  road = await walkedRoad({ store, folder, clock, now, origin: ORIGIN });
  await store.close();
  server = ownServer(PORT, {}, folder);
  await server.start();
});
test.afterAll(() => server?.close());

async function enter(browser: Browser, who: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: ORIGIN })).newPage();
  await page.request.post("/sign-in", { form: { demo: `${who}@plenary.example` } });
  return page;
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("P12 the public reads how it was decided, who signed how, what was stated and what was corrected", async ({
    page,
  }) => {
    await page.goto(`/editions/${road.slug}`);
    for (const words of [
      /^Decided by silence: nobody objected until/,
      "Signed with a passkey",
      /^Signed ad referendum, confirmed on/,
      /^As deputy: Order No\. 12/,
      "Joined afterwards",
      /^This is edition 2: a corrigendum/,
    ])
      await expect(page.getByText(words).first()).toBeVisible();
    const clause = page.locator(".beside-clause");
    await expect(clause).toContainText("Reservation: Uzbekistan");
    expect(await clause.evaluate((one) => one.previousElementSibling?.id)).toBe("o3");
    await page.getByRole("link", { name: "Russian" }).click();
    await expect(page.locator(".paper-text")).toHaveAttribute("lang", "ru");
    await expect(page.locator(".paper-text")).toContainText("призываем поставщиков услуг");
    await page.goto(`/editions/${road.slug}/1`);
    await expect(
      page.getByText("This is edition 1. It was corrected and replaced by edition 2."),
    ).toBeVisible();
    await expect(page.locator("#o4")).toContainText("followup");
    await page.goto(`/editions/${road.slug}/compare?with=${road.slug}/1`);
    await expect(page.locator("#o4 ins").first()).toBeVisible();
    for (const odd of ["0", "3", "x"])
      expect((await page.request.get(`/editions/${road.slug}/${odd}`)).status()).toBe(404);
  });
});

test("P7 the page of an edition has no serious fault of accessibility, on a telephone and in the dark as well", async ({
  page,
}) => {
  await page.goto(`/editions/${road.slug}`);
  expect(await seriousViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.reload();
  expect(await seriousViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("P3 an address that names the bytes of a record may be kept for ever, and no other bytes stand there", async ({
  request,
}) => {
  const newest = await request.get(`/editions/${road.slug}.json`);
  const digest = newest.headers().etag?.replaceAll('"', "") ?? "";
  const kept = await request.get(`/editions/${road.slug}/2/${digest}.json`);
  expect(kept.headers()["cache-control"]).toContain("immutable");
  expect(await kept.text()).toBe(await newest.text());
  expect((await request.get(`/editions/${road.slug}/1/${digest}.json`)).status()).toBe(404);
});

test("P10 programs read the text as Legislation", async ({ page }) => {
  await page.goto(`/editions/${road.slug}`);
  const facts = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? "");
  expect(facts).toMatchObject({ "@type": "Legislation", inLanguage: ["en", "ru"], version: 2 });
});

/** The bundle as a reader unpacks it: its folder, and each file by name. */
async function unpacked(page: Page, folder: string): Promise<Record<string, Uint8Array>> {
  await page.goto(`/editions/${road.slug}`);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the evidence (ZIP)" }).click();
  const archive = await readFile(await (await download).path());
  const files: Record<string, Uint8Array> = {};
  for (const [name, bytes] of Object.entries(unzipSync(archive)))
    files[name.slice(road.slug.length + 1)] = bytes;
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(folder, name), bytes);
  return files;
}

/** Opened from the disk, without a network. */
async function offline(browser: Browser, file: string, locale = "en-GB"): Promise<Page> {
  const page = await (await browser.newContext({ offline: true, locale })).newPage();
  await page.goto(`file://${file}`);
  return page;
}

async function give(page: Page, files: Record<string, Uint8Array>): Promise<void> {
  const buffer = Buffer.from(zipSync(files));
  const archive = { name: "evidence.zip", mimeType: "application/zip", buffer };
  await page.locator("input[name=files]").setInputFiles(archive);
}

test("H16 the bundle verifies itself offline from a file; one byte changed in any file is found and named", async ({
  page,
  browser,
}, info) => {
  test.setTimeout(90_000);
  const folder = info.outputPath("bundle");
  const files = await unpacked(page, folder);
  const away = await offline(browser, path.join(folder, "verify.html"));
  await expect(away.getByText("Verified: this evidence is whole.")).toBeVisible();
  await expect(away.getByText(/published checkpoints name this history/)).toBeVisible();
  await expect(away.getByText("with a passkey").first()).toBeVisible();
  await give(away, files);
  const { length } = Object.keys(files);
  await expect(away.getByText(`All ${length} files are unchanged.`)).toBeVisible();
  expect(await seriousViolations(away)).toEqual([]);
  for (const [name, bytes] of Object.entries(files)) {
    const at = Math.floor(bytes.length / 2);
    await give(away, { ...files, [name]: bytes.with(at, bytes[at] === 97 ? 98 : 97) });
    await expect(away.getByText("Not verified: some files")).toBeVisible();
    await expect(away.locator("[aria-labelledby=files] li.bad code")).toHaveText([name]);
  }
  const missing = { ...files };
  delete missing["later.json"];
  await give(away, missing);
  await expect(away.locator("li.bad", { hasText: "later.json" })).toContainText("is missing");
  await away.context().close();
});

test("H16 a changed copy in the page is found in its place; a changed program is not run", async ({
  page,
  browser,
  violations,
}, info) => {
  const folder = info.outputPath("changed");
  const files = await unpacked(page, folder);
  const html = new TextDecoder().decode(files["verify.html"]);
  const forge = async (name: string, from: string, to: string) => {
    expect(html).toContain(from);
    await writeFile(path.join(folder, name), html.replaceAll(from, to));
    return offline(browser, path.join(folder, name));
  };
  const words = await forge("words.html", "to train the staff", "to trajn the staff");
  await expect(words.getByText("Not verified: something in this evidence was changed.")).toBeVisible();
  await expect(words.getByText("OP2: Agree to trajn the staff").first()).toBeVisible();
  const program = await forge("program.html", "webauthn.get", "webauthn.gat");
  await expect(program.getByText("NOT VERIFIED.")).toBeVisible();
  await expect(program.getByText("Verified:")).toBeHidden();
  expect(violations.splice(0)).toEqual(["securitypolicyviolation script-src-elem inline file"]);
  const russian = await offline(browser, path.join(folder, "verify.html"), "ru-RU");
  await expect(russian.getByText("Проверено: доказательства целы.")).toBeVisible();
  await expect(russian.getByText("Кыргызстан").first()).toBeVisible();
  for (const one of [words, program, russian]) await one.context().close();
});

test("H17 a head enrols a key, others see it, and the text is signed with it", async ({ browser }) => {
  test.setTimeout(90_000);
  const head = await enter(browser, "head.kg");
  await withAuthenticator(head);
  await head.goto(`/meetings/${road.meeting}/keys`);
  expect(await seriousViolations(head)).toEqual([]);
  await head.getByLabel("Name of the key").fill("Telephone of the Ombudsman");
  await head.getByRole("button", { name: "Create the key" }).click();
  await expect(head.getByText("Telephone of the Ombudsman").first()).toBeVisible();

  const guest = await enter(browser, "guest.no");
  await guest.goto(`/meetings/${road.meeting}/keys`);
  await expect(guest.getByText("Telephone of the Ombudsman")).toBeVisible();
  await expect(guest.getByRole("button", { name: "Create the key" })).toBeHidden();

  const chair = await enter(browser, "chair");
  await chair.goto("/dashboard");
  const link = textLink(chair, "Roadmap of co-operation");
  const text = ((await link.getAttribute("href")) ?? "").split("/")[2];
  await chair.goto(`/texts/${text}/drafts`);
  await chair.getByRole("button", { name: "Issue a draft" }).click();
  await expect(chair.getByRole("heading", { name: "Zero draft" })).toBeVisible();
  await chair.goto(`/texts/${text}/decision`);
  const goOn = chair.getByLabel("Go ahead anyway, because");
  if (await goOn.count()) await goOn.fill("The brackets are agreed to be printed");
  await chair.getByRole("button", { name: "Open signing" }).click();
  await expect(chair.getByText("Signed: 0 of 5")).toBeVisible();

  await head.goto(`/texts/${text}/decision`);
  await head.getByLabel("Name of the signatory").fill("Office of the Ombudsman");
  await head.getByLabel("Exact title").fill("Ombudsman");
  await head.getByRole("checkbox", { name: /title/i }).check();
  await head.getByRole("button", { name: "Sign with a passkey" }).click();
  await expect(head.getByText("confirmed with a passkey").first()).toBeVisible();
  for (const one of [head, guest, chair]) await one.context().close();
});
