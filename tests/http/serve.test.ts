/** The web server around a small made-up build: what it lets in, what it adds, and how it ends. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import type { Duplex } from "node:stream";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type Options, serveHttp } from "#server/http/serve.ts";
import { scratchFolder } from "../support/scratch.ts";

const root = scratchFolder();
/** The pages of this build return what they received, or take long to answer. */
const PAGES = `export default async function respond(request, services) {
  const { pathname } = new URL(request.url);
  if (pathname === "/slow") await new Promise((done) => setTimeout(done, 300));
  if (pathname === "/broken") throw new Error("broken on purpose");
  const client = request.headers.get("x-client-address");
  const headers = { "set-cookie": "a=1", "x-frame-options": "SAMEORIGIN" };
  return Response.json({ url: request.url, client, body: await request.text(), services }, { headers });
}`;
const WORKER = "addEventListener('fetch', () => {});";
const SCRIPT = "export const words = 'quince';\n".repeat(100);

beforeAll(() => {
  const file = (name: string, content: string) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  };
  file("build/server/index.js", PAGES);
  file("build/client/assets/entry-abc123.js", SCRIPT);
  file("build/client/favicon.svg", "<svg/>");
  file("build/client/worker.js", WORKER);
  file("build/client/.hidden", "no");
  file("build/secret.txt", "no");
  file("node_modules/flag-icons/flags/4x3/kz.svg", "<svg/>");
  file("package.json", '{"type":"module"}');
});
afterAll(() => rmSync(root, { recursive: true }));

let stop: () => Promise<void> = async () => {};
afterEach(() => stop());

test("a page is handed the services, and its answer carries the protecting headers", async () => {
  const address = await served();
  const answer = await fetch(`${address}/dashboard?x=1`);
  expect(await answer.json()).toMatchObject({
    url: `${address}/dashboard?x=1`,
    services: { name: "services" },
  });
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("referrer-policy")).toBe("same-origin");
  expect(answer.headers.get("cross-origin-opener-policy")).toBe("same-origin");
  const policy = answer.headers.get("content-security-policy");
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/script-src|unsafe-eval/);
  expect(answer.headers.get("strict-transport-security")).toBeNull();
});

test("whoever came by TLS comes by nothing else for a year", async () => {
  const address = await served({ trustProxy: true });
  const answer = await fetch(`${address}/dashboard`, { headers: { "x-forwarded-proto": "https" } });
  expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000");
});

test("a write from our own pages, or from a program that is no browser, is obeyed; a foreign one is refused in words", async () => {
  const address = await served();
  const post = (headers: Record<string, string>) =>
    fetch(`${address}/sign-out`, { method: "POST", headers, body: "x" });
  expect((await post({ origin: address })).status).toBe(200);
  expect((await post({})).status).toBe(200);
  const foreign = await post({ origin: "https://evil.example" });
  expect(foreign.status).toBe(403);
  expect(await foreign.text()).toMatch(/another site/);
  expect((await post({ origin: "null" })).status).toBe(403);
  expect((await post({ "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect(
    (await fetch(address, { method: "DELETE", headers: { origin: "https://evil.example" } })).status,
  ).toBe(403);
});

test("behind a proxy the public address counts, for the origin and for what pages see", async () => {
  const address = await served({ origin: "https://plenary.example.org" });
  const post = (origin: string) => fetch(`${address}/x`, { method: "POST", headers: { origin }, body: "x" });
  expect(await (await post("https://plenary.example.org")).json()).toMatchObject({
    url: "https://plenary.example.org/x",
  });
  expect((await post(address)).status).toBe(403);
});

test("forwarded headers count only from a trusted proxy", async () => {
  const forwarded = { "x-forwarded-proto": "https", "x-forwarded-host": "plenary.example.org" };
  const post = (address: string) =>
    fetch(`${address}/x`, {
      method: "POST",
      headers: { ...forwarded, origin: "https://plenary.example.org" },
    });
  expect((await post(await served({ trustProxy: true }))).status).toBe(200);
  await stop();
  expect((await post(await served({ trustProxy: false }))).status).toBe(403);
});

test("the client's address cannot be set by the client", async () => {
  const ask = async (address: string) => {
    const headers = { "x-client-address": "6.6.6.6", "x-forwarded-for": "7.7.7.7, 8.8.8.8" };
    return (await (await fetch(address, { headers })).json()).client;
  };
  expect(await ask(await served({ trustProxy: false }))).toBe("127.0.0.1");
  await stop();
  // The last address is the one that the proxy itself wrote.
  expect(await ask(await served({ trustProxy: true }))).toBe("8.8.8.8");
});

test("a megabyte is taken in, more is refused in words before it is read, and so is what does not state its length", async () => {
  const address = await served();
  const whole = await fetch(address, { method: "POST", body: "x".repeat(1024 * 1024) });
  expect((await whole.json()).body).toHaveLength(1024 * 1024);
  expect(await declared(address, { "content-length": "1048577" })).toMatchObject({
    status: 413,
    words: expect.stringContaining("megabyte"),
  });
  expect(await declared(address, { "transfer-encoding": "chunked" })).toMatchObject({
    status: 411,
    words: expect.stringContaining("length"),
  });
});

test("hashed files are kept for ever, others are asked for again, and packed for those who can unpack", async () => {
  const address = await served();
  const script = await fetch(`${address}/assets/entry-abc123.js`);
  expect(script.headers.get("cache-control")).toContain("immutable");
  expect(script.headers.get("content-encoding")).toBe("gzip");
  expect(script.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await script.text()).toBe(SCRIPT);
  const icon = await fetch(`${address}/favicon.svg`);
  expect(icon.headers.get("cache-control")).toContain("must-revalidate");
  const again = await fetch(`${address}/favicon.svg`, {
    headers: { "if-none-match": icon.headers.get("etag") ?? "" },
  });
  expect(again.status).toBe(304);
});

test("only the files that are meant to be seen are served", async () => {
  const address = await served();
  expect((await fetch(`${address}/favicon.svg`)).headers.get("content-type")).toBe("image/svg+xml");
  for (const other of ["/.hidden", "/../secret.txt", "/%2e%2e/secret.txt", "/assets/../../secret.txt"])
    expect(await raw(address, other), other).toContain('"url"'); // the pages answer, not the files
});

test("the flag of a country is served by its code, one that does not exist is left to the pages", async () => {
  const address = await served();
  const flag = await fetch(`${address}/flags/kz.svg`);
  expect(flag.headers.get("content-type")).toBe("image/svg+xml");
  expect(flag.headers.get("cache-control")).toContain("max-age=86400");
  expect((await fetch(`${address}/flags/zz.svg`)).headers.get("content-type")).toContain("json");
});

test("the health of the whole is told, bad health by the status too", async () => {
  const well = await fetch(`${await served()}/healthz`);
  expect([well.status, await well.json()]).toEqual([200, { ok: true }]);
  await stop();
  const ill = await fetch(
    `${await served({ health: () => Promise.reject(new Error("no database")) })}/healthz`,
  );
  expect([ill.status, await ill.json()]).toEqual([503, { ok: false }]);
});

test("J8 what cannot be worked on is a number at /metrics, and a database that is away is one, too", async () => {
  const well = await fetch(`${await served({ health: async () => ({ ok: true, failing: 3 }) })}/metrics`);
  expect([well.status, well.headers.get("content-type")]).toEqual([
    200,
    expect.stringMatching("^text/plain"),
  ]);
  expect(await well.text()).toMatch(/^plenary_up 1\n(.*\n)*plenary_failing 3$/m);
  await stop();
  const health = () => Promise.reject(new Error("no database"));
  const ill = await (await fetch(`${await served({ health })}/metrics`)).text();
  expect(ill).toMatch(/^plenary_up 0$/m);
  expect(ill).not.toMatch(/^plenary_failing/m);
});

test("a page that breaks is answered with a sentence and without its insides", async () => {
  const answer = await fetch(`${await served()}/broken`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain("on purpose");
});

test("sockets go to the collaboration room, foreign origins and other addresses to nobody", async () => {
  const seen: (string | undefined)[] = [];
  const address = await served({
    upgrade: (req, socket) => {
      seen.push(req.url);
      socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n");
    },
  });
  expect(await upgraded(address, "/collab/s1", address)).toContain("101");
  expect(await upgraded(address, "/collab/s2")).toContain("101");
  expect(await upgraded(address, "/collab/s3", "https://evil.example")).toContain("403");
  expect(await upgraded(address, "/elsewhere", address)).toBe("");
  expect(seen).toEqual(["/collab/s1", "/collab/s2"]);
});

test("localhost is answered at both of the machine's own addresses", async () => {
  const { port } = new URL(await served({ host: "localhost" }));
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  if (await hasIpv6()) expect((await fetch(`http://[::1]:${port}/`)).status).toBe(200);
});

test("a port that is taken is refused with a sentence, a free one is not", async () => {
  const port = Number(new URL(await served()).port);
  await expect(serveHttp(options({ port }))).rejects.toThrow(`Port ${port} is taken`);
  await stop();
  await served({ port });
});

test("closing lets an open request finish, keeps no idle connection, and leaves the port free", async () => {
  const address = await served();
  await fetch(address); // leaves a connection that is kept alive
  const slow = fetch(`${address}/slow`);
  await new Promise((sent) => setTimeout(sent, 100));
  const began = performance.now();
  await stop();
  expect((await slow).status).toBe(200);
  expect(performance.now() - began).toBeLessThan(2_000);
  await expect(fetch(address)).rejects.toThrow();
});

test("closing does not wait for a socket that was handed on", async () => {
  let handed: Duplex | undefined;
  const address = await served({
    upgrade: (_req, socket) => {
      handed = socket;
      socket.write("HTTP/1.1 101 Switching Protocols\r\n\r\n");
    },
  });
  const { port } = new URL(address);
  const client = net.connect(Number(port), "127.0.0.1");
  client.write("GET /collab/s1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  await new Promise((answered) => client.once("data", answered));
  const began = performance.now();
  await stop();
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(handed?.destroyed).toBe(false);
  client.destroy();
  handed?.destroy();
});

test("W46 the worker is a file of the build that is asked for anew each time, from the top", async () => {
  const answer = await fetch(`${await served()}/worker.js`);
  expect(await answer.text()).toBe(WORKER);
  expect(answer.headers.get("cache-control")).toBe("no-cache");
  expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
});

test("W46 where no pages are to be kept, the worker that is served takes itself and all caches away", async () => {
  const answer = await fetch(`${await served({ offline: false })}/worker.js`);
  const received: Record<string, (event: { waitUntil(work: Promise<void>): void }) => void> = {};
  const caches = ["plenary:pages:kz:b1", "plenary:files", "of-another-program"];
  let here = true;
  const browser = {
    addEventListener: (type: string, receive: (typeof received)[string]) => {
      received[type] = receive;
    },
    skipWaiting: () => undefined,
    caches: {
      keys: async () => [...caches],
      delete: async (name: string) => caches.splice(caches.indexOf(name), 1),
    },
    registration: {
      unregister: async () => {
        here = false;
      },
    },
  };
  new Function(...Object.keys(browser), await answer.text())(...Object.values(browser));
  expect(Object.keys(received)).toEqual(["install", "activate"]);
  await new Promise((done) =>
    received.activate?.({ waitUntil: (work) => void work.then(done as () => void) }),
  );
  expect([here, caches]).toEqual([false, ["of-another-program"]]);
  expect(answer.headers.get("cache-control")).toBe("no-cache");
});

async function served(more: Partial<Options> = {}): Promise<string> {
  const server = await serveHttp(options(more));
  stop = async () => {
    stop = async () => {};
    await server.close();
  };
  return server.address;
}

function options(more: Partial<Options>): Options {
  const health = async () => ({ ok: true });
  const fixed = {
    dev: false,
    root,
    port: 0,
    host: "127.0.0.1",
    trustProxy: false,
    offline: true,
    services: { name: "services" },
  };
  return { ...fixed, health, upgrade: (_req, socket) => socket.destroy(), ...more };
}

/** A POST that sends its headers and never its body. */
function declared(
  address: string,
  headers: Record<string, string>,
): Promise<{ status?: number; words: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(address, { method: "POST", headers }, (answer) => {
      let words = "";
      answer.on("data", (text) => {
        words += text;
      });
      answer.on("end", () => {
        request.destroy();
        resolve({ status: answer.statusCode, words });
      });
    });
    request.on("error", reject);
    request.flushHeaders();
  });
}

/** The answer to a request that is written by hand, because fetch would change the path first. */
function raw(address: string, target: string, headers = "Connection: close\r\n"): Promise<string> {
  const { port, host } = new URL(address);
  return new Promise((resolve) => {
    let text = "";
    const socket = net.connect(Number(port), "127.0.0.1");
    socket.on("data", (data) => {
      text += data;
    });
    socket.on("close", () => resolve(text));
    socket.on("error", () => resolve(text));
    socket.write(`GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${headers}\r\n`);
  });
}

function upgraded(address: string, target: string, origin?: string): Promise<string> {
  const from = origin ? `Origin: ${origin}\r\n` : "";
  return raw(address, target, `Connection: Upgrade\r\nUpgrade: websocket\r\n${from}`);
}

function hasIpv6(): Promise<boolean> {
  const probe = net.createServer();
  return new Promise((resolve) => {
    probe.once("error", () => resolve(false));
    probe.listen(0, "::1", () => probe.close(() => resolve(true)));
  });
}
