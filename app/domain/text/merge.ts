/**
 * Three wordings made one: as the words stood (base), as they stand now (ours), as somebody would have them (theirs).
 * Cut at words of the language. Where both sides changed the same words, or words with no kept word between them, nothing
 * is guessed: the stretch comes out as a conflict with its three wordings. Whichever side is called ours, the same
 * words come out; of one side alone, its own.
 */
import { anchors } from "#domain/text/anchors.ts";
import { type Run, tidy } from "#domain/text/clause.ts";
import { tokens } from "#domain/text/difference.ts";
import { BREAK } from "#domain/text/passage.ts";
import type { Piece } from "#domain/text/pieces.ts";

/** The runs of each paragraph. */
export type Passage = readonly (readonly Run[])[];

export interface Merge {
  pieces: Piece[];
  conflicts: number;
  /** The paragraphs that come out; null where there is a conflict. */
  merged: Run[][] | null;
}

export function merge(base: Passage, ours: Passage, theirs: Passage, language: string): Merge {
  const [was, here, there] = [base, ours, theirs].map((one) => tokensOf(one, language)) as Triple;
  const stretches = stretchesOf(was, here, there);
  const pieces = joined(stretches.map(pieceOf));
  const conflicts = pieces.filter((piece) => piece.kind === "conflict").length;
  return { pieces, conflicts, merged: conflicts ? null : paragraphsOf(stretches.flatMap(resultOf)) };
}

/** A word, a space or a mark, or the break between two paragraphs. */
interface Token {
  text: string;
  /** One digit for each character. */
  marks: string;
  kind: "word" | "between" | "break";
}

type Triple = [base: Token[], ours: Token[], theirs: Token[]];

/** A word that all three have, or all that lies between two such words. */
interface Stretch {
  tokens: Triple;
  changed: "by nobody" | "by us" | "by them" | "by both alike" | "by each";
}

// ---- from a passage to tokens and back

const LETTER = /[\p{L}\p{N}]/u;
const BREAK_TOKEN: Token = { text: BREAK, marks: "0", kind: "break" };

function tokensOf(passage: Passage, language: string): Token[] {
  return passage.flatMap((runs, at) => [...(at ? [BREAK_TOKEN] : []), ...tokensOfRuns(runs, language)]);
}

function tokensOfRuns(runs: readonly Run[], language: string): Token[] {
  const marks = runs.map((run) => String(marksOf(run)).repeat(run.text.length)).join("");
  let at = 0;
  return tokens(runs.map((run) => run.text).join(""), language).map((text) => {
    const own = marks.slice(at, at + text.length);
    at += text.length;
    return { text, marks: own, kind: LETTER.test(text) ? "word" : "between" };
  });
}

function marksOf({ italic, bold }: Run): number {
  return (italic ? 1 : 0) + (bold ? 2 : 0);
}

function runsOf(all: readonly Token[]): Run[] {
  const runs = all.flatMap(({ text, marks }) =>
    Array.from(marks.matchAll(/(\d)\1*/g), ({ index, 0: { length }, 1: marks }): Run => {
      const [italic, bold] = [Number(marks) & 1, Number(marks) & 2];
      const run = { text: text.slice(index, index + length) };
      return { ...run, ...(italic && { italic: true }), ...(bold && { bold: true }) };
    }),
  );
  return tidy(runs);
}

function paragraphsOf(all: readonly Token[]): Run[][] {
  const paragraphs: Token[][] = [[]];
  for (const token of all) {
    if (token.kind === "break") paragraphs.push([]);
    else paragraphs.at(-1)?.push(token);
  }
  return paragraphs.map(runsOf);
}

// ---- what stayed, and what lies between

function stretchesOf(...all: Triple): Stretch[] {
  const [base, ours, theirs] = all.map(wordsAmong) as [Words, Words, Words];
  const [here, there] = [anchors(base.keys, ours.keys), anchors(base.keys, theirs.keys)];
  const found: Stretch[] = [];
  let from: Places = [0, 0, 0];
  const upTo = (to: Places) => {
    const between = all.map((side, i) => side.slice(from[i], to[i])) as Triple;
    found.push(...stretchBetween(between));
    from = to;
  };
  for (const [i, at] of base.places.entries()) {
    const [o, t] = [here[i] as number, there[i] as number];
    if (o < 0 || t < 0) continue;
    const word: Places = [at, ours.places[o] as number, theirs.places[t] as number];
    upTo(word);
    upTo(word.map((place) => place + 1) as Places);
  }
  upTo(all.map((side) => side.length) as Places);
  return found;
}

type Places = [base: number, ours: number, theirs: number];

interface Words {
  keys: string[];
  places: number[];
}

function wordsAmong(all: readonly Token[]): Words {
  const places = [...all.keys()].filter((at) => all[at]?.kind === "word");
  return { places, keys: places.map((at) => (all[at] as Token).text) };
}

/** Of a conflict, what all three begin and end with is none. */
function stretchBetween(between: Triple): Stretch[] {
  const changed = changedIn(between);
  if (changed !== "by each") return [{ tokens: between, changed }];
  const start = alike(between, (side, at) => side[at]);
  const end = alike(between.map((side) => side.slice(start)) as Triple, (side, at) => side.at(-1 - at));
  const cut = (from: (side: Token[]) => number, to: (side: Token[]) => number) =>
    between.map((side) => side.slice(from(side), to(side))) as Triple;
  const rest = (side: Token[]) => side.length - end;
  return [
    {
      tokens: cut(
        () => 0,
        () => start,
      ),
      changed: "by nobody",
    },
    { tokens: cut(() => start, rest), changed },
    { tokens: cut(rest, (side) => side.length), changed: "by nobody" },
  ];
}

function alike(sides: Triple, at: (side: Token[], n: number) => Token | undefined): number {
  for (let n = 0; ; n++) {
    const [one, ...others] = sides.map((side) => at(side, n));
    if (!one || others.some((other) => !other || formOf([other]) !== formOf([one]))) return n;
  }
}

function changedIn([base, ours, theirs]: Triple): Stretch["changed"] {
  const [was, here, there] = [formOf(base), formOf(ours), formOf(theirs)];
  if (here === there) return here === was ? "by nobody" : "by both alike";
  if (there === was) return "by us";
  return here === was ? "by them" : "by each";
}

function formOf(all: readonly Token[]): string {
  return JSON.stringify(all.map(({ text, marks, kind }) => [text, marks, kind]));
}

// ---- what comes out

function resultOf({ tokens: [, ours, theirs], changed }: Stretch): Token[] {
  return changed === "by them" ? theirs : ours;
}

function pieceOf(stretch: Stretch): Piece {
  const [base, ours, theirs] = stretch.tokens.map(runsOf) as [Run[], Run[], Run[]];
  if (stretch.changed === "by each") return { kind: "conflict", base, ours, theirs };
  return { kind: "agreed", runs: runsOf(resultOf(stretch)) };
}

function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (piece.kind === "conflict") out.push(piece);
    else if (last?.kind === "agreed") last.runs = tidy([...last.runs, ...piece.runs]);
    else if (piece.runs.length) out.push(piece);
  }
  return out;
}
