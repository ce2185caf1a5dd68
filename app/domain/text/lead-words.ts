/**
 * The lead phrase of a clause: the words that UN practice draws in italics ("Recalling also", "Calls once again
 * upon", "с удовлетворением отмечая"), and what they say about the clause: participle or adjective, it is a recital;
 * verb, it is operative. Promises: only whole words, never half a combined character; 0 and null when unsure.
 */
import type { Kind } from "#domain/text/clause.ts";
import { type Head, type LeadKind, TONGUES, type Tongue } from "#domain/text/lead-catalogue.ts";

export type { LeadKind };

/** How many leading characters of a preambular or operative clause are its lead phrase. */
export function leadLength(words: string, kind: Kind, language: string): number {
  if (kind !== "preambular" && kind !== "operative") return 0;
  return leadOf(words, language)?.end ?? 0;
}

/** What the opening words make of a clause, by themselves. */
export function leadKind(words: string, language: string): LeadKind | null {
  return leadOf(words, language)?.kind ?? null;
}

interface Token {
  word: string;
  end: number;
}

interface Lead {
  kind: LeadKind;
  end: number;
}

function leadOf(words: string, language: string): Lead | null {
  const tongue = TONGUES.get(language.toLowerCase().split("-")[0] ?? "");
  const tokens = opening(words);
  if (!tongue || !tokens.length) return null;
  const firstPerson = tokens[0]?.word === tongue.pronoun;
  const start = intro(tongue, tokens, firstPerson ? 1 : 0);
  const head = headAt(tongue, tokens[start]?.word ?? "", firstPerson);
  if (!head) return null;
  const stop = tail(tongue, tokens, start + 1, head);
  const last = stop && tokens[stop - 1];
  return last ? { kind: firstPerson ? "operative" : head.kind, end: last.end } : null;
}

function headAt(tongue: Tongue, word: string, firstPerson: boolean): Head | undefined {
  if (firstPerson && tongue.auxiliaries.has(word)) return { kind: "operative" };
  return tongue.heads.get(word);
}

/** No lead phrase is longer: "Expressing once again its deep and sincere gratitude" has eight words. */
const LONGEST = 10;

/** Joiners and skin tones combine with the letter before them, so they count as part of its word. */
const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{Cf}\p{Emoji_Modifier}'’-]*/uy;
const GAP = /[\s[\]]*/uy;

/** The first words, up to the first mark other than a bracket: a lead phrase never runs across a comma. */
function opening(words: string): Token[] {
  const tokens: Token[] = [];
  let at = skip(GAP, words, 0);
  while (tokens.length < LONGEST) {
    const end = skip(WORD, words, at);
    if (end === at) break;
    tokens.push({ word: plain(words.slice(at, end)), end });
    at = skip(GAP, words, end);
    if (at === end) break;
  }
  return tokens;
}

function skip(pattern: RegExp, words: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(words) ? pattern.lastIndex : from;
}

function plain(word: string): string {
  return word
    .replace(/\p{Cf}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ё", "е");
}

/** Past "also", "are deeply", "с глубоким удовлетворением": where the opener itself must stand. */
function intro(tongue: Tongue, tokens: Token[], from: number): number {
  const skipped = [...tongue.before, ...tongue.copulas];
  let at = from;
  for (;;) {
    const next =
      phrase(tokens, at, skipped) ?? (tongue.companionLeads ? companion(tongue, tokens, at) : null);
    if (next === null) return at;
    at = next;
  }
}

/** After the opener: what it needs, what it feels, "also", "with appreciation". Null when what it needs is missing. */
function tail(tongue: Tongue, tokens: Token[], from: number, head: Head): number | null {
  const wanted = head.needs ?? head.takes ?? [];
  let at = from;
  let complete = !head.needs;
  for (;;) {
    const needed = phrase(tokens, at, wanted);
    complete ||= needed !== null;
    const next = needed ?? phrase(tokens, at, tongue.after[head.kind]) ?? companion(tongue, tokens, at);
    if (next === null) break;
    at = next;
  }
  if (!complete) return null;
  return (head.feels ? object(tongue, tokens, at) : null) ?? at;
}

/** The position after the longest phrase of the list that stands here, or null. */
function phrase(tokens: Token[], at: number, list: readonly string[]): number | null {
  const lengths = list.map((each) => {
    const parts = each.split(" ");
    return parts.every((part, n) => tokens[at + n]?.word === part) ? parts.length : 0;
  });
  const longest = Math.max(0, ...lengths);
  return longest ? at + longest : null;
}

/** "with appreciation", "with deep concern", "с большим удовлетворением". */
function companion(tongue: Tongue, tokens: Token[], at: number): number | null {
  if (!tongue.companion.includes(tokens[at]?.word ?? "")) return null;
  return within(tokens, at + 1, 3, tongue.companionNouns);
}

/** "its profound gratitude", "свою глубокую признательность". */
function object(tongue: Tongue, tokens: Token[], at: number): number | null {
  return within(tokens, at, 4, tongue.feelings);
}

/** The position after the first of `nouns` among the next few words, or null. */
function within(tokens: Token[], at: number, few: number, nouns: ReadonlySet<string>): number | null {
  const found = tokens.slice(at, at + few).findIndex((token) => nouns.has(token.word));
  return found < 0 ? null : at + found + 1;
}
