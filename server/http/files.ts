/**
 * Static files: only those that are in a folder when the server starts, so that no address can lead out of it. Text is
 * sent compressed, which for one of our pages is a third of the bytes.
 */
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import type { RequestListener } from "node:http";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** From an address without its query to what answers it. */
export type StaticFiles = Map<string, RequestListener>;

/** Every file of a folder, under addresses that begin with `prefix`; `cached` says how long each may be cached. */
export async function filesIn(
  folder: string,
  prefix: string,
  cached: (address: string) => string,
): Promise<StaticFiles> {
  const files: StaticFiles = new Map();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join("/");
    if (!entry.isFile() || name.startsWith(".")) continue;
    const address = prefix + name;
    files.set(address, await sender(file, cached(address)));
  }
  return files;
}

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

async function sender(file: string, cache: string): Promise<RequestListener> {
  const { size, mtimeMs } = await stat(file);
  const type = TYPES[path.extname(file)] ?? "application/octet-stream";
  const etag = `W/"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  const headers = { "content-type": type, "cache-control": cache, etag };
  const packed =
    PACKABLE.test(type) && size > 1024 ? once(() => readFile(file).then(promisify(gzip))) : undefined;
  return async (req, res) => {
    if (req.headers["if-none-match"] === etag) return res.writeHead(304, headers).end();
    const small =
      packed && /\bgzip\b/.test(String(req.headers["accept-encoding"])) ? await packed() : undefined;
    const vary = packed ? { vary: "accept-encoding" } : {};
    const encoding = small ? { "content-encoding": "gzip" } : {};
    res.writeHead(200, { ...headers, ...vary, ...encoding, "content-length": small?.length ?? size });
    if (req.method === "HEAD" || small) return res.end(req.method === "HEAD" ? undefined : small);
    return createReadStream(file)
      .on("error", () => res.destroy())
      .pipe(res);
  };
}

const PACKABLE = /^text\/|json|svg/;

/** Compressed when first asked for, then kept in memory: the text files of a build are a few megabytes in all. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
