/**
 * The names in a tree: every identifier with the file that has it, and every exported type. Read from the syntax, so
 * that words of sentences, comments and strings do not count.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "vite";

export interface Names {
  /** From the tree's root. */
  file: string;
  /** Every identifier of the file, once. Tags of HTML and SVG are not ours. */
  identifiers: readonly string[];
  /** Interfaces, type aliases and classes that the file exports under their own name. */
  types: readonly string[];
}

/** In: the root of a tree and files in it (.ts, .tsx). Throws where a file cannot be parsed. */
export function namesIn(root: string, files: readonly string[]): Names[] {
  return files.map((file) => {
    const { program, errors } = parseSync(file, readFileSync(path.join(root, file), "utf8"));
    if (errors.length) throw new Error(`${file}: ${errors[0]?.message}`);
    const identifiers = new Set<string>();
    const types = new Set<string>();
    walk(program, (node) => {
      if (node.type === "Identifier" || node.type === "PrivateIdentifier") identifiers.add(String(node.name));
      if (node.type === "JSXIdentifier" && /^[A-Z]/.test(String(node.name)))
        identifiers.add(String(node.name));
      if (node.type === "JSXAttribute") identifiers.add(String((node.name as Node).name));
      const declared = node.type === "ExportNamedDeclaration" && (node.declaration as Node | null);
      if (declared && TYPES.has(declared.type)) types.add(String((declared.id as Node).name));
    });
    return { file, identifiers: [...identifiers], types: [...types] };
  });
}

const TYPES = new Set(["TSInterfaceDeclaration", "TSTypeAliasDeclaration", "ClassDeclaration"]);

type Node = { type: string } & Record<string, unknown>;

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, visit);
  if (typeof value !== "object" || value === null) return;
  if ("type" in value && typeof value.type === "string") visit(value as Node);
  for (const [key, inner] of Object.entries(value)) if (key !== "parent") walk(inner, visit);
}
