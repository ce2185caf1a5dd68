/** A frozen text as plain text, for a reader who has only a text viewer: labels and endings as they are printed. */
import { depths, type FrozenText, numbering, wordsOf } from "#domain/text/index.ts";

export function plainText({ clauses }: Pick<FrozenText, "clauses">): string {
  const marks = numbering(clauses);
  const deep = depths(clauses);
  const lines = clauses.map((clause, at) => {
    const { label = "", ending = "" } = marks[at] ?? {};
    const fields = Object.entries(clause.fields ?? {}).map(([name, value]) => `${name}: ${value}`);
    const words = [`${label ? `${label} ` : ""}${wordsOf(clause)}${ending}`, ...fields];
    return words.map((line) => "    ".repeat(deep[at] ?? 0) + line).join("\n");
  });
  return `${lines.join("\n\n")}\n`;
}
