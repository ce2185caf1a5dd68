/**
 * The signature blocks at the end of an agreement ("For the Republic of Kazakhstan" and the name below it, or a
 * party and a rule to sign on) are no clauses: they are taken out, party and person kept apart.
 */
import type { Paragraph } from "#domain/text/plain-paragraphs.ts";
import { isPlaceAndDate } from "#domain/text/plain-signs.ts";

export interface PlainSignature {
  /** As written, without "For" and "the Government of". */
  party: string;
  person: string;
}

export function takeSignatures(all: readonly Paragraph[]): {
  signatures: PlainSignature[];
  rest: Paragraph[];
} {
  const signatures: PlainSignature[] = [];
  const rest: Paragraph[] = [];
  for (let at = 0; at < all.length; ) {
    const taken = ruled(all, at) ?? spokenFor(all, at);
    if (taken) signatures.push(taken.signature);
    else rest.push(all[at] as Paragraph);
    at += taken?.length ?? 1;
  }
  return { signatures, rest };
}

interface Taken {
  signature: PlainSignature;
  length: number;
}

const FOR = /^(?:For|On behalf of|За|От имени|От)\s+(?=\p{Lu}|the\s|Прав)/u;

/** A party in one line or two, then the person and perhaps a title, up to the next party or the end. */
function spokenFor(all: readonly Paragraph[], at: number): Taken | null {
  if (!isNamedDelegation(all[at])) return null;
  const below = linesBelow(all, at + 1);
  const party = [(all[at] as Paragraph).text];
  while (below[0] && (INCOMPLETE.test(party.at(-1) ?? "") || !isPerson(below[0])) && party.length < 3)
    party.push(below.shift()?.text ?? "");
  const length = party.length + below.length;
  if (!endsBlock(all[at + length]) && !(party.length === 1 && below[0])) return null;
  const name = party.join(" ").replace(FOR, "").replace(/:$/u, "");
  return { signature: { party: shortName(name), person: below.map(({ text }) => text).join(", ") }, length };
}

/** "For the Republic of", broken before the name. */
const INCOMPLETE = /(?:\s(?:of|the|Government|Правительств[оа])|^(?:За|От) Республик[иу])$/u;

/** No block has more lines than party, party, person, office. */
function linesBelow(all: readonly Paragraph[], from: number): Paragraph[] {
  const lines = all.slice(from, from + 3);
  const end = lines.findIndex((line) => endsBlock(line) || line.label || !isShort(line.text, 10));
  return end < 0 ? lines : lines.slice(0, end);
}

function endsBlock(next: Paragraph | undefined): boolean {
  return !next || isNamedDelegation(next) || isPlaceAndDate(next.text);
}

function isNamedDelegation(paragraph: Paragraph | undefined): boolean {
  return !!paragraph && !paragraph.label && FOR.test(paragraph.text) && isShort(paragraph.text, 10);
}

/** A name: two to five words, each with a capital, perhaps after "(Signed)". */
function isPerson({ text, label }: Paragraph): boolean {
  const name = text.replace(/^[([](?:Signed|Подпись|подпись)[)\]]\s*/u, "");
  const words = name.split(" ");
  const capitals = words.every((word) => /^(?:\p{Lu}|de$|van$|von$|al-)/u.test(word));
  return !label && words.length >= 2 && words.length <= 5 && capitals && !isPlaceAndDate(text);
}

/** "Ombudsman of Kazakhstan ________ A. Name": the rule parts the party from the person. */
function ruled(all: readonly Paragraph[], at: number): Taken | null {
  const [before = "", after = ""] = all[at]?.text.split(/\s*_{3,}\s*/u) ?? [];
  if (!/_{3,}/u.test(all[at]?.text ?? "") || !before.trim() || !isShort(before, 12)) return null;
  return {
    signature: { party: shortName(before.replace(FOR, "").replace(/:$/u, "")), person: after.trim() },
    length: 1,
  };
}

function isShort(text: string, most: number): boolean {
  return text.split(" ").length <= most && !/[.;,]$/u.test(text);
}

/** A board of signatures has "Kazakhstan", not "the Government of the Republic of Kazakhstan". */
function shortName(party: string): string {
  const name = party
    .replace(/^the\s+/u, "")
    .replace(/^(?:Government of|Правительство|Правительства)\s+(?:the\s+)?/u, "")
    .replace(/^(?:Republic of|Республику|Республики|Республика)\s+(?:the\s+)?/u, "");
  return name.trim() || party.trim();
}
