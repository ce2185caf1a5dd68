/**
 * The service worker: a page is requested from the network first; if nothing answers and the page was saved, it comes
 * from this device and says so. It sends nothing, saves only whole pages and their files, and leaves everything else
 * alone.
 */
import { isFile, isOwn, isPage, pageOfData, restOf, savedUnder } from "./addresses.ts";
import { openFiles } from "./files.ts";
import { filesIn, listing } from "./markup.ts";
import { openPages } from "./pages.ts";
import type { FetchAsked, Scope } from "./scope.ts";

/** Written in by the build (vite.config.ts). */
declare const BUILD: string;
declare const ALL_FILES: readonly string[];

const scope = self as unknown as Scope;
const { caches } = scope;
const ask = (address: string | Request) => fetch(address);
const files = openFiles({ caches, fetch: ask, all: ALL_FILES });
/** Scripts and styles: which of them a page asks for later nobody knows, and a script that does not come ends a page. */
const needed = ALL_FILES.filter((name) => /\.(js|css)$/.test(name));
const pages = openPages({ caches, files, now: Date.now, needed, build: BUILD });

/** A connection that carries nothing; longer than a busy server takes for its slowest page. */
const PATIENCE_MS = 6_000;
/** What a proxy says when there is no server behind it. */
const NOBODY = [502, 503, 504];
const OFFLINE = "/offline";
const FRAME = `plenary:frame:${BUILD}`;

/** Any post may have changed the language or the theme, in which the offline page is rendered. */
let frameIsOld = false;
const underWay = new Set<string>();

scope.addEventListener("install", (event) => {
  // Without this page it is not installed, and nothing has changed.
  event.waitUntil(drawFrame().then(() => scope.skipWaiting()));
});

scope.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys())
      if (name.startsWith("plenary:frame:") && name !== FRAME) await caches.delete(name);
    await pages.tidy();
    await files.tidy();
    await scope.clients.claim();
  };
  event.waitUntil(tidy());
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== scope.location.origin) return;
  if (request.method === "POST") {
    frameIsOld = true;
    if (url.pathname === "/sign-out") event.waitUntil(pages.forget());
  }
  if (request.method !== "GET") return;
  const asked = pageOfData(url);
  if (asked) event.respondWith(data(event, asked));
  else if (isFile(url)) event.respondWith(files.answer(request));
  else if (request.mode === "navigate" && isPage(url)) event.respondWith(page(event, url));
});

/** A page that was open before there was a worker says what it is, and of which files. */
scope.addEventListener("message", (event) => {
  const { path, used } = event.data as { path: string; used: string[] };
  const own = new URL(path, scope.location.origin);
  const mine = used.map((name) => new URL(name)).filter((url) => url.origin === own.origin && isFile(url));
  const keep = async () => {
    await files.keep(mine.map(({ pathname }) => pathname));
    const name = savedUnder(own);
    if (name) await refresh(name);
  };
  event.waitUntil(keep().catch(() => undefined));
});

async function page(event: FetchAsked, url: URL): Promise<Response> {
  const asked = { path: savedUnder(url), turn: pages.turn() };
  const answered = fetch(event.request).then((answer) => ({ answer, copy: copyOf(answer) }));
  event.waitUntil(answered.then(({ answer, copy }) => received(answer, copy, asked)).catch(() => undefined));
  const got = answered.then(
    ({ answer }) => (NOBODY.includes(answer.status) ? null : answer),
    () => null,
  );
  const soon = asked.path ? Promise.race([got, patience()]) : got;
  const fresh = await soon;
  const saved = asked.path && !fresh ? await pages.find(asked.path) : null;
  return fresh ?? saved ?? (await got) ?? offline();
}

/** Passes unchanged. Its headers about person and page are read, and the page's document is requested beside it. */
async function data(event: FetchAsked, path: string): Promise<Response> {
  const turn = pages.turn();
  const answer = await fetch(event.request);
  const heed = pages.learn(answer, null, { path, turn });
  event.waitUntil(heed.then(() => (isOwn(path) && answer.ok ? refresh(path) : undefined)));
  return answer;
}

async function received(
  answer: Response,
  copy: Response | null,
  asked: { path: string | null; turn: number },
): Promise<void> {
  // The browser looks for a new worker too, but not at once.
  if (await pages.learn(answer, copy, asked)) await scope.registration.update();
  if (!frameIsOld || !answer.ok) return;
  frameIsOld = false;
  await drawFrame();
}

/** Its document, for a page that was come to by a link; not often, or each notice would draw it for every reader. */
async function refresh(path: string): Promise<void> {
  if (underWay.has(path) || (await pages.ageOf(path)) < restOf(path)) return;
  underWay.add(path);
  try {
    const turn = pages.turn();
    const answer = await fetch(path, { headers: { accept: "text/html" }, redirect: "manual" });
    await pages.learn(answer, copyOf(answer), { path, turn });
  } catch {
    // While offline, what was saved stays.
  } finally {
    underWay.delete(path);
  }
}

function copyOf(answer: Response): Response | null {
  const html = answer.headers.get("content-type")?.startsWith("text/html");
  return answer.status === 200 && html && !answer.redirected ? answer.clone() : null;
}

async function drawFrame(): Promise<void> {
  const answer = await fetch(OFFLINE);
  if (!answer.ok) throw new Error(`${OFFLINE} answers ${answer.status}.`);
  const html = await answer.clone().text();
  await files.keep(filesIn(html));
  await (await caches.open(FRAME)).put(OFFLINE, answer);
}

async function offline(): Promise<Response> {
  const frame = await (await caches.open(FRAME)).match(OFFLINE, { ignoreVary: true });
  if (!frame) return Response.error();
  const { headers } = frame;
  return new Response(listing(await frame.text(), await pages.list()), { status: 503, headers });
}

function patience(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, null));
}
