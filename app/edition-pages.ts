/**
 * The pages of adopted texts as they were drawn, for readers who bring no cookie: as long as the edition's state is
 * what it was, the same bytes are sent again, packed where the reader takes that. A page is never sent on a guess: the
 * state is asked for each time. Bounded, and the least read go first.
 */

export interface EditionPages {
  /** The answer to this request, or null where it has to be drawn. */
  answer(request: Request, stateOf: StateOf): Promise<Response | null>;
  /** In: what was drawn. Out: the same, kept where it may be. */
  keep(request: Request, drawn: Response): Promise<Response>;
}

type StateOf = (slug: string, number: number | null) => Promise<string | null>;

interface Saved {
  /** As the page's own validator begins. */
  etag: string;
  headers: Headers;
  plain: Uint8Array<ArrayBuffer>;
  packed: Uint8Array<ArrayBuffer>;
}

/** A long edition is a few hundred kilobytes. */
const MOST_BYTES = 64 * 1024 * 1024;

export function editionPages(most = MOST_BYTES): EditionPages {
  const pages = new Map<string, Saved>();
  let bytes = 0;

  function forget(name: string): void {
    bytes -= sizeOf(pages.get(name));
    pages.delete(name);
  }

  return {
    async answer(request, stateOf) {
      const asked = editionAsked(request);
      const name = asked && nameOf(request);
      const kept = name && pages.get(name);
      if (!asked || !name || !kept) return null;
      const state = await stateOf(asked.slug, asked.number);
      if (!state || !kept.etag.startsWith(`"${state}.`)) {
        if (pages.get(name) === kept) forget(name);
        return null;
      }
      pages.delete(name);
      pages.set(name, kept);
      return sent(request, kept);
    },

    async keep(request, drawn) {
      const name = editionAsked(request) && nameOf(request);
      const etag = drawn.headers.get("etag");
      if (!name || drawn.status !== 200 || !etag || !isPublicPage(drawn)) return drawn;
      const plain = new Uint8Array(await drawn.arrayBuffer());
      const headers = withoutNonce(drawn.headers);
      const kept: Saved = { etag, headers, plain, packed: await packed(plain) };
      if (pages.has(name)) forget(name);
      pages.set(name, kept);
      bytes += sizeOf(kept);
      for (const [oldest] of pages) {
        if (bytes <= most) break;
        forget(oldest);
      }
      return sent(request, kept);
    },
  };
}

const EDITION = /^\/editions\/([^/.]+)(?:\/([1-9]\d{0,5}))?$/;
const SEARCH = /^(\?lang=[a-z]{2,3})?$/;

function editionAsked(request: Request): { slug: string; number: number | null } | null {
  if (request.method !== "GET" || request.headers.has("cookie")) return null;
  const { pathname, search } = new URL(request.url);
  const [, slug, number] = EDITION.exec(pathname) ?? [];
  if (!slug || !SEARCH.test(search)) return null;
  return { slug: decodeURIComponent(slug), number: number ? Number(number) : null };
}

/** Everything of a request without a cookie that a page depends on. */
function nameOf(request: Request): string {
  return `${request.headers.get("accept-language") ?? ""} ${request.url}`;
}

function isPublicPage({ headers }: Response): boolean {
  if (headers.has("set-cookie")) return false;
  const html = headers.get("content-type")?.startsWith("text/html");
  return Boolean(html && headers.get("cache-control")?.startsWith("public"));
}

function sent(request: Request, { etag, headers, plain, packed: small }: Saved): Response {
  const held = request.headers.get("if-none-match")?.replaceAll("W/", "").split(/,\s*/) ?? [];
  if (held.includes(etag) || held.includes("*")) return new Response(null, { status: 304, headers });
  const packs = /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "");
  const answer = new Response(packs ? small : plain, { headers });
  answer.headers.set("content-length", String((packs ? small : plain).length));
  if (packs) answer.headers.set("content-encoding", "gzip");
  return answer;
}

/** A page that ships no script needs no word for one, and a word that is sent twice would be none. */
function withoutNonce(headers: Headers): Headers {
  const kept = new Headers(headers);
  const policy = kept.get("content-security-policy");
  if (policy) kept.set("content-security-policy", policy.replaceAll(/ 'nonce-[^']*'/g, ""));
  const vary = kept.get("vary");
  kept.set("vary", vary ? `${vary}, Accept-Encoding` : "Accept-Encoding");
  return kept;
}

async function packed(plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function sizeOf(kept: Saved | undefined): number {
  return kept ? kept.plain.length + kept.packed.length : 0;
}
