/**
 * How a name is put among other words without turning them around (UAX #9). Right-to-left names are closed in isolates;
 * names stored before names were checked lose what turns the line, and one that cannot be seen is spelled in code points.
 * Names in left-to-right scripts stay as they are, byte for byte.
 */
import { isBlank } from "#domain/names/name.ts";

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";
const TURNING = /[\u202a-\u202e\u2066-\u2069]/gu;
/** Hebrew to Arabic Extended, their presentation forms, the historic right-to-left blocks, and the marks. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\u061c\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** A name for an element of its own (`<bdi>`), whatever is stored. */
export function drawnName(name: string): string {
  const plain = name.replace(TURNING, "");
  return name && isBlank(plain) && !isSpace(name) ? codePoints(name) : plain;
}

/** A name for plain text: a mail, a page title, a cell, a calendar, a gap of a sentence. Closing twice changes nothing. */
export function closedName(name: string): string {
  if (isClosed(name)) return name;
  const drawn = drawnName(name);
  return RIGHT_TO_LEFT.test(drawn) ? `${FIRST_STRONG_ISOLATE}${drawn}${POP_ISOLATE}` : drawn;
}

/** Every isolate is ended and nothing is embedded: such words are a sentence with closed names. */
function isClosed(words: string): boolean {
  if (!words.includes(FIRST_STRONG_ISOLATE) || /[\u202a-\u202e\u2066\u2067]/u.test(words)) return false;
  let open = 0;
  for (const sign of words) {
    if (sign === FIRST_STRONG_ISOLATE) open++;
    if (sign === POP_ISOLATE && --open < 0) return false;
  }
  return open === 0;
}

function isSpace(words: string): boolean {
  return !words.trim();
}

/** "(U+200B)": every language can show it, and two names that cannot be seen stay two. */
function codePoints(name: string): string {
  const codes = [...name].slice(0, 8).map((sign) => sign.codePointAt(0)?.toString(16).toUpperCase() ?? "");
  return `(${codes.map((code) => `U+${code.padStart(4, "0")}`).join(" ")})`;
}
