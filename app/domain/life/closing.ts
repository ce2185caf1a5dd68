/**
 * The day of adoption, and what the closing line of a text ("Adopted in Almaty on 13 May 2017") states about it. The
 * line is read in English and Russian, and in figures; what cannot be read for certain is not compared, so no warning
 * is a guess.
 */
import type { Names } from "#domain/life/events.ts";
import type { TextRecord } from "#domain/life/record.ts";
import { type Clause, wordsOf } from "#domain/text/clause.ts";

/**
 * `day` is the day of the decision at the place of the meeting. Only the record of a demonstration, which retells a
 * meeting that is over, bears that meeting's last day.
 */
export function adoptionDay({ demonstration, occasion }: TextRecord, day: string): string {
  return demonstration !== null && occasion.ends < day ? occasion.ends : day;
}

export interface ClosingLine {
  place: string | null;
  /** ISO day. */
  day: string | null;
}

/** What the closing line names and the adoption would not, or null where nothing differs. */
export function closingDiffers(
  clauses: readonly Clause[],
  { place, day }: { place: Names; day: string },
): ClosingLine | null {
  const closing = clauses
    .filter(({ kind }) => kind === "closing")
    .map(wordsOf)
    .join(" ");
  const read = closingLine(closing);
  const elsewhere =
    read.place !== null && !Object.values(place).some((name) => sameTown(name, read.place ?? ""));
  const differs = { place: elsewhere ? read.place : null, day: read.day === day ? null : read.day };
  return differs.place || differs.day ? differs : null;
}

const MONTHS: readonly string[][] = [
  ["january", "января"],
  ["february", "февраля"],
  ["march", "марта"],
  ["april", "апреля"],
  ["may", "мая"],
  ["june", "июня"],
  ["july", "июля"],
  ["august", "августа"],
  ["september", "сентября"],
  ["october", "октября"],
  ["november", "ноября"],
  ["december", "декабря"],
];

const TOWN = "(\\p{Lu}[\\p{L}'’]+(?:[- ]\\p{Lu}[\\p{L}'’]+)*)";
const CHOICES = [
  new RegExp(`(?:^|\\s)(?:in|at|в|во|г\\.|городе)\\s+(?:the city of\\s+|городе\\s+|г\\.\\s*)?${TOWN}`, "u"),
  new RegExp(`^${TOWN},`, "u"),
];

export function closingLine(words: string): ClosingLine {
  const place = CHOICES.map((pattern) => pattern.exec(words)?.[1] ?? null).find(
    (town) => town && !monthOf(town),
  );
  return { place: place ?? null, day: dayIn(words) };
}

/** One day alone is a date: of "12-13 May" the last is meant, on which it ends. */
function dayIn(words: string): string | null {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})\b/u.exec(words);
  if (iso) return valid(iso[1], iso[2], iso[3]);
  const figures = /\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/u.exec(words);
  if (figures) return valid(figures[3], figures[2], figures[1]);
  const before = /(\d{1,2})(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?(\p{L}+),?\s+(\d{4})/u.exec(words);
  if (before) return valid(before[3], monthOf(before[2] ?? ""), before[1]);
  const after = /(\p{L}+)\s+(\d{1,2}),?\s+(\d{4})/u.exec(words);
  return after ? valid(after[3], monthOf(after[1] ?? ""), after[2]) : null;
}

function monthOf(word: string): string | null {
  const at = MONTHS.findIndex((names) => names.includes(word.toLowerCase()));
  return at < 0 ? null : String(at + 1);
}

function valid(year = "", month: string | null = null, day = ""): string | null {
  if (!month) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) ? iso : null;
}

/** Russian puts a town in a case ("в Астане"): but for the last two letters it is the same word. */
function sameTown(name: string, written: string): boolean {
  const [one, other] = [name, written].map((town) => town.normalize("NFC").toLowerCase()) as [string, string];
  const stem = one.slice(0, Math.max(3, one.length - 2));
  return other.startsWith(stem) || one.startsWith(other);
}
