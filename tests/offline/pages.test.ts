/**
 * What a device stores, for whom, and when it deletes it: the pages and files of the service worker, on caches in
 * memory.
 */
import { beforeEach, expect, test } from "vitest";
import { openFiles } from "#app/offline/files.ts";
import { openPages, type SavedPages } from "#app/offline/pages.ts";
import { memoryCaches } from "../support/cache-storage.ts";

const HOUR = 3_600_000;
const TEXT = "/texts/t1";
let now = Date.UTC(2026, 10, 22, 9);
let isConnected = true;
let caches = memoryCaches();

const ask = async () => {
  if (!isConnected) throw new TypeError("Failed to fetch");
  return new Response("script");
};
const ownFiles = (all: readonly string[]) => openFiles({ caches, fetch: ask, all });

function device(
  build = "b1",
  all: readonly string[] = ["/assets/entry-1.js", "/assets/editor-1.js"],
): SavedPages {
  const needed = all.filter((name) => name.includes("editor"));
  return openPages({ caches, files: ownFiles(all), now: () => now, needed, build });
}

const drawn = (who: string, script = "/assets/entry-1.js") =>
  new Response(
    `<html lang="en"><title>Declaration · Plenary</title><script src="${script}"></script>` +
      `<p class="kept-note" hidden="">Kept on [when].</p></html>`,
    {
      headers: {
        "drawn-for": who,
        "content-type": "text/html",
        "content-security-policy": "script-src 'nonce-1'",
      },
    },
  );
const learn = (pages: SavedPages, answer: Response, path: string | null, turn = pages.turn()) =>
  pages.learn(answer, answer.status === 200 ? answer.clone() : null, { path, turn });
const refusal = (status: number, who = "kz") => new Response(null, { status, headers: { "drawn-for": who } });

beforeEach(() => {
  now = Date.UTC(2026, 10, 22, 9);
  isConnected = true;
  caches = memoryCaches();
});

test("W40 a kept page says that it was kept and when, and brings its own policy", async () => {
  const pages = device();
  await learn(pages, drawn("kz"), TEXT);
  now += HOUR;
  const found = await pages.find(TEXT);
  const html = await found?.text();
  expect(html).toContain('data-kept-at="2026-11-22T09:00:00.000Z"');
  expect(html).toMatch(/<p class="kept-note">Kept on 22 November at \d\d:00\.<\/p>/);
  expect(found?.headers.get("content-security-policy")).toBe("script-src 'nonce-1'");
  expect(await pages.list()).toEqual([{ path: TEXT, title: "Declaration", at: now - HOUR }]);
});

test("W42 what was kept for one person goes when an answer was drawn for another, or for nobody", async () => {
  for (const next of ["uz", "public"]) {
    const pages = device();
    await learn(pages, drawn("kz"), TEXT);
    await learn(pages, drawn("kz"), "/dashboard");
    expect(await pages.find(TEXT)).not.toBeNull();
    await learn(pages, drawn(next), next === "uz" ? "/dashboard" : null);
    expect(await pages.find(TEXT)).toBeNull();
    expect((await pages.list()).map(({ path }) => path)).toEqual(next === "uz" ? ["/dashboard"] : []);
  }
});

test("W42 what the public may read stays whoever comes, and nobody's own page is kept for the public", async () => {
  const pages = device();
  await learn(pages, drawn("public"), "/editions/almaty");
  await learn(pages, drawn("public"), TEXT);
  await learn(pages, drawn("kz"), "/dashboard");
  expect((await pages.list()).map(({ path }) => path).sort()).toEqual(["/dashboard", "/editions/almaty"]);
});

test("W42 a page that is refused goes with all below it, and no other", async () => {
  const entrance = Object.defineProperty(new Response(null), "type", { value: "opaqueredirect" });
  for (const answer of [refusal(401), refusal(403), refusal(404), entrance]) {
    const pages = device();
    for (const path of [TEXT, `${TEXT}/projector`, "/texts/t2"]) await learn(pages, drawn("kz"), path);
    await learn(pages, answer, TEXT);
    expect((await pages.list()).map(({ path }) => path)).toEqual(["/texts/t2"]);
  }
});

test("W42 a server that fails takes nothing away", async () => {
  const pages = device();
  await learn(pages, drawn("kz"), TEXT);
  await learn(pages, refusal(500), TEXT);
  expect(await pages.find(TEXT)).not.toBeNull();
});

test("W42 after twelve hours a kept page is gone", async () => {
  const pages = device();
  await learn(pages, drawn("kz"), TEXT);
  now += 12 * HOUR - 1;
  expect(await pages.find(TEXT)).not.toBeNull();
  now += 1;
  expect(await pages.find(TEXT)).toBeNull();
  expect(await pages.list()).toEqual([]);
});

test("W42 what was asked for before signing out is not kept after it", async () => {
  const pages = device();
  const turn = pages.turn();
  const answer = drawn("kz");
  await pages.forget();
  await learn(pages, answer, TEXT, turn);
  expect(await pages.find(TEXT)).toBeNull();
  await learn(pages, answer, TEXT);
  expect(await pages.find(TEXT)).not.toBeNull();
});

test("W43 a page comes with every file that it needs, or is not kept", async () => {
  const pages = device();
  isConnected = false;
  await expect(learn(pages, drawn("kz"), TEXT)).rejects.toThrow("Failed to fetch");
  expect(await pages.find(TEXT)).toBeNull();
  isConnected = true;
  await learn(pages, drawn("kz"), TEXT);
  isConnected = false;
  const files = ownFiles([]);
  for (const name of ["/assets/entry-1.js", "/assets/editor-1.js"])
    expect(await (await files.answer(new Request(`https://plenary.example${name}`))).text()).toBe("script");
});

test("W43 what another build drew is not kept, and is said to be another's", async () => {
  const pages = device();
  expect(await learn(pages, drawn("kz", "/assets/entry-2.js"), TEXT)).toBe(true);
  expect(await pages.find(TEXT)).toBeNull();
  expect(await learn(pages, drawn("kz"), TEXT)).toBe(false);
  expect(await pages.find(TEXT)).not.toBeNull();
});

test("W43 the worker of a new build drops the old one's pages and files", async () => {
  await learn(device(), drawn("kz"), TEXT);
  const all = ["/assets/entry-2.js", "/assets/editor-2.js"];
  const next = device("b2", all);
  await next.tidy();
  await ownFiles(all).tidy();
  expect(await next.list()).toEqual([]);
  await learn(next, drawn("kz", "/assets/entry-2.js"), TEXT);
  const held = await (await caches.open("plenary:files")).keys();
  expect(held.map(({ url }) => new URL(url).pathname).sort()).toEqual([...all].sort());
});
