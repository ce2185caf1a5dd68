/**
 * The files that pages are made of: taken from the device first, since a name with a hash never means another file. What
 * this build does not have is dropped as soon as its worker takes over.
 */
export interface SavedFiles {
  /** From the device, or from the network and then saved. */
  answer(request: Request): Promise<Response>;
  /** Those that are not kept yet. Fails when one cannot be had. */
  keep(names: readonly string[]): Promise<void>;
  /** Another build drew what names these. */
  foreign(names: readonly string[]): boolean;
  tidy(): Promise<void>;
}

interface Options {
  caches: CacheStorage;
  fetch(address: string | Request): Promise<Response>;
  /** Every file of this build. */
  all: readonly string[];
}

const NAME = "plenary:files";
/** Whatever the page itself asks for meanwhile must not wait behind them. */
const AT_ONCE = 6;
/** React Router's list of pages is written after the rest, with its own hash in its name. */
const MANIFEST = /^\/assets\/manifest-/;

export function openFiles({ caches, fetch, all }: Options): SavedFiles {
  const known = new Set(all);
  /** Found since this worker woke: each page that is kept wants some two hundred. */
  const here = new Set<string>();

  async function taken(address: string | Request): Promise<Response> {
    const answer = await fetch(address);
    if (answer.ok) await (await caches.open(NAME)).put(keyOf(address), answer.clone());
    return answer;
  }

  const saved = async (address: string | Request) =>
    (await caches.open(NAME)).match(keyOf(address), { ignoreVary: true });

  async function make(name: string): Promise<void> {
    if (!(await saved(name)) && !(await taken(name)).ok) throw new Error(`${name} cannot be had.`);
    here.add(name);
  }

  return {
    answer: async (request) => (await saved(request)) ?? taken(request),
    async keep(names) {
      const missing = names.filter((name) => !here.has(name));
      while (missing.length) await Promise.all(missing.splice(0, AT_ONCE).map(make));
    },
    foreign: (names) => names.some((name) => !known.has(name) && !MANIFEST.test(name)),
    async tidy() {
      const files = await caches.open(NAME);
      for (const request of await files.keys())
        if (!known.has(new URL(request.url).pathname)) await files.delete(request);
    },
  };
}

function keyOf(address: string | Request): string {
  return typeof address === "string" ? address : new URL(address.url).pathname;
}
