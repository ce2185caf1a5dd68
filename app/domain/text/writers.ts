/**
 * Who wrote the present words of a clause. There are two sources. The versions show in which of them each word was
 * first written, and so who may have written it (lineage.ts): they know of splits, merges and restorations, which write
 * words anew. The shared document shows who put each character where it is now. Where it names one of the possible
 * writers, that is the writer; where it names another, who only moved the words, it is not believed; and where several
 * typed at once and their words were moved since, the answer is that nobody can tell. Pure.
 */
import { type Histories, lineage } from "#domain/text/lineage.ts";
import { follow, type Origin, spread } from "#domain/text/lines.ts";

export interface Writer {
  /** "chair" for the chair's side; null where it is unknown for which delegation the person wrote. */
  delegation: string | null;
  person: string | null;
}

export interface Written {
  text: string;
  /** Nobody: as the text was prepared. More than one: they typed at once, and it is unknown which of them. */
  by: Writer[];
  /** False of words so new that nothing is recorded of them yet. */
  known: boolean;
}

/** Who put a stretch of the words where it stands, in reading order; nobody for what the server wrote. */
export interface Hand {
  length: number;
  person: string | null;
}

export interface Witnesses {
  clause: string;
  /** The words as they stand. */
  words: string;
  hands: readonly Hand[];
  /** Of the clause, and of all that gave words to it (lineage.ts, sourcesOf). */
  histories: Histories;
  /** The delegations for which a person has sat at the meeting; "chair" for the chair's side. */
  seatsOf(person: string): readonly string[];
  /** BCP 47, of the text. */
  language: string;
}

/** In reading order; joined they are the words. Neighbours by the same writers are one, a combined character is whole. */
export function written({ clause, words, hands, histories, seatsOf, language }: Witnesses): Written[] {
  const known = lineage(histories, clause, language);
  const origins = spread(follow(known, words, JUST_NOW, language).line);
  const people = hands.flatMap(({ length, person }) => Array<string | null>(length).fill(person));
  const found: Written[] = [];
  for (const { segment, index } of graphemes.segment(words)) {
    const next = judged(origins[index] ?? JUST_NOW, people[index] ?? null, seatsOf);
    const last = found.at(-1);
    if (last && sameWriters(last, next)) last.text += segment;
    else found.push({ text: segment, ...next });
  }
  return found;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Newer than every version. */
const JUST_NOW: Origin = { delegations: [], people: [], recorded: false };

function judged(origin: Origin, hand: string | null, seatsOf: Witnesses["seatsOf"]): Omit<Written, "text"> {
  // Letters without a known client are as old as the prepared text, where that is possible.
  const may = (one: Origin | undefined) =>
    one &&
    !one.carried &&
    (hand === null ? one === origin.or && !one.people.length : one.people.includes(hand));
  const believed = [origin, origin.or].find(may);
  if (!believed && origin.recorded === false) return { by: [], known: false };
  const { people, delegations } = believed ?? origin;
  const writers = believed && hand !== null ? [hand] : people;
  // A decision brought a delegation's words in by nobody's hand.
  if (!writers.length)
    return { by: delegations.map((delegation) => ({ delegation, person: null })), known: true };
  const by = writers.map((person) => ({ delegation: delegationIn(delegations, seatsOf(person)), person }));
  return { by, known: true };
}

/** For which of the delegations that wrote then a person wrote. */
function delegationIn(delegations: readonly string[], seats: readonly string[]): string | null {
  const own = delegations.length === 1 ? delegations : delegations.filter((one) => seats.includes(one));
  return own.length === 1 ? (own[0] ?? null) : null;
}

function sameWriters(a: Omit<Written, "text">, b: Omit<Written, "text">): boolean {
  const names = (by: readonly Writer[]) =>
    by.map(({ delegation, person }) => `${delegation} ${person}`).join();
  return a.known === b.known && names(a.by) === names(b.by);
}
