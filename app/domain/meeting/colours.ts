/**
 * Colours of carets and rows: distinct in pairs for people who see no red or no green, and dark enough for white words.
 * A delegation gets its colour in the order in which it was added, and keeps it.
 */
const COLOURS = [
  "#0b6e99",
  "#b3261e",
  "#2e7d32",
  "#8a5a00",
  "#5e35b1",
  "#00695c",
  "#ad1457",
  "#37474f",
  "#4e342e",
  "#283593",
] as const;

export function colourFor(added: number): string {
  return COLOURS[added % COLOURS.length] as string;
}
