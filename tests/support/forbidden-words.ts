/**
 * Words that the first edition had for itself alone. Every one has a plain word in its place, so that a name is
 * understood by whoever knows the trade or the negotiations.
 */

/** Parts of identifiers and of file names, in lower case, with what is written instead. */
export const FORBIDDEN: ReadonlyMap<string, string> = new Map([
  ["deed", "permission, command or intent"],
  ["wish", "input or preferences"],
  ["kit", "context"],
  ["shelf", "context"],
  ["furnishing", "options"],
  ["given", "options, or what it is"],
  ["told", "notified, or what it is"],
  ["tell", "notify or broadcast"],
  ["telling", "notification"],
  ["unkept", "unsaved"],
  ["said", "what was announced, sent or written"],
  ["heard", "received or remote"],
  ["hear", "receive"],
  ["voice", "delegation"],
  ["party", "delegation"],
  ["circle", "audience"],
  ["talk", "thread"],
  ["house", "installation"],
  ["door", "sign-in"],
  ["desk", "dashboard"],
  ["wall", "projector"],
  ["hall", "everybody in the meeting"],
  ["came", "result"],
  ["shown", "view"],
  ["standing", "status"],
  ["fault", "error"],
  ["trouble", "error"],
]);

const PLURALS: ReadonlyMap<string, string> = new Map([
  ["parties", "party"],
  ["wishes", "wish"],
  ["shelves", "shelf"],
]);

/** Names that are written down in trails, in mails that wait, or by other people, each with where. */
export const WRITTEN_DOWN: Readonly<Record<string, string>> = {
  party: "a field of the trail's events",
  parties: "a field of the trail's events",
  deed: "a field of a proposal in the trail's events",
  shown: "a field of the event attribution-set",
  circle: "the name of a sign, as SVG and PhaseBadge have it",
};

/** The forbidden words in a name, as they are listed. */
export function forbiddenIn(name: string): string[] {
  if (Object.hasOwn(WRITTEN_DOWN, name)) return [];
  const parts = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
  return parts.map(singular).filter((part) => FORBIDDEN.has(part));
}

function singular(word: string): string {
  const plain = PLURALS.get(word) ?? word;
  return FORBIDDEN.has(plain) || !plain.endsWith("s") ? plain : plain.slice(0, -1);
}
