/**
 * Before any page: posts and searches are counted; a client that exceeds a limit gets a refusal in words, with the time
 * to wait in Retry-After. The same header is on every other 429 of ours.
 */
import { createContext, data, type MiddlewareFunction, type RouterContextProvider } from "react-router";
import { actor, type Limited, services } from "./context.ts";

/** Seconds until there is room again. */
const wait = createContext<number | null>(null);
/** Attempts to sign in are counted by the quarter of an hour. */
const QUARTER_HOUR = 900;

export const limitsMiddleware: MiddlewareFunction<Response>[] = [
  async ({ context }, next) => {
    const response = await next();
    if (response.status === 429)
      response.headers.set("retry-after", String(context.get(wait) ?? QUARTER_HOUR));
    return response;
  },
  async ({ request, context }, next) => {
    if (request.method !== "GET" && request.method !== "HEAD")
      await spend(context.get(actor) ? "write" : "knock", request, context);
    else if (/^\/search(\.data)?$/.test(new URL(request.url).pathname))
      await spend("search", request, context);
    return next();
  },
];

/** Throws the answer where it was too much. By person, or by place where nobody is signed in. */
export async function spend(
  what: Limited,
  request: Request,
  context: Readonly<RouterContextProvider>,
): Promise<void> {
  const who = context.get(actor)?.person ?? request.headers.get("x-client-address") ?? "";
  const spent = await context.get(services).limits.spend(what, who);
  if (spent.ok) return;
  context.set(wait, spent.seconds);
  throw data({ reason: "too-often" }, { status: 429 });
}
