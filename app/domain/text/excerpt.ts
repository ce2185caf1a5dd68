/**
 * A redline in short, for the margin: every change in full, and around it as many words as show where it is. An
 * ellipsis marks what is left out; the whole clause is in the text beside it.
 */
import type { Part } from "#domain/text/difference.ts";

/** Characters of kept words on either side of a change. */
const AROUND = 48;
const LEFT_OUT = "…";

/** In: a redline. Out: the same where little would be saved; without a change nothing is left out. */
export function excerpt(parts: readonly Part[]): Part[] {
  if (parts.every(({ change }) => change === "same")) return [...parts];
  return parts.map((part, at) => {
    if (part.change !== "same") return part;
    return { ...part, text: shortened(part.text, at > 0, at < parts.length - 1) };
  });
}

/** Kept between two changes, before the first or after the last. */
function shortened(text: string, follows: boolean, precedes: boolean): string {
  const kept = (follows ? AROUND : 0) + (precedes ? AROUND : 0);
  if (text.length <= kept + AROUND) return text;
  const head = follows ? text.slice(0, firstGap(text, AROUND)) : "";
  const tail = precedes ? text.slice(lastGap(text, text.length - AROUND)) : "";
  return `${head}${head ? " " : ""}${LEFT_OUT}${tail ? " " : ""}${tail}`;
}

/** Words are never cut: on to the next space, or back to the one before. */
function firstGap(text: string, from: number): number {
  const gap = text.slice(from).search(/\s/);
  return gap < 0 ? text.length : from + gap;
}

function lastGap(text: string, to: number): number {
  const gap = text.slice(0, to).search(/\s\S*$/);
  return gap < 0 ? 0 : gap + 1;
}
