/**
 * The service worker that takes itself away: it is served in the place of the real one where a house does not want pages
 * kept, or while one develops. A browser that has the real one asks for it with the next page, and is rid of both.
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
