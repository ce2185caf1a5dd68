/** What the public and its programs find besides the texts: forums, the feed, the sitemap, keys, checkpoints. */
import { expect } from "@playwright/test";
import { EDITION, seriousViolations, test } from "../support/visits.ts";

const FORUM = "/forums/nhri-central-asia";

test("P9 a forum's line of texts leads from the front page to the text, in Russian as well", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "National Human Rights Institutions of Central Asia" }).click();
  await expect(page).toHaveURL(FORUM);
  await expect(page.getByRole("heading", { level: 2, name: "2017" })).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page
    .getByRole("link", { name: "Regional Consultation of National Human Rights Institutions" })
    .click();
  await expect(page).toHaveURL(`${FORUM}/almaty-2017`);
  await page.getByRole("button", { name: "Русский" }).click();
  await expect(page.getByText("Принимающая сторона:")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("link", { name: /^Outcomes of Regional Consultation/ }).click();
  await expect(page).toHaveURL(EDITION);
  for (const address of ["/forums/none", `${FORUM}/none`])
    expect((await page.request.get(address)).status()).toBe(404);
});

test("P10 the feed, the map and the rules for programs name the public pages and no others", async ({
  page,
  baseURL,
}) => {
  const feed = await page.request.get("/feed.xml");
  expect(feed.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
  expect(await feed.text()).toContain(`<link rel="alternate" type="text/html" href="${baseURL}${EDITION}"/>`);
  const map = await (await page.request.get("/sitemap.xml")).text();
  for (const address of ["/", FORUM, `${FORUM}/almaty-2017`, EDITION]) {
    expect(map).toContain(`<loc>${baseURL}${address}</loc>`);
    expect((await page.request.get(address)).status()).toBe(200);
  }
  const robots = await (await page.request.get("/robots.txt")).text();
  expect(robots).toContain("Disallow: /texts/");
  expect(robots).toContain(`Sitemap: ${baseURL}/sitemap.xml`);
  // A browser parses a well-formed document without an error.
  const errors = (source: string) =>
    new DOMParser().parseFromString(source, "application/xml").querySelectorAll("parsererror").length;
  await page.goto("/");
  expect(await page.evaluate(errors, await feed.text())).toBe(0);
  expect(await page.evaluate(errors, map)).toBe(0);
});

test("H10 the key of the site is published; the page of checkpoints says what they are for", async ({
  page,
}) => {
  const published = await (await page.request.get("/.well-known/plenary-key.json")).json();
  expect(published).toMatchObject({ form: "plenary-keys@1", keys: [{ until: null }] });
  await page.goto("/checkpoints");
  await expect(page.getByText(published.keys[0].key)).toBeVisible();
  await expect(page.getByText("The first one is made at the end of the first day (UTC).")).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
  expect((await page.request.get("/checkpoints/2026-01-01.json")).status()).toBe(404);
});
