/**
 * The web server: plain node:http in front of the pages that Vite built (in development, Vite builds them on request).
 * A request passes the guard, then the files, then the pages. Every answer has the same headers, and closing lets open
 * requests finish.
 */
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import path from "node:path";
import type { Duplex } from "node:stream";
import { filesIn, type StaticFiles } from "./files.ts";
import { admit, admitUpgrade } from "./guard.ts";
import { listen } from "./listen.ts";
import { type Health, metricsPage } from "./metrics.ts";
import { builtPages, livePages } from "./pages.ts";
import { workerLeaves } from "./worker.ts";

export type Upgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface Options {
  dev: boolean;
  root: string;
  port: number;
  /** `localhost` means both of the machine's own addresses, 127.0.0.1 and ::1. */
  host: string;
  trustProxy: boolean;
  /** The address that people use, where it is not the one on which we listen. */
  origin?: string;
  /** Browsers may save pages, to be opened offline. */
  offline: boolean;
  /** Passed on to the pages; only they know its type. */
  services: unknown;
  /** Gets the sockets under /collab/, and no others. */
  upgrade: Upgrade;
  health(): Promise<Health>;
}

export async function serveHttp(options: Options): Promise<{ address: string; close(): Promise<void> }> {
  const http = createServer();
  const pages = options.dev ? await livePages(options, http) : await builtPages(options);
  const files = await staticFiles(options);
  http.on("request", answer(options, files, pages.listener));
  http.on("upgrade", upgrade(options));
  const listeners = await listen(http, options);
  const close = async () => {
    await pages.close();
    await listeners.close();
  };
  return { address: listeners.address, close };
}

const DAY = "public, max-age=86400";
const FOR_EVER = "public, max-age=31536000, immutable";
/** At the top of the site, so that the service worker covers all pages; fetched again each time a page is opened. */
const WORKER = "/worker.js";
const ASK_AGAIN = "public, max-age=0, must-revalidate";

/** Names in /assets/ carry the hash of what is in them, so they never change. */
async function staticFiles({ dev, root, offline }: Options): Promise<StaticFiles> {
  const flags = await filesIn(path.join(root, "node_modules/flag-icons/flags/4x3"), "/flags/", () => DAY);
  if (dev) return flags.set(WORKER, workerLeaves); // the others are Vite's
  const files = new Map([...(await filesIn(path.join(root, "build/client"), "/", cached)), ...flags]);
  return offline ? files : files.set(WORKER, workerLeaves);
}

function cached(address: string): string {
  if (address === WORKER) return "no-cache";
  return address.startsWith("/assets/") ? FOR_EVER : ASK_AGAIN;
}

function answer(options: Options, files: StaticFiles, pages: RequestListener): RequestListener {
  return (req, res) => {
    if (!admit(options, req, res)) return;
    const [address = "/"] = (req.url ?? "/").split("?", 1);
    const file = files.get(address);
    if (address === "/healthz") void health(options, res);
    else if (address === "/metrics") void metrics(options, res);
    else if (file && (req.method === "GET" || req.method === "HEAD")) file(req, res);
    else pages(req, res);
  };
}

async function health({ health }: Options, res: Parameters<RequestListener>[1]): Promise<void> {
  const state = await health().catch(() => ({ ok: false }));
  res.writeHead(state.ok ? 200 : 503, { "content-type": "application/json", "cache-control": "no-store" });
  res.end(JSON.stringify(state));
}

async function metrics({ health }: Options, res: Parameters<RequestListener>[1]): Promise<void> {
  const { type, text } = await metricsPage(health);
  res.writeHead(200, { "content-type": type, "cache-control": "no-store" });
  res.end(text);
}

function upgrade(options: Options): Upgrade {
  return (req, socket, head) => {
    // Without a listener, the error of a socket that breaks off would end the process.
    socket.on("error", () => socket.destroy());
    if (req.url?.startsWith("/collab/")) {
      if (admitUpgrade(options, req, socket)) options.upgrade(req, socket, head);
    } else if (!options.dev) socket.destroy(); // in development the others are Vite's
  };
}
