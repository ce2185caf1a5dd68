/**
 * The words of a person whose text was closed: saved in this browser, without the rest of the text, until they are
 * discarded.
 */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { copyName, forgetLocalCopies, hasOpened } from "#app/editor/connection/local-copies.ts";
import {
  discardWords,
  loadUnsaved,
  loadUnsent,
  rescueWords,
  saveUnsaved,
  saveUnsent,
} from "#app/editor/connection/saved-words.ts";

const AT = { person: "p1", text: "t1", sheet: "s1" };
const typed = { clause: "c1", after: "", words: "Decide to publish" };
const refused = { clause: "c2", after: "c1", words: "Agree to report" };
let deleted: string[];

beforeEach(() => {
  deleted = [];
  const items: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => {
      items[key] = value;
    },
    removeItem: (key: string) => {
      delete items[key];
    },
  };
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(items, name, { value, enumerable: false });
  vi.stubGlobal("localStorage", items);
  vi.stubGlobal("indexedDB", {
    deleteDatabase(name: string) {
      deleted.push(name);
      const asked: { onsuccess?: () => void } = {};
      queueMicrotask(() => asked.onsuccess?.());
      return asked;
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

test("R101 what was typed and not sent is rescued with what was refused; the copies of the text go", async () => {
  saveUnsent(AT, [typed]);
  saveUnsent({ ...AT, sheet: "s2" }, []);
  saveUnsaved("p1", "s2", [refused]);
  expect(await rescueWords("p1", "t1")).toEqual([typed, refused]);
  expect(deleted).toEqual([copyName("p1", "s1"), copyName("p1", "s2")]);
  // Read again, as after a reload: the same words, each once.
  expect(await rescueWords("p1", "t1")).toEqual([typed, refused]);
  expect(loadUnsent(AT)).toEqual([]);
});

test("R101 discarded words are gone, and nothing says any more that the text was open here", async () => {
  saveUnsent(AT, [typed]);
  await rescueWords("p1", "t1");
  expect(hasOpened("p1", "t1")).toBe(true);
  discardWords("p1", "t1");
  expect(hasOpened("p1", "t1")).toBe(false);
  expect(await rescueWords("p1", "t1")).toEqual([]);
  expect(loadUnsaved("p1", "s1")).toEqual([]);
});

test("R101 a text without unsent words leaves nothing behind", async () => {
  saveUnsent(AT, []);
  expect(await rescueWords("p1", "t1")).toEqual([]);
  expect(deleted).toEqual([copyName("p1", "s1")]);
  expect(hasOpened("p1", "t1")).toBe(false);
});

test("R101 another person at this machine gets none of them, nor the reader of another text", async () => {
  saveUnsent(AT, [typed]);
  expect(hasOpened("p2", "t1")).toBe(false);
  expect(await rescueWords("p2", "t1")).toEqual([]);
  expect(await rescueWords("p1", "t2")).toEqual([]);
  expect(deleted).toEqual([]);
  expect(await rescueWords("p1", "t1")).toEqual([typed]);
});

test("R101 whoever signs out leaves no unsent words behind", async () => {
  saveUnsent(AT, [typed]);
  await forgetLocalCopies();
  expect(hasOpened("p1", "t1")).toBe(false);
});
