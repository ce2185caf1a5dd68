/**
 * Reads a source tree for the architecture test: which file imports what, and whether only its types. A small scanner
 * is enough, because imports have a few known forms; comments are removed first.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export interface Import {
  /** The name as it is written. */
  name: string;
  /** The imported file, from the tree's root; undefined for packages. */
  file?: string;
  typeOnly: boolean;
}

export interface Source {
  /** From the tree's root. */
  file: string;
  lines: number;
  imports: Import[];
}

/** Every source file in the given folders of a tree, with its imports. */
export function sourcesIn(root: string, folders: readonly string[]): Source[] {
  return folders.flatMap((folder) => filesUnder(root, folder)).map((file) => read(root, file));
}

/** The short names of the tree, as package.json has them. */
const SHORT = { "#app/": "app/", "#server/": "server/", "#domain/": "app/domain/", "#words/": "app/words/" };
const ENDINGS = ["", ".ts", ".tsx", "/index.ts"];

function filesUnder(root: string, folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  const entries = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
  const sources = entries.filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.includes("generated/"));
  return sources.map((name) => `${folder}/${name.split(path.sep).join("/")}`).sort();
}

function read(root: string, file: string): Source {
  const text = readFileSync(path.join(root, file), "utf8");
  return { file, lines: text.split("\n").length - 1, imports: importsIn(root, file, withoutComments(text)) };
}

function importsIn(root: string, file: string, text: string): Import[] {
  const found = [...text.matchAll(STATEMENT), ...text.matchAll(CALL)];
  return found.map(({ groups = {} }) => {
    const name = String(groups.name);
    return { name, file: meant(root, file, name), typeOnly: groups.type !== undefined };
  });
}

// `import x from "y"`, `export { x } from "y"`, `import "y"`, with or without `type`.
const STATEMENT =
  /^\s*(?:import|export)\b(?<type>\s+type\b(?!\s*from\b))?(?:[^"'`;()=]*?\bfrom)?\s*["'](?<name>[^"']+)["']/gm;
// `import("y")`, with the name as a string. `typeof import("y")` is a type.
const CALL = /(?<type>\btypeof\s+)?\bimport\(\s*["'](?<name>[^"']+)["']/g;

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

function meant(root: string, from: string, name: string): string | undefined {
  const short = Object.entries(SHORT).find(([prefix]) => name.startsWith(prefix));
  const base = short
    ? short[1] + name.slice(short[0].length)
    : path.posix.join(path.posix.dirname(from), name);
  if (!short && !name.startsWith(".")) return undefined;
  // Generated files (React Router's +types, Prisma's client) may not exist yet: then the name is used.
  return ENDINGS.map((ending) => base + ending).find((file) => isFile(root, file)) ?? base;
}

function isFile(root: string, file: string): boolean {
  const full = path.join(root, file);
  return /\.\w+$/.test(full) && existsSync(full);
}
