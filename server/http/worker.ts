/**
 * The service worker that removes itself: it is served instead of the real one where an installation does not want
 * saved pages, or in development. A browser that has the real one asks for it with the next page, and is rid of both.
 */
import type { RequestListener } from "node:http";

export const workerLeaves: RequestListener = (_, res) => {
  res.writeHead(200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" });
  res.end(LEAVES);
};

const LEAVES = `addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => {
  const leave = async () => {
    for (const name of await caches.keys()) if (name.startsWith("plenary:")) await caches.delete(name);
    await registration.unregister();
  };
  event.waitUntil(leave());
});
`;
