/**
 * How deep an item of a list stands. Texts mix their labels as they like: what is certain is that a label of a
 * style that is open continues that list, and that a new style begins one, below or beside.
 */
import { isNumbered, type Level } from "#domain/text/clause.ts";
import type { Reading } from "#domain/text/plain-findings.ts";
import type { Label, Paragraph } from "#domain/text/plain-paragraphs.ts";

type Lists = Pick<Reading, "lists" | "letter" | "out">;

export interface Depth {
  level: Level;
  lists: string[];
  letter: string;
}

/** A paragraph without a label counts as a list, of which (a) and (b) may be the items. */
const PLAIN = "plain";

/** Items without any mark, one per line with a small letter, below a colon. */
const LOOSE = "loose";

export function levelOf({ label, text }: Paragraph, reading: Lists): Depth {
  if (!label) return unmarked(text, reading);
  const style = styleOf(label, reading);
  const letter = style === "alpha" ? letterOf(label) : reading.letter;
  const open = reading.lists.indexOf(style);
  if (open >= 0) return { level: capped(open), lists: reading.lists.slice(0, open + 1), letter };
  const lists = isBelow(style, reading) ? [...reading.lists, style] : [style];
  return { level: capped(lists.length - 1), lists, letter };
}

function unmarked(text: string, { lists, out }: Lists): Depth {
  const last = out.at(-1);
  const item = /^\p{Ll}/u.test(text) && !!last && isNumbered(last.kind) && lists.length > 0;
  const open = lists.indexOf(LOOSE);
  if (item && last.text.endsWith(":") && open < 0)
    return { level: capped(lists.length), lists: [...lists, LOOSE], letter: "" };
  if (item && /[,;]$/u.test(last.text) && open >= 0)
    return { level: capped(open), lists: [...lists], letter: "" };
  return { level: 0, lists: [PLAIN], letter: "" };
}

/** Four levels are all that UN practice knows; what is deeper stands with the deepest. */
function capped(depth: number): Level {
  return Math.min(depth, 3) as Level;
}

function letterOf(label: Label): string {
  return label.written.replace(/[^\p{L}]/gu, "");
}

function styleOf(label: Label, reading: Lists): string {
  if (label.style === "multi") return `multi${label.written.split(".").filter(Boolean).length}`;
  if (label.style !== "roman") return label.style;
  const letter = letterOf(label);
  const governed = reading.out.at(-1)?.text.endsWith(":");
  return letter.length === 1 && !governed && letter === following(reading.letter) ? "alpha" : "roman";
}

function following(letter: string): string {
  return letter.length === 1 ? String.fromCharCode(letter.charCodeAt(0) + 1) : "";
}

const ALWAYS_BELOW = /^(?:alpha|roman|multi)/u;
const MAY_BE_BELOW = /^(?:bullet|dash|paren|box)/u;

/** Below a numbered clause: always after its colon, always letters, and bullets under a number. */
function isBelow(style: string, { lists, out }: Lists): boolean {
  const last = out.at(-1);
  if (!last || !lists.length || !isNumbered(last.kind) || /^(?:recital|operative)/u.test(style)) return false;
  if (last.text.endsWith(":") || ALWAYS_BELOW.test(style)) return true;
  return MAY_BE_BELOW.test(style) && lists[0] !== PLAIN && !MAY_BE_BELOW.test(lists[0] ?? "");
}
