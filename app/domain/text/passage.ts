/**
 * What changed between two passages of one or more paragraphs: what an amendment makes of a clause. A break between
 * paragraphs is a word like another, so that a paragraph cut in two shows one new break and not all its words twice.
 */
import { difference, type Part } from "#domain/text/difference.ts";

/** Between two paragraphs, in the parts that come out. */
export const BREAK = "\n";

/** In: the words of the paragraphs, and their language. Joined with breaks, the parts give both passages back. */
export function passageDifference(
  before: readonly string[],
  after: readonly string[],
  language: string,
): Part[] {
  const parts = difference(before.join(BREAK), after.join(BREAK), language);
  return joined(parts.flatMap((part, at) => replacedByLine(part, parts, at)));
}

/** Paragraphs that were all rewritten are still the same number of paragraphs: old and new stand in pairs. */
function replacedByLine(part: Part, parts: readonly Part[], at: number): Part[] {
  const [before, after] = [parts[at - 1], parts[at + 1]];
  if (part.change === "removed" && after?.change === "added") return pairs(part, after) ?? [part];
  if (part.change === "added" && before?.change === "removed") return pairs(before, part) ? [] : [part];
  return [part];
}

function pairs(removed: Part, added: Part): Part[] | null {
  const [was, is] = [removed.text.split(BREAK), added.text.split(BREAK)];
  if (was.length === 1 || was.length !== is.length) return null;
  return was.flatMap((line, at): Part[] => [
    ...(at ? [{ text: BREAK, change: "same" as const }] : []),
    ...(line ? [{ text: line, change: "removed" as const }] : []),
    ...(is[at] ? [{ text: is[at], change: "added" as const }] : []),
  ]);
}

function joined(parts: readonly Part[]): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (last?.change === part.change) out[out.length - 1] = { ...last, text: last.text + part.text };
    else out.push(part);
  }
  return out;
}
