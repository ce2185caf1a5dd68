/**
 * What changed between two wordings, at words. `diff` alone cuts Cyrillic words into letters, so it gets a segmenter; a
 * combined character is inside a word and is never cut. Pure; used wherever a redline is drawn.
 */
import { diffArrays } from "diff";
import type { Run } from "#domain/text/clause.ts";

export interface Part {
  text: string;
  change: "same" | "added" | "removed";
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Words, spaces and marks as the language separates them; joined again they give the words back. */
export function tokens(words: string, language: string): string[] {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: "word" });
    segmenters.set(language, segmenter);
  }
  return Array.from(segmenter.segment(words), (piece) => piece.segment);
}

/**
 * A longer way between two wordings is no longer worth finding: nobody reads such a redline, and a clause of the
 * greatest length, written anew, would keep a reader waiting for seconds. It is then shown as replaced.
 */
const LONGEST_WAY = 1_500;

/**
 * In: the wording before and after, and its language (BCP 47). Out: parts in reading order; what is kept and removed
 * gives `before`, what is kept and added gives `after`. Where a word was replaced, the removed part comes first.
 */
export function difference(before: string, after: string, language: string): Part[] {
  if (before === after) return before ? [{ text: before, change: "same" }] : [];
  const [was, is] = [tokens(before, language), tokens(after, language)];
  const start = sharedStart(was, is);
  const end = sharedEnd(was, is, start);
  const same = (from: number, to?: number): Part => ({ text: was.slice(from, to).join(""), change: "same" });
  const middle = changesOf(was.slice(start, was.length - end), is.slice(start, is.length - end));
  const parts = [same(0, start), ...middle, same(was.length - end)];
  return joinReplaced(parts.filter((part) => part.text));
}

/** Tokens at the start that both have: most changes are small, and the search is dear. */
function sharedStart(was: readonly string[], is: readonly string[]): number {
  const most = Math.min(was.length, is.length);
  let shared = 0;
  while (shared < most && was[shared] === is[shared]) shared++;
  return shared;
}

function sharedEnd(was: readonly string[], is: readonly string[], start: number): number {
  const most = Math.min(was.length, is.length) - start;
  let shared = 0;
  while (shared < most && was[was.length - 1 - shared] === is[is.length - 1 - shared]) shared++;
  return shared;
}

function changesOf(was: string[], is: string[]): Part[] {
  const found = diffArrays(was, is, { maxEditLength: LONGEST_WAY });
  if (!found)
    return [
      { text: was.join(""), change: "removed" },
      { text: is.join(""), change: "added" },
    ];
  return found.map(({ added, removed, value }) => {
    return { text: value.join(""), change: added ? "added" : removed ? "removed" : "same" };
  });
}

/**
 * A lone space between two replacements belongs to them, and so does a "the" or "of" between two long ones:
 * "[-old words-][+new ones+]" reads better than scraps.
 */
function joinReplaced(parts: Part[]): Part[] {
  const joined: Part[] = [];
  for (let i = 0; i < parts.length; ) {
    let removed = "";
    let added = "";
    for (; i < parts.length; i++) {
      const { text, change } = parts[i] as Part;
      if (change === "same" && !isScrap(text, removed, added, parts, i + 1)) break;
      if (change !== "added") removed += text;
      if (change !== "removed") added += text;
    }
    if (removed) joined.push({ text: removed, change: "removed" });
    if (added) joined.push({ text: added, change: "added" });
    const same = parts[i];
    if (same) joined.push(same);
    i++;
  }
  return joined;
}

/** A preposition or article of the region's languages has no more letters; what a change must have to outweigh it. */
const SHORT_WORD = 3;
const LONG_CHANGE = 12;

function isScrap(
  same: string,
  removed: string,
  added: string,
  parts: readonly Part[],
  next: number,
): boolean {
  const [first, second] = [parts[next], parts[next + 1]];
  if (!removed || !added || !first || first.change === "same") return false;
  if (/^\s+$/.test(same)) return true;
  const follows = first.text.length + (second && second.change !== "same" ? second.text.length : 0);
  return same.trim().length <= SHORT_WORD && Math.min(removed.length + added.length, follows) >= LONG_CHANGE;
}

/** `runs` are the words with their look, where they have one; they are drawn instead of `text`. */
export type DrawnPart = Part & { runs?: readonly Run[] };
