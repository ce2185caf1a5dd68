/**
 * In the page: has the browser take the worker in, when everything else is there. Where that is not to be had (an old
 * browser, a line without TLS, storage forbidden) the page is as good as before.
 */
export function registerWorker(): void {
  if (!("serviceWorker" in navigator)) return;
  if (document.readyState === "complete") void register();
  else addEventListener("load", () => void register(), { once: true });
}

async function register(): Promise<void> {
  try {
    const held = navigator.serviceWorker.controller;
    await navigator.serviceWorker.register("/worker.js");
    // What it sees being requested it saves without being asked.
    if (held) return;
    const { active } = await navigator.serviceWorker.ready;
    const used = performance.getEntriesByType("resource").map(({ name }) => name);
    active?.postMessage({ path: location.pathname + location.search, used });
  } catch {
    // As good as before.
  }
}
