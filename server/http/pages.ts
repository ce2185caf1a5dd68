/**
 * The pages, as a listener: from the build in production; in development through Vite, which loads app/handler.ts again
 * whenever something under app/ has changed. Both get the same services.
 */
import type { RequestListener, Server } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestListener } from "@remix-run/node-fetch-server";

export interface PageListener {
  listener: RequestListener;
  close(): Promise<void>;
}

/** What app/handler.ts exports. */
interface Handler {
  default(request: Request, services: unknown): Promise<Response>;
}

interface Options {
  root: string;
  trustProxy: boolean;
  origin?: string;
  services: unknown;
}

export async function builtPages(options: Options): Promise<PageListener> {
  const file = path.join(options.root, "build/server/index.js");
  const handler: Handler = await import(pathToFileURL(file).href);
  return { listener: listener(options, async () => handler), close: async () => {} };
}

export async function livePages(options: Options, http: Server): Promise<PageListener> {
  const { createServer } = await import("vite");
  const server = { middlewareMode: true, ws: { server: http } };
  const vite = await createServer({ root: options.root, appType: "custom", server });
  const pages = listener(options, () => vite.ssrLoadModule("/app/handler.ts") as Promise<Handler>);
  return {
    listener: (req, res) => vite.middlewares(req, res, () => pages(req, res)),
    close: () => vite.close(),
  };
}

/** The address of a request is the one that the person sees: redirects and origin checks are made from it. */
function listener({ services, origin, trustProxy }: Options, load: () => Promise<Handler>): RequestListener {
  const seen = origin ? { host: new URL(origin).host, protocol: new URL(origin).protocol } : {};
  const respond = async (request: Request) => (await load()).default(request, services);
  return createRequestListener(respond, { trustProxy, onError, ...seen });
}

function onError(error: unknown): Response {
  console.error(error);
  return new Response("Something went wrong here. It has been noted.\n", { status: 500 });
}
