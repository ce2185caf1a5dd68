/**
 * The structure of the project: which room (a folder with rules) may import which, how a file may be named, what may be
 * in the top folder. Every rule also gets a small made-up tree that breaks it, because a rule that cannot fail protects
 * nothing.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sourcesIn } from "./support/imports.ts";
import { type Names, namesIn } from "./support/names.ts";
import { scratchFolder } from "./support/scratch.ts";
import {
  cyclesIn,
  forbiddenNamesIn,
  longNamesIn,
  twinTypesIn,
  wrongFilesIn,
  wrongImportsIn,
  wrongTopIn,
  wrongWayIn,
} from "./support/tree-errors.ts";

const FOLDERS = ["app", "server"];
const ours = sourcesIn(process.cwd(), FOLDERS);
const made: string[] = [];
afterAll(() => made.forEach((folder) => void rmSync(folder, { recursive: true })));

test("A1 every file is in a room, and imports only what its room may", () => {
  expect(ours.length).toBeGreaterThan(20);
  expect(wrongImportsIn(ours)).toEqual([]);
});

test.each([
  ["app/domain/text/a.ts", 'import { readFile } from "node:fs/promises";'],
  ["app/domain/text/a.ts", 'import * as Y from "yjs";'],
  ["app/domain/text/a.ts", 'import { b } from "../../routes/b.ts";'],
  ["app/components/a.tsx", 'import { b } from "../editor/b.tsx";'],
  ["app/reading/a.tsx", 'import { Editor } from "@tiptap/core";'],
  ["app/routes/a.tsx", 'import { adopt } from "#server/commands/decision/adopt.ts";'],
  ["app/routes/a.tsx", 'import type { Commands } from "#server/commands/index.ts";'],
  ["app/context.ts", 'import { commands } from "#server/commands/index.ts";'],
  ["app/context.ts", 'import type { Store } from "#server/store/open.ts";'],
  ["server/store/a.ts", 'import * as Y from "yjs";'],
  ["server/commands/a.ts", 'import pg from "pg";'],
  ["server/commands/a.ts", 'const room = await import("#server/realtime/room.ts");'],
  ["server/http/a.ts", 'import { may } from "#domain/rights/may.ts";'],
  ["server/jobs/a.ts", 'export { mail } from "nodemailer";'],
  ["server/launch.mjs", 'import "zod";'],
  ["app/plugins/a.ts", ""],
  ["server/b.ts", ""],
])("A1 is broken by %s with %j", (file, text) => {
  expect(wrongImportsIn(tree({ [file]: text }))).toHaveLength(1);
});

test.each([
  [
    "app/domain/text/a.ts",
    'import { z } from "#domain/zod.ts";\nimport { sha256 } from "@noble/hashes/sha2.js";',
  ],
  ["app/editor/a.tsx", 'import { Editor } from "@tiptap/core";\nimport { b } from "#domain/text/b.ts";'],
  ["app/context.ts", 'import type { Commands } from "#server/commands/index.ts";'],
  [
    "app/routes/a.tsx",
    'import type { Route } from "./+types/architecture.test";\nimport { b } from "../reading/b.tsx";',
  ],
  ["server/store/log/text-at.ts", 'import * as Y from "yjs";'],
  ["server/http/a.ts", '// import "pg"\n/* import "ws" */\nimport http from "node:http";'],
])("A1 is kept by %s with %j", (file, text) => {
  expect(wrongImportsIn(tree({ [file]: text }))).toEqual([]);
});

test("A2 domain and server files are imported by their short names from outside", () => {
  expect(longNamesIn(ours)).toEqual([]);
  const broken = tree({ "app/routes/a.tsx": 'import { b } from "../domain/b.ts";', "app/domain/b.ts": "" });
  expect(longNamesIn(broken)).toEqual(["app/routes/a.tsx imports ../domain/b.ts without its short name"]);
});

test("A3 no file imports itself by way of others", () => {
  expect(cyclesIn(ours)).toEqual([]);
  const a = 'import { b } from "./b.ts";';
  const b = 'import type { C } from "#domain/c.ts";';
  const ring = { "app/domain/a.ts": a, "app/domain/b.ts": b, "app/domain/c.ts": 'export * from "./a.ts";' };
  expect(cyclesIn(tree(ring))).toEqual([
    "app/domain/a.ts -> app/domain/b.ts -> app/domain/c.ts -> app/domain/a.ts",
  ]);
  expect(cyclesIn(tree({ ...ring, "app/domain/c.ts": "" }))).toEqual([]);
});

test("A4 no file is too long to read, and each is named after what it holds", () => {
  expect(wrongFilesIn(ours)).toEqual([]);
  expect(wrongFilesIn(tree({ "server/store/a.ts": "//\n".repeat(400) }))).toEqual([]);
  expect(wrongFilesIn(tree({ "server/store/a.ts": "//\n".repeat(401) }))).toHaveLength(1);
  expect(wrongFilesIn(tree({ "app/utils/a.ts": "", "server/store/helpers.ts": "" }))).toHaveLength(2);
});

test("A5 the top of the tree holds what the design allows", () => {
  expect(wrongTopIn(atTop())).toEqual([]);
  expect(wrongTopIn([...atTop(), "scripts", "notes.md"])).toHaveLength(2);
});

/** Reading the syntax of every file takes some seconds, once. */
const NAMES_MS = 120_000;

describe("the names of the whole tree", () => {
  let names: Names[];
  beforeAll(() => {
    names = namesIn(process.cwd(), scripts());
  }, NAMES_MS);

  test("A6 no identifier, file or folder has a word of the first edition", () => {
    expect(forbiddenNamesIn(names, tracked())).toEqual([]);
  });

  test("A7 no two files export a type of one name", () => {
    expect(twinTypesIn(names.filter(({ file }) => !file.startsWith("tests/")))).toEqual([]);
  });
});

test.each([
  ["app/routes/a.ts", "export const deskPage = 1;", "app/routes/a.ts: deskPage"],
  ["app/routes/b.tsx", "export const A = () => <p data-x={1}><Wishes /></p>;", "app/routes/b.tsx: Wishes"],
  ["server/store/c.ts", "export class C { #toldAt = 0; }", "server/store/c.ts: toldAt"],
  ["server/store/letters-of-the-house.ts", "", "server/store/letters-of-the-house.ts"],
])("A6 is broken by %s with %j", (file, text, where) => {
  const names = namesIn(treeAt({ [file]: text }), [file]);
  expect(forbiddenNamesIn(names, [file])).toEqual([expect.stringContaining(where)]);
});

test("A6 is kept by words in sentences, by names that only resemble them, and by what trails have written down", () => {
  const text = 'const party = "the desk is told"; // the house\nconst doorway = party, clothesline = 1;';
  expect(forbiddenNamesIn(namesIn(treeAt({ "app/a.ts": text }), ["app/a.ts"]), ["app/a.ts"])).toEqual([]);
});

test("A7 is broken by two types of one name, and kept by one that is passed on", () => {
  const files = { "app/a.ts": "export interface Clause {}", "app/b.ts": "export type Clause = 1;" };
  const twins = (more: object) => twinTypesIn(namesIn(treeAt({ ...files, ...more }), Object.keys(files)));
  expect(twins({})).toEqual(["Clause is exported by app/a.ts and app/b.ts"]);
  expect(twins({ "app/b.ts": 'export type { Clause } from "./a.ts";' })).toEqual([]);
});

test("A8 in the editor every folder imports itself and those before it", () => {
  expect(wrongWayIn(ours)).toEqual([]);
  const broken = tree({
    "app/editor/document/a.ts": 'import type { B } from "#app/editor/frame/b.ts";',
    "app/editor/frame/b.ts": 'import { a } from "#app/editor/document/a.ts";',
  });
  expect(wrongWayIn(broken)).toEqual([
    "app/editor/document/a.ts imports #app/editor/frame/b.ts, which comes after it",
  ]);
});

/** What git keeps or would keep: what it ignores was built, not written. */
function atTop(): string[] {
  return [...new Set(tracked().map((file) => file.split("/")[0] as string))];
}

function tracked(): string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard"];
  const files = execFileSync("git", args, { encoding: "utf8" }).split("\n").filter(Boolean);
  return files.filter((file) => existsSync(file));
}

function scripts(): string[] {
  return tracked().filter((file) => /^(app|server|tests)\/.*\.tsx?$/.test(file));
}

function tree(files: Record<string, string>) {
  return sourcesIn(treeAt(files), FOLDERS);
}

function treeAt(files: Record<string, string>): string {
  const root = scratchFolder();
  made.push(root);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}
