/**
 * The caches of a browser in memory, as much of them as the service worker uses: names, and in each cache addresses
 * with their answers.
 */
const ORIGIN = "https://plenary.example";

export function memoryCaches(): CacheStorage {
  const all = new Map<string, Map<string, Response>>();
  const keyOf = (address: RequestInfo | URL) =>
    new URL(address instanceof Request ? address.url : String(address), ORIGIN).href;

  const open = async (name: string) => {
    const held = all.get(name) ?? new Map<string, Response>();
    all.set(name, held);
    return {
      match: async (address: RequestInfo) => held.get(keyOf(address))?.clone(),
      put: async (address: RequestInfo, answer: Response) => void held.set(keyOf(address), answer),
      delete: async (address: RequestInfo) => held.delete(keyOf(address)),
      keys: async () => [...held.keys()].map((url) => new Request(url)),
    } as unknown as Cache;
  };

  return {
    open,
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
    has: async (name: string) => all.has(name),
    match: async () => undefined,
  } as CacheStorage;
}
