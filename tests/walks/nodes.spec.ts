/**
 * Two servers behind one address, as on several machines: the server of one of two delegations is stopped while both
 * type. Nobody has to reload, no word is lost, and the only sign on the page is a short "offline".
 */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { freePort, realPostgres, realRedis, type Service } from "../support/debian.ts";
import { ownServer } from "../support/own-server.ts";
import { type RoundRobin, roundRobin } from "../support/round-robin.ts";
import { textLink } from "../support/visits.ts";

let services: Service[] = [];
let nodes: ReturnType<typeof ownServer>[] = [];
let installation: RoundRobin;
let ports: number[];

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const redis = await realRedis();
  test.skip(!redis, "There is no Redis on this machine, and none could be installed.");
  if (!redis) return;
  const postgres = await realPostgres();
  services = [redis, postgres];
  ports = [await freePort(), await freePort()];
  installation = await roundRobin(ports);
  const shared = { PLENARY_SECRET: "x".repeat(32), PLENARY_SIGNING_KEY: "0a".repeat(32) };
  const env = {
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    PLENARY_ORIGIN: installation.address,
    ...shared,
  };
  nodes = ports.map((port) => ownServer(port, env));
  await Promise.all(nodes.map((node) => node.start()));
});

test.afterAll(async () => {
  installation?.close();
  await Promise.all(nodes.map((node) => node.close()));
  for (const service of services) await service.close();
});

interface Seat {
  page: Page;
  clause: ReturnType<Page["locator"]>;
}

async function sitDown(browser: Browser, who: string): Promise<Seat> {
  const page = await (await browser.newContext()).newPage();
  await page.request.post(`${installation.address}/sign-in`, { form: { demo: `${who}@plenary.example` } });
  await page.goto(`${installation.address}/dashboard`);
  await textLink(page).click();
  const clause = page.locator('[data-sheet] [data-kind="preambular"]').first();
  await expect(clause).toContainText("Guided by the Convention");
  await expect(page.locator("[data-kept]")).toHaveAttribute("data-kept", "kept");
  // A reload would remove this mark.
  await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
  return { page, clause };
}

function wordsIn({ clause }: Seat): Promise<string> {
  return clause.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const caret of copy.querySelectorAll("[class*=caret]")) caret.remove();
    return copy.textContent?.replaceAll("\u2060", "") ?? "";
  });
}

test("W18 the server of one is stopped while both type: both go on without a reload, and nothing is lost", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const kz = await sitDown(browser, "delegate.kz");
  const uz = await sitDown(browser, "delegate.uz");
  await expect.poll(() => [...new Set(installation.sockets())].sort()).toEqual([...ports].sort());
  await kz.clause.click();
  await kz.page.keyboard.press("End");
  await uz.clause.click();
  await uz.page.keyboard.press("Home");
  const typed = { kz: 0, uz: 0 };
  const type = async (who: "kz" | "uz", { page }: Seat, count: number) => {
    for (let i = 0; i < count; i++) await page.keyboard.type(` ${who}${++typed[who]}.`, { delay: 10 });
  };

  await Promise.all([type("kz", kz, 10), type("uz", uz, 10)]);
  await expect.poll(() => wordsIn(uz), "words of the other server").toContain("kz10.");
  const [gone] = installation.sockets();
  const node = nodes[ports.indexOf(gone as number)];
  const [, , code] = await Promise.all([type("kz", kz, 40), type("uz", uz, 40), node?.stop()]);
  expect(code).toBe(0);
  await Promise.all([type("kz", kz, 5), type("uz", uz, 5)]);

  for (const { page } of [kz, uz]) {
    await expect(page.locator("[data-kept]")).toHaveAttribute("data-kept", "kept", { timeout: 15_000 });
    expect(await page.evaluate(() => "neverReloaded" in window)).toBe(true);
  }
  expect(installation.sockets()).not.toContain(gone);
  const fresh = await sitDown(browser, "head.tj");
  const words = await wordsIn(fresh);
  for (const [who, count] of Object.entries(typed))
    for (let i = 1; i <= count; i++) expect(words).toContain(`${who}${i}.`);
  await expect.poll(() => wordsIn(kz)).toBe(words);
  await expect.poll(() => wordsIn(uz)).toBe(words);
});
