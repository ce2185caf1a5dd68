/**
 * A calendar as programs read it (RFC 5545): meetings as whole days, which are the same days wherever it is read, and
 * deadlines as the instant that they are, which each program shows in its own zone. Pure: words come in, bytes' worth goes out.
 */
import { closedName } from "#domain/names/index.ts";

export interface CalendarEntry {
  /** The same for the same thing, so that what is moved moves in the reader's calendar, too. */
  uid: string;
  summary: string;
  description: string;
  location?: string;
  url: string;
  /** An ISO instant, or first and last day, both included. */
  when: { instant: string } | { first: string; last: string };
}

export function calendarFile(name: string, entries: readonly CalendarEntry[], now: string): string {
  const lines = [
    ...[
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Plenary//Plenary//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
    ],
    `X-WR-CALNAME:${escaped(name)}`,
    // How often a program that subscribes asks again.
    ...["REFRESH-INTERVAL;VALUE=DURATION:PT1H", "X-PUBLISHED-TTL:PT1H"],
    ...entries.flatMap((entry) => eventLines(entry, now)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function eventLines(
  { uid, summary, description, location, url, when }: CalendarEntry,
  now: string,
): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${instantOf(now)}`,
    ...("instant" in when
      ? [`DTSTART:${instantOf(when.instant)}`]
      : [`DTSTART;VALUE=DATE:${dayOf(when.first)}`, `DTEND;VALUE=DATE:${dayOf(nextDay(when.last))}`]),
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    `URL:${url}`,
    // Nobody is busy because a time limit ends, and people know when they go to a meeting.
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** "20261127T090000Z" */
function instantOf(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

const dayOf = (iso: string) => iso.slice(0, 10).replaceAll("-", "");

/** An end is the first day that is not part of it. */
function nextDay(iso: string): string {
  return new Date(Date.parse(iso.slice(0, 10)) + 86_400_000).toISOString();
}

/** Commas and semicolons part values, and a line's end would part lines. */
function escaped(words: string): string {
  const plain = closedName(words)
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545 allows none in a text.
  return plain.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
}

/** At most 75 octets a line; what follows begins with a space. A letter is never cut (RFC 5545, 3.1). */
function folded(line: string): string {
  let out = "";
  let room = 75;
  for (const letter of line) {
    const size = octets(letter);
    if (size > room) {
      out += "\r\n ";
      room = 74;
    }
    out += letter;
    room -= size;
  }
  return out;
}

function octets(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
