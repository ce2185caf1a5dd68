/**
 * A person's words that the server has not stored, in this browser's storage: those that are still on their way
 * ("unsent", by text and sheet) and those that were refused ("unkept", by sheet). No Yjs here: the page of a refusal
 * reads them, too, and must not load the editor.
 */
import { copyName, deleteCopy, unsavedWordsKey, unsentWordsKey } from "./local-copies.ts";

/** Words of one clause. */
export interface UnsavedWords {
  /** Its id; nothing for a clause that the server never received. */
  clause: string;
  /** For such a clause: the clause before it; nothing at the very top. */
  after: string;
  words: string;
}

/** Adds words to those that wait for their author. */
export function saveUnsaved(person: string, sheet: string, some: readonly UnsavedWords[]): void {
  if (!some.length) return;
  const known = loadUnsaved(person, sheet);
  const fresh = some.filter(({ words }) => !known.some((one) => one.words === words));
  write(unsavedWordsKey(person, sheet), [...known, ...fresh]);
}

export function loadUnsaved(person: string, sheet: string): UnsavedWords[] {
  const found = read(unsavedWordsKey(person, sheet));
  return Array.isArray(found) ? found.flatMap(readUnsaved) : [];
}

/** An earlier version of this page stored only words. */
function readUnsaved(found: unknown): UnsavedWords[] {
  if (typeof found === "string") return [{ clause: "", after: "", words: found }];
  const { clause, after, words } = (found ?? {}) as Record<string, unknown>;
  return typeof words === "string"
    ? [{ clause: String(clause ?? ""), after: String(after ?? ""), words }]
    : [];
}

export function dropUnsaved(person: string, sheet: string): void {
  remove(unsavedWordsKey(person, sheet));
}

/** Where a sheet is open: its person, and its text. */
export interface OpenedSheet {
  person: string;
  text: string;
  sheet: string;
}

/** Written while typing. A sheet without words stays in the list: it is needed to find its copy in this browser. */
export function saveUnsent({ person, text, sheet }: OpenedSheet, words: readonly UnsavedWords[]): void {
  const all = unsentOf(person, text).set(sheet, words);
  write(unsentWordsKey(person, text), Object.fromEntries(all));
}

export function loadUnsent({ person, text, sheet }: OpenedSheet): readonly UnsavedWords[] {
  return unsentOf(person, text).get(sheet) ?? [];
}

/**
 * For a person who may no longer read the text: returns this person's words that the server does not have, and deletes
 * the copies of the whole text. The words stay until `discardWords`.
 */
export async function rescueWords(person: string, text: string): Promise<UnsavedWords[]> {
  // The editor that was on this page stores its last words first.
  await new Promise((resolve) => setTimeout(resolve));
  const sheets = [...unsentOf(person, text)];
  for (const [sheet, words] of sheets) {
    saveUnsaved(person, sheet, words);
    saveUnsent({ person, text, sheet }, []);
  }
  const rescued = sheets.flatMap(([sheet]) => loadUnsaved(person, sheet));
  if (!rescued.length) remove(unsentWordsKey(person, text));
  await Promise.all(sheets.map(([sheet]) => deleteCopy(copyName(person, sheet))));
  return rescued;
}

export function discardWords(person: string, text: string): void {
  for (const sheet of unsentOf(person, text).keys()) dropUnsaved(person, sheet);
  remove(unsentWordsKey(person, text));
}

function unsentOf(person: string, text: string): Map<string, readonly UnsavedWords[]> {
  const found = read(unsentWordsKey(person, text));
  if (!found || typeof found !== "object" || Array.isArray(found)) return new Map();
  return new Map(
    Object.entries(found).map(([sheet, words]) => [
      sheet,
      Array.isArray(words) ? words.flatMap(readUnsaved) : [],
    ]),
  );
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage they are there until the page is left.
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was stored.
  }
}
