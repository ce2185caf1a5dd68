/**
 * What every request passes first: headers that protect the reader, the check that a write comes from our own pages
 * (React Router makes it only for routes that draw something), a limit on the size of what is sent, and the client's
 * address in a header that no client can set. A refusal is a status and one sentence.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

export interface Guard {
  trustProxy: boolean;
  origin?: string;
}

/** The header in which `server/auth` finds the address by which attempts are counted. */
export const CLIENT_ADDRESS = "x-client-address";

/** Our forms are a few kilobytes; the longest statement that was ever filed is a few hundred. */
export const LARGEST_BODY = 1024 * 1024;

/** True if the request may go on; if not, it has been answered. */
export function admit(guard: Guard, req: IncomingMessage, res: ServerResponse): boolean {
  for (const [name, value] of Object.entries(PROTECTION)) res.setHeader(name, value);
  if (ownOrigin(guard, req).startsWith("https:")) res.setHeader("strict-transport-security", BY_TLS_ALONE);
  req.headers[CLIENT_ADDRESS] = clientAddress(guard, req);
  const refused = refusal(guard, req);
  if (!refused) return true;
  res.writeHead(refused.status, { "content-type": "text/plain; charset=utf-8" }).end(`${refused.words}\n`);
  return false;
}

/** A browser opens a socket for any page, with cookies: only the Origin shows which. */
export function admitUpgrade(guard: Guard, req: IncomingMessage, socket: Duplex): boolean {
  req.headers[CLIENT_ADDRESS] = clientAddress(guard, req);
  if (fromOurPages(guard, req)) return true;
  socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
  return false;
}

const PROTECTION = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  // A page with scripts inside names them by a nonce instead (app/entry.server.tsx).
  "content-security-policy": [
    "default-src 'self'",
    "img-src 'self' data:",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; "),
};

/** A browser that came by TLS uses nothing else for a year. */
const BY_TLS_ALONE = "max-age=31536000";

function refusal(guard: Guard, req: IncomingMessage): { status: number; words: string } | undefined {
  if (req.method === "GET" || req.method === "HEAD") return undefined;
  if (!fromOurPages(guard, req))
    return { status: 403, words: "This was sent from a page of another site, so nothing was done." };
  // Browsers state the length of a form. An unstated length could only be counted while the body is read.
  if (req.headers["transfer-encoding"]) return { status: 411, words: "State the length of what you send." };
  if (isFiles(req) && !TAKES_FILES.test(req.url ?? ""))
    return { status: 415, words: "No files are taken here." };
  if (Number(req.headers["content-length"] ?? 0) > LARGEST_BODY)
    return { status: 413, words: "That is more than a megabyte, the most that can be sent at once." };
  return undefined;
}

/** The logo of a meeting; the route checks its size before it is read. */
const TAKES_FILES = /^\/meetings\/[\w-]+\/logo(\.data)?(\?|$)/;

function isFiles(req: IncomingMessage): boolean {
  return /^\s*multipart\//i.test(req.headers["content-type"] ?? "");
}

function fromOurPages(guard: Guard, req: IncomingMessage): boolean {
  const { origin, "sec-fetch-site": site } = req.headers;
  // A program other than a browser sends neither header, and has no cookie that a foreign page could use.
  return origin === undefined ? site !== "cross-site" : origin === ownOrigin(guard, req);
}

function ownOrigin({ origin, trustProxy }: Guard, req: IncomingMessage): string {
  if (origin) return origin;
  const forwarded = (name: string) => (trustProxy ? first(req.headers[name]) : undefined);
  const protocol = forwarded("x-forwarded-proto") ?? "http";
  return `${protocol}://${forwarded("x-forwarded-host") ?? req.headers.host}`;
}

/** The last of the forwarded addresses is the one that our own proxy saw; those before it are the client's claim. */
function clientAddress({ trustProxy }: Guard, req: IncomingMessage): string {
  const forwarded = trustProxy ? list(req.headers["x-forwarded-for"]).at(-1) : undefined;
  return (forwarded ?? req.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
}

function first(header: string | string[] | undefined): string | undefined {
  return list(header)[0];
}

function list(header: string | string[] | undefined): string[] {
  const items = String(header ?? "").split(",");
  return items.map((item) => item.trim()).filter((item) => item !== "");
}
