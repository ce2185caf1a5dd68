/** What a service worker has and TypeScript's library for pages does not know: no more of it than is used here. */
export interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchAsked extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

export interface WorkerMessage extends Lasting {
  data: unknown;
}

export interface Scope {
  caches: CacheStorage;
  location: { origin: string };
  clients: { claim(): Promise<void> };
  registration: { update(): Promise<unknown> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", receive: (event: Lasting) => void): void;
  addEventListener(type: "fetch", receive: (event: FetchAsked) => void): void;
  addEventListener(type: "message", receive: (event: WorkerMessage) => void): void;
}
