import { expect, test } from "vitest";
import { editionPages } from "#app/edition-pages.ts";

const ADDRESS = "https://plenary.example/editions/astana-2026";

function asked(more: Record<string, string> = {}, address = ADDRESS): Request {
  return new Request(address, { headers: { "accept-language": "en", ...more } });
}

function drawn(words: string, state = "s1", more: Record<string, string> = {}): Response {
  const headers = {
    ...{ "content-type": "text/html; charset=utf-8", etag: `"${state}.en.b1"` },
    ...{ "cache-control": "public, max-age=0, must-revalidate", vary: "Accept-Language, Cookie" },
    ...{
      "content-security-policy":
        "script-src 'self' 'nonce-abc'; style-src 'self' 'nonce-abc'; base-uri 'none'",
    },
  };
  return new Response(words, { headers: { ...headers, ...more } });
}

const state = (now: string | null) => async () => now;

test("P80 what was drawn is sent again to readers without a cookie while the edition's state is the same", async () => {
  const pages = editionPages();
  expect(await pages.answer(asked(), state("s1"))).toBeNull();
  expect(await (await pages.keep(asked(), drawn("the text"))).text()).toBe("the text");
  const again = await pages.answer(asked(), state("s1"));
  expect(await again?.text()).toBe("the text");
  expect(again?.headers.get("content-security-policy")).toBe(
    "script-src 'self'; style-src 'self'; base-uri 'none'",
  );
  expect(again?.headers.get("etag")).toBe('"s1.en.b1"');
  const packed = await pages.answer(asked({ "accept-encoding": "gzip, br" }), state("s1"));
  expect(packed?.headers.get("content-encoding")).toBe("gzip");
  const unpacked = packed?.body?.pipeThrough(new DecompressionStream("gzip")) ?? null;
  expect(await new Response(unpacked).text()).toBe("the text");
  const held = await pages.answer(asked({ "if-none-match": 'W/"s1.en.b1"' }), state("s1"));
  expect(held?.status).toBe(304);
});

test("P80 another state, another language, another address or a cookie is drawn anew", async () => {
  const pages = editionPages();
  await pages.keep(asked(), drawn("the text"));
  for (const other of [
    asked({ cookie: "session=1" }),
    asked({ "accept-language": "ru" }),
    asked({}, `${ADDRESS}/1`),
    asked({}, `${ADDRESS}?lang=ru`),
    new Request(ADDRESS, { method: "POST", headers: { "accept-language": "en" } }),
  ])
    expect(await pages.answer(other, state("s1"))).toBeNull();
  expect(await pages.answer(asked(), state("s10"))).toBeNull();
  await pages.keep(asked(), drawn("the text"));
  // Something fell due that nobody has written into the trail yet.
  expect(await pages.answer(asked(), state(null))).toBeNull();
});

test("P80 what is not for everybody, failed, or is no page of an edition is never kept", async () => {
  const pages = editionPages();
  const answers: [Request, Response][] = [
    [asked(), drawn("x", "s1", { "cache-control": "private, no-cache" })],
    [asked(), drawn("x", "s1", { "set-cookie": "language=en" })],
    [asked({ cookie: "session=1" }), drawn("x")],
    [asked(), new Response("x", { status: 500, headers: drawn("").headers })],
    [asked({}, `${ADDRESS}?q=1`), drawn("x")],
    [asked({}, "https://plenary.example/dashboard"), drawn("x")],
  ];
  for (const [request, answer] of answers) {
    expect(await pages.keep(request, answer)).toBe(answer);
    expect(await pages.answer(request, state("s1"))).toBeNull();
  }
});

test("P80 the pages that are kept are bounded, and the least read go first", async () => {
  const pages = editionPages(600);
  const at = (n: number) => asked({}, `${ADDRESS}/${n}`);
  for (const n of [1, 2]) await pages.keep(at(n), drawn("x".repeat(150)));
  expect(await pages.answer(at(1), state("s1"))).not.toBeNull();
  await pages.keep(at(3), drawn("x".repeat(300)));
  expect(await pages.answer(at(2), state("s1"))).toBeNull();
  expect(await pages.answer(at(1), state("s1"))).not.toBeNull();
});
