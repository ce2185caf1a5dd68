/** How much may be requested in a period, and the answer to a person who requests more. */
import { type MiddlewareFunction, RouterContextProvider } from "react-router";
import { beforeEach, expect, test } from "vitest";
import { actor, type Services, services } from "#app/context.ts";
import { limitsMiddleware, spend } from "#app/limits.ts";
import { LIMITED, type Limited, openLimits, type RequestLimits } from "#server/auth/limits.ts";

const few = (points: number) =>
  Object.fromEntries(Object.keys(LIMITED).map((what) => [what, { points, duration: 60 }])) as Record<
    Limited,
    { points: number; duration: number }
  >;
let limits: RequestLimits;
beforeEach(() => {
  limits = openLimits(few(2));
});

interface Asking {
  person?: string | undefined;
  from?: string;
  path?: string;
  method?: string;
}

/** Through the middleware, as every request goes; 200 where the page is reached. */
async function ask({ person, from = "192.0.2.1", path = "/texts/1/commands", method = "POST" }: Asking = {}) {
  const context = new RouterContextProvider();
  context.set(services, { limits } as Services);
  if (person) context.set(actor, { person, name: "", language: null, seats: [] });
  const request = new Request(`http://x${path}`, { method, headers: { "x-client-address": from } });
  const [outer, inner] = limitsMiddleware as [MiddlewareFunction<Response>, MiddlewareFunction<Response>];
  const options = { request, context, params: {} } as unknown as Parameters<MiddlewareFunction<Response>>[0];
  // React Router turns what the inner middleware throws into the answer that the outer one gets.
  const page = async () => {
    try {
      return (await inner(options, async () => new Response("page"))) as Response;
    } catch (thrown) {
      const notified = thrown as { data: { reason: string }; init: ResponseInit };
      return Response.json(notified.data, notified.init);
    }
  };
  const answer = (await outer(options, page)) as Response;
  return { status: answer.status, wait: answer.headers.get("retry-after"), body: await answer.text() };
}

test("D64 writes are counted by person: two are taken, the third is told why and how long to wait, others go on", async () => {
  expect([(await ask({ person: "a" })).status, (await ask({ person: "a" })).status]).toEqual([200, 200]);
  const refused = await ask({ person: "a" });
  expect(refused).toMatchObject({ status: 429, body: '{"reason":"too-often"}' });
  expect(Number(refused.wait)).toBeGreaterThan(0);
  expect(Number(refused.wait)).toBeLessThanOrEqual(60);
  expect((await ask({ person: "b" })).status).toBe(200);
  expect((await ask({ person: "a", method: "GET" })).status).toBe(200);
});

test("D64 where nobody is signed in the place counts", async () => {
  await ask();
  await ask();
  expect((await ask()).status).toBe(429);
  expect((await ask({ from: "192.0.2.2" })).status).toBe(200);
});

test("D64 searching is counted, on the page and where the browser asks for its data", async () => {
  const search = (path: string) => ask({ person: "a", method: "GET", path });
  expect((await search("/search?q=water")).status).toBe(200);
  expect((await search("/search.data?q=water")).status).toBe(200);
  expect((await search("/search?q=water")).status).toBe(429);
  expect((await search("/dashboard")).status).toBe(200);
});

test("D64 invitations are counted beside the writes", async () => {
  const context = new RouterContextProvider();
  context.set(services, { limits } as Services);
  context.set(actor, { person: "a", name: "", language: null, seats: [] });
  const invite = () => spend("invite", new Request("http://x/meetings/1/set-up"), context);
  await invite();
  await invite();
  await expect(invite()).rejects.toMatchObject({ data: { reason: "too-often" }, init: { status: 429 } });
});

test("D64 any other 429 says when to come back, too", async () => {
  const [outer] = limitsMiddleware as [MiddlewareFunction<Response>];
  const context = new RouterContextProvider();
  const options = { request: new Request("http://x/sign-in"), context, params: {} };
  const shut = async () => new Response("", { status: 429 });
  const answer = await outer(options as unknown as Parameters<typeof outer>[0], shut);
  expect((answer as Response).headers.get("retry-after")).toBe("900");
});

test("D64 the bounds leave room for hands: five deeds a second, a hall that sits down at once", () => {
  expect(LIMITED.write.points / LIMITED.write.duration).toBeGreaterThanOrEqual(5);
  expect(LIMITED.join.points).toBeGreaterThanOrEqual(150);
});
