/**
 * Under which Yjs client id a session writes. The server issues ids in blocks; the blocks are stored in this browser's
 * copy of the sheet, so that an offline session has an id that the server will know as this person's, too.
 */
import type { IndexeddbPersistence } from "y-indexeddb";
import { BLOCK_SIZE, blockOf, MOST_PASSES, type Pass } from "#domain/text/client-ids.ts";

export interface OwnIds {
  /** Null if the server could not be asked: then Yjs generates one. */
  client: number | null;
  passes: readonly Pass[];
}

interface Block extends Pass {
  /** Ids that sessions have taken. */
  used: number;
}

const BLOCKS = "blocks";
/** Nobody waits longer than this for an id. */
const PATIENCE_MS = 3_000;

export async function ownIds(
  sheet: string,
  copy: IndexeddbPersistence | null,
  issue: (sheet: string) => Promise<Pass | null> = issued,
): Promise<OwnIds> {
  const db = copy?.db ?? null;
  const here = db && (await taken(db, null).catch(() => null));
  if (here?.client != null) return here;
  const fresh = await issue(sheet).catch(() => null);
  if (!fresh) return here ?? { client: null, passes: [] };
  const saved = db && (await taken(db, fresh).catch(() => null));
  return saved ?? { client: fresh.first, passes: [fresh] };
}

export function isOwn({ passes }: OwnIds): (client: number) => boolean {
  const blocks = new Set(passes.map(({ first }) => first));
  return (client) => blocks.has(blockOf(client));
}

async function issued(sheet: string): Promise<Pass | null> {
  const answer = await fetch(`/sheets/${encodeURIComponent(sheet)}/client-ids`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return answer.ok ? answer.json() : null;
}

/** In one transaction, so that two tabs never take the same id. */
function taken(db: IDBDatabase, more: Pass | null): Promise<OwnIds> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction("custom", "readwrite");
    const custom = transaction.objectStore("custom");
    const asked = custom.get(BLOCKS);
    let own: OwnIds = { client: null, passes: [] };
    asked.onsuccess = () => {
      const blocks: Block[] = [...(asked.result ?? []), ...(more ? [{ ...more, used: 0 }] : [])];
      const free = blocks.findLast(({ used }) => used < BLOCK_SIZE);
      own = { client: free ? free.first + free.used : null, passes: blocks.slice(-MOST_PASSES) };
      if (free) free.used += 1;
      custom.put(blocks.slice(-MOST_PASSES), BLOCKS);
    };
    transaction.oncomplete = () => resolve(own);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}
