/**
 * What a discussion is about: words of a clause, or the clause. Words are held by two positions in the shared document,
 * which move with them; where those are lost they are sought as they read; and where they are gone, the discussion stays
 * at its clause, and at last among those without one.
 */
export interface Anchor {
  /** The sheet in which the words stand: the text's, or that of a language version. */
  sheet: string;
  /** Yjs relative positions, base64url: before the first letter, behind the last one. */
  from: string;
  to: string;
  /** The words as they stood then. */
  quote: string;
}

/** A relative position takes some twenty bytes. */
export const LONGEST_POSITION = 120;
/** Who marks more means the clause. */
export const LONGEST_QUOTE = 2_000;

/** Offsets in the words of a clause. */
export interface Stretch {
  from: number;
  to: number;
}

export type Footing = ({ kind: "words" } & Stretch) | { kind: "clause" } | { kind: "gone" };

/**
 * In: the words of the clause, or null where it is gone; what the positions give in it, if anything; the words that were
 * meant, if any.
 */
export function footing(words: string | null, held: Stretch | null, quote: string | null): Footing {
  if (words === null) return { kind: "gone" };
  if (quote === null) return { kind: "clause" };
  const found = held && held.to > held.from ? held : quoted(words, quote);
  return found ? { kind: "words", ...found } : { kind: "clause" };
}

/** Where the words stand, if they stand there once. */
export function quoted(words: string, quote: string): Stretch | null {
  const from = quote ? words.indexOf(quote) : -1;
  if (from < 0 || words.indexOf(quote, from + 1) >= 0) return null;
  return { from, to: from + quote.length };
}
