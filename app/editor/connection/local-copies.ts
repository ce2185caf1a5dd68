/**
 * The copies of sheets in this browser, so that typing goes on without a network. They hold unpublished words: signing
 * out deletes them, and the pages that the worker saved (app/offline). No Yjs here, so that the sign-out form can load
 * this file alone.
 */
import { COPIES_SINCE } from "#domain/text/schema.ts";

const PREFIX = "plenary:";
/** The same names as in app/offline/pages.ts. */
const PAGES = "plenary:pages:";

/** A copy belongs to one person, one sheet and one schema version: another person on this computer never opens it. */
export function copyName(person: string, sheet: string): string {
  return `${PREFIX}${person}:${sheet}:${COPIES_SINCE}`;
}

/** Where words that could not be saved are stored until their author copies them. */
export function unsavedWordsKey(person: string, sheet: string): string {
  return `${PREFIX}words:${person}:${sheet}`;
}

/** Where unsent words are stored, in case the page ends before the server has them. */
export function unsentWordsKey(person: string, text: string): string {
  return `${PREFIX}unsent:${person}:${text}`;
}

/** Has this person opened the text in this browser? */
export function hasOpened(person: string, text: string): boolean {
  try {
    return localStorage.getItem(unsentWordsKey(person, text)) !== null;
  } catch {
    return false;
  }
}

/**
 * Deletes every local copy of every sheet, and every saved page. Never throws and never waits long: signing out must
 * always work.
 */
export async function forgetLocalCopies(): Promise<void> {
  forgetWords();
  await forgetPages();
  if (typeof indexedDB === "undefined" || !indexedDB.databases) return;
  const known = await indexedDB.databases().catch(() => []);
  const names = known.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name] : []));
  await Promise.all(names.map(deleteCopy));
}

/** Empties the copy of words; the ids issued to this browser stay, and what is set aside is stored beside them. */
export async function emptyCopy(name: string, beside: Record<string, unknown>): Promise<void> {
  if (typeof indexedDB === "undefined") return;
  await emptied(name, beside).catch(() => deleteCopy(name));
}

function emptied(name: string, beside: Record<string, unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name);
    asked.onerror = reject;
    asked.onsuccess = () => {
      const db = asked.result;
      try {
        const transaction = db.transaction(["updates", "custom"], "readwrite");
        transaction.objectStore("updates").clear();
        for (const [key, value] of Object.entries(beside)) transaction.objectStore("custom").put(value, key);
        transaction.oncomplete = () => resolve();
        transaction.onabort = reject;
      } catch (error) {
        reject(error);
      }
      db.close();
    };
  });
}

/**
 * Resolves when the copy is gone, or after two seconds if another tab holds it open: it is deleted when that tab
 * closes.
 */
export function deleteCopy(name: string): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(resolve, 2_000);
    const over = () => {
      clearTimeout(patience);
      resolve();
    };
    try {
      const asked = indexedDB.deleteDatabase(name);
      asked.onsuccess = over;
      asked.onerror = over;
    } catch {
      over();
    }
  });
}

async function forgetPages(): Promise<void> {
  try {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(PAGES)).map((name) => caches.delete(name)));
  } catch {
    // This browser has no cache storage, or the connection has no TLS: then nothing was saved.
  }
}

function forgetWords(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // A browser that forbids storage has stored nothing.
  }
}
