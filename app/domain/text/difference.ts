/**
 * What changed between two wordings, at words. `diff` alone cuts Cyrillic words into letters, so it is given a
 * segmenter; a combined character is inside a word and is therefore never cut. Pure; used wherever a redline is drawn.
 */
import { diffArrays } from "diff";

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
 * In: the wording before and after, and its language (BCP 47). Out: parts in reading order; what is kept and removed
 * gives `before`, what is kept and added gives `after`. Where a word was replaced, the removed part comes first.
 */
export function difference(before: string, after: string, language: string): Part[] {
  const parts = diffArrays(tokens(before, language), tokens(after, language)).map((part): Part => {
    const change = part.added ? "added" : part.removed ? "removed" : "same";
    return { text: part.value.join(""), change };
  });
  return joinReplaced(parts);
}

/** A lone space between two replacements belongs to them: "[-old words-][+new ones+]" reads better than scraps. */
function joinReplaced(parts: Part[]): Part[] {
  const joined: Part[] = [];
  for (let i = 0; i < parts.length; ) {
    let removed = "";
    let added = "";
    for (; i < parts.length; i++) {
      const { text, change } = parts[i] as Part;
      if (change === "same" && !(/^\s+$/.test(text) && removed && added && isReplaced(parts, i + 1))) break;
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

function isReplaced(parts: Part[], at: number): boolean {
  const [first, second] = [parts[at]?.change, parts[at + 1]?.change];
  return first !== undefined && second !== undefined && first !== "same" && second !== "same";
}
