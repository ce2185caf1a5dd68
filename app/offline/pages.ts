/**
 * The kept pages of one person, and those of the public. Every answer says whom it was drawn for: what was kept for
 * somebody else goes with it, and so does a page that is refused, or a day old. A page is kept with all its files or
 * not at all, so that no page is ever made of two builds.
 */
import { isOwn } from "./addresses.ts";
import { DRAWN_FOR, PUBLIC } from "./drawn-for.ts";
import type { SavedFiles } from "./files.ts";
import { filesIn, type Listed, marked, titleOf } from "./markup.ts";

export interface SavedPages {
  /** Counts what was forgotten: what was asked for before that is not kept. */
  turn(): number;
  /** What an answer says: whose it is, that a page is refused, and the page itself. True where another build drew it. */
  learn(
    answer: Response,
    copy: Response | null,
    asked: { path: string | null; turn: number },
  ): Promise<boolean>;
  /** As it was kept, and saying so. */
  find(path: string): Promise<Response | null>;
  /** In ms; infinite where there is none. */
  ageOf(path: string): Promise<number>;
  list(): Promise<Listed[]>;
  /** Everything that is somebody's. */
  forget(): Promise<void>;
  /** Pages of other builds, which lack their files now. */
  tidy(): Promise<void>;
}

interface Options {
  caches: CacheStorage;
  files: SavedFiles;
  now(): number;
  /** Every file that a person's page may ask for later, the editor above all. */
  needed: readonly string[];
  build: string;
}

const PREFIX = "plenary:pages:";
const SAVED_AT = "kept-at";
/** A working day and its evening. The next day nothing is left. */
const LONGEST_MS = 12 * 3_600_000;
const MOST = 20;
const REFUSED = [401, 403, 404, 410];

export function openPages({ caches, files, now, needed, build }: Options): SavedPages {
  let turn = 0;
  const nameFor = (who: string) => `${PREFIX}${who}:${build}`;
  const names = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

  async function dropCaches(some: (name: string) => boolean): Promise<void> {
    for (const name of (await names()).filter(some)) {
      turn += 1;
      await caches.delete(name);
    }
  }

  async function onlyFor(who: string): Promise<void> {
    await dropCaches(
      (name) => !name.startsWith(`${PREFIX}${PUBLIC}:`) && !name.startsWith(`${PREFIX}${who}:`),
    );
  }

  /** With the pages below it: without the right to see the text there is none to see its projector. */
  async function remove(path: string): Promise<void> {
    for (const name of await names()) {
      const pages = await caches.open(name);
      for (const request of await pages.keys()) {
        const { pathname } = new URL(request.url);
        if (pathname === path || pathname.startsWith(`${path}/`)) await pages.delete(request);
      }
    }
  }

  async function put(path: string, copy: Response, who: string, asked: number): Promise<boolean> {
    const html = await copy.text();
    const wanted = filesIn(html);
    if (files.foreign(wanted)) return true;
    await files.keep(who === PUBLIC ? wanted : [...wanted, ...needed]);
    if (asked !== turn) return false;
    const headers = new Headers(copy.headers);
    headers.delete("content-encoding");
    headers.delete("content-length");
    headers.set(SAVED_AT, String(now()));
    const pages = await caches.open(nameFor(who));
    await pages.delete(path);
    await pages.put(path, new Response(html, { headers }));
    const held = await pages.keys();
    for (const oldest of held.slice(0, Math.max(0, held.length - MOST))) await pages.delete(oldest);
    // Forgotten while it was written.
    if (asked !== turn) await remove(path);
    return false;
  }

  async function saved(path: string): Promise<Response | null> {
    for (const name of await names()) {
      const found = await (await caches.open(name)).match(path, { ignoreVary: true });
      if (!found) continue;
      if (!isOwn(path) || now() - timeOf(found) < LONGEST_MS) return found;
      await remove(path);
    }
    return null;
  }

  return {
    turn: () => turn,
    async learn(answer, copy, { path, turn: asked }) {
      const late = asked !== turn;
      const who = answer.headers.get(DRAWN_FOR);
      if (who) await onlyFor(who);
      if (path && isRefused(answer)) {
        turn += 1;
        await remove(path);
      }
      if (late || !path || !copy || !who || (isOwn(path) && who === PUBLIC)) return false;
      return put(path, copy, who, turn);
    },
    async find(path) {
      const found = await saved(path);
      return found && new Response(marked(await found.text(), timeOf(found)), { headers: found.headers });
    },
    async ageOf(path) {
      const found = await saved(path);
      return found ? now() - timeOf(found) : Number.POSITIVE_INFINITY;
    },
    async list() {
      const listed: Listed[] = [];
      for (const name of await names())
        for (const request of await (await caches.open(name)).keys()) {
          const { pathname, search } = new URL(request.url);
          const found = await saved(pathname + search);
          if (!found) continue;
          listed.push({ path: pathname + search, title: titleOf(await found.text()), at: timeOf(found) });
        }
      return listed.sort((a, b) => b.at - a.at);
    },
    async forget() {
      turn += 1;
      await onlyFor(PUBLIC);
    },
    tidy: () => dropCaches((name) => !name.endsWith(`:${build}`)),
  };
}

/** A redirect, too: a worker may not look into it, and instead of a page it leads to the sign-in page. */
function isRefused({ status, type }: Response): boolean {
  return type === "opaqueredirect" || REFUSED.includes(status);
}

function timeOf(saved: Response): number {
  return Number(saved.headers.get(SAVED_AT));
}
