/** The only upload: where it is accepted, how large it may be, and how it is served. */
import { rmSync } from "node:fs";
import { RouterContextProvider } from "react-router";
import { afterAll, expect, test, vi } from "vitest";
import { actor, type Services, services } from "#app/context.ts";
import { action } from "#app/routes/meetings/set-up/logo.tsx";
import { loader } from "#app/routes/public/picture.ts";
import { serveHttp } from "#server/http/serve.ts";
import { squarePng } from "../support/png.ts";
import { routeList } from "../support/route-list.ts";
import { scratchFolder } from "../support/scratch.ts";
import { builtPagesIn } from "../support/small-build.ts";

const root = scratchFolder();
afterAll(() => rmSync(root, { recursive: true }));

/** An installation with one picture, which accepts any picture; nobody is signed in. */
function installation() {
  const setLogo = vi.fn(async () => ({ ok: true as const }));
  const picture = async (hash: string) =>
    hash === "a".repeat(64) ? { ok: true, bytes: squarePng() } : { ok: false, reason: "not-found" };
  const context = new RouterContextProvider();
  context.set(services, { queries: { picture }, commands: { setLogo } } as unknown as Services);
  context.set(actor, null);
  return { context, setLogo };
}

type Loading = Parameters<typeof loader>[0];
type Acting = Parameters<typeof action>[0];

test("D85 a picture is a PNG in which nothing runs, kept for ever at its hash; another hash has none", async () => {
  const asked = (hash: string) =>
    loader({ params: { hash }, context: installation().context } as unknown as Loading);
  const found = await asked("a".repeat(64));
  expect(Object.fromEntries(found.headers)).toMatchObject({
    "content-type": "image/png",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "public, max-age=31536000, immutable",
  });
  expect(Buffer.from(await found.arrayBuffer()).equals(squarePng())).toBe(true);
  expect((await asked("b".repeat(64))).status).toBe(404);
});

test("D86 how much is sent is asked before a byte is read", async () => {
  const send = async (length: string | null) => {
    const { context, setLogo } = installation();
    const form = new FormData();
    form.set("logo", new File([new Uint8Array(squarePng())], "logo.png"));
    const formData = vi.fn(async () => form);
    const headers = new Headers(length === null ? {} : { "content-length": length });
    const request = { url: "http://x/meetings/m/logo", headers, formData };
    const answer = await action({ params: { id: "m" }, request, context } as unknown as Acting);
    const reason = "data" in answer ? answer.data.reason : null;
    return [reason, formData.mock.calls.length, setLogo.mock.calls.length];
  };
  expect(await send("900")).toEqual([null, 1, 1]);
  expect(await send(String(400 * 1024))).toEqual(["picture-too-large", 0, 0]);
});

test("D86 files are taken at the address of a logo and at no other", async () => {
  builtPagesIn(root);
  const server = await serveHttp({
    ...{ dev: false, root, port: 0, host: "127.0.0.1", trustProxy: false, offline: true, services: {} },
    health: async () => ({ ok: true }),
    upgrade: (_req, socket) => socket.destroy(),
  });
  const send = async (address: string, type: string) => {
    const headers = { origin: server.address, "content-type": type };
    return (await fetch(server.address + address, { method: "POST", headers, body: "x" })).status;
  };
  const taken: string[] = [];
  for (const { address } of await routeList()) {
    expect([address, await send(address, "application/x-www-form-urlencoded")]).toEqual([address, 200]);
    const status = await send(address, "multipart/form-data; boundary=x");
    if (status !== 415) taken.push(address);
  }
  expect(taken).toHaveLength(1);
  expect(taken[0]).toMatch(/^\/meetings\/[^/]+\/logo$/);
  expect(await send("/meetings/m/logo/../set-up", "multipart/form-data; boundary=x")).toBe(415);
  await server.close();
});
