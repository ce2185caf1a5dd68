/**
 * Plain text into paragraphs: letters and spaces made uniform, lines that a mail program broke put together again,
 * and the number, letter or bullet in front taken off and named. Knows nothing of clauses.
 * Promises: never throws; every letter and digit of the input is in a paragraph or in its label, in order.
 */

import { withoutLayout } from "#domain/text/plain-layout.ts";

/** The style of a label says which list an item belongs to: a new style under an old one is a sub-list. */
export type LabelStyle =
  | "box"
  | "bullet"
  | "dash"
  | "decimal"
  | "paren"
  | "multi"
  | "alpha"
  | "roman"
  | "recital"
  | "operative";

export interface Label {
  style: LabelStyle;
  written: string;
}

export interface Paragraph {
  text: string;
  label: Label | null;
}

export function paragraphs(input: string): Paragraph[] {
  const blocks = uniform(withoutLayout(input))
    .split(/\n{2,}/u)
    .map((block) => block.split("\n").filter(Boolean));
  const width = widthOf(blocks);
  const lines = blocks.flatMap((block) => unwrapped(block, width));
  return carried(lines.map(labelled)).filter(({ text }) => hasWords(text));
}

/** Rules of dashes, stars or underscores part a text; they are no part of it. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** One form for every letter, one kind of space, one kind of line end; characters nobody sees are dropped. */
export function uniform(input: string): string {
  return input
    .toWellFormed()
    .replace(/[\u00AD\u200B\u2060\uFEFF]/gu, "")
    .replace(/\r\n?|[\u0085\u2028]/gu, "\n")
    .replace(/[\f\v\u2029]/gu, "\n\n")
    .normalize("NFC")
    .replace(/[^\S\n]+|(?!\n)\p{Cc}+/gu, " ")
    .replace(/ {2,}/gu, " ")
    .replace(/ ?\n ?/gu, "\n")
    .trim();
}

/** Broken lines are 50 to 120 characters wide; wider text was never broken, narrower is a list or an address. */
const NARROWEST = 50;
const WIDEST = 120;

/** The width at which the lines were broken, or 0 when they were not. */
function widthOf(blocks: string[][]): number {
  const longest = blocks.flat().reduce((most, line) => Math.max(most, line.length), 0);
  return longest >= NARROWEST && longest <= WIDEST ? longest : 0;
}

/** A line that had no room for the next one's first word goes on there, unless a new item begins. */
function unwrapped(block: string[], width: number): string[] {
  const joined: string[] = [];
  let before = "";
  for (const line of block) {
    const [word = ""] = line.split(" ", 1);
    const full = width > 0 && before !== "" && before.length + 1 + word.length > width;
    if (full && !labelled(line).label) joined.push(glued(joined.pop() ?? "", line));
    else joined.push(line);
    before = line;
  }
  return joined;
}

/** A hyphen at the end of a line joins two halves of a word, but for "low- and middle-income". */
function glued(start: string, rest: string): string {
  const suspended = /^(?:and|or|to|и|или)\s/u.test(rest);
  return /\p{L}-$/u.test(start) && !suspended ? start + rest : `${start} ${rest}`;
}

/** First match wins. A date, a symbol ("79/274. ") or a decimal fraction is no label: hence what must follow. */
const LABELS: [LabelStyle, RegExp][] = [
  ["box", /^[❏❐❑❒☐□▢◻◽⬜☑☒✓✔]\s*/u],
  ["bullet", /^(?:[●•◦▪■▫○◆◇►▶‣⁃·∙\uF0B7\uF0A7]\s*|\*\s+|o\s+(?=\p{Lu}))/u],
  ["dash", /^[-–—−]\s+/u],
  ["recital", /^(?:PP|ПП)\s?\d+(?:\s?(?:bis|ter|quater|alt))?[.:)]?\s+/u],
  ["operative", /^(?:OP|ОП)\s?\d+(?:\s?(?:bis|ter|quater|alt))?[.:)]?\s+/u],
  ["multi", /^\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s+(?=[\p{L}"“«[])/u],
  ["decimal", /^\d{1,3}(?:\s?(?:bis|ter|quater))?\.(?:\s+|(?=[\p{L}"“«[])|$)/u],
  ["paren", /^(?:\d{1,3}\)|\(\d{1,3}\))(?:\s+|$)/u],
  ["roman", /^\(?[ivxl]+\)(?:\s+|$)/u],
  ["alpha", /^\(?(?:([a-z])\1?|[а-яё])\)(?:\s+|$)/u],
  ["roman", /^[ivx]+\.\s+(?=\p{L})/u],
  ["alpha", /^[a-z]\.\s+(?=\p{L})/u],
];

function labelled(line: string): Paragraph {
  for (const [style, pattern] of LABELS) {
    const written = pattern.exec(line)?.[0];
    if (written) return { label: { style, written: written.trim() }, text: line.slice(written.length) };
  }
  return { label: null, text: line };
}

/** Some programs put the number on a separate line: it belongs to the words that follow. */
function carried(all: Paragraph[]): Paragraph[] {
  return all.map((each, at) => {
    const before = all[at - 1];
    return !each.label && before?.label && !before.text ? { ...each, label: before.label } : each;
  });
}
