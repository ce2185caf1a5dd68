/** Characters that cannot be stored: PostgreSQL refuses NUL, and half of a surrogate pair is no character in UTF-8. */

/** In: anything a person or a program sent. Out: whether every character of it can be stored. */
export function isStorable(words: string): boolean {
  return !words.includes("\0") && words.isWellFormed();
}

/** The same words without what cannot be stored, to be shown to the person who sent them. */
export function storablePart(words: string): string {
  return words.replaceAll("\0", "").replaceAll(/\p{Surrogate}/gu, "");
}
