/**
 * A text that was written elsewhere, as plain words, becomes clauses: title, enacting words, recitals, operative
 * paragraphs with their sub-paragraphs, headings, actions, place and date. Numbers, bullets and closing marks are
 * taken off, since numbering.ts derives them; the mast-head of a UN document and the signatures are no clauses.
 * Promises: never throws, no clause without words, and no word lost or moved but those of labels, mast-head and
 * signatures. It guesses; people look at the result before it is used.
 */
import { type Clause, isNumbered, type TextKind } from "#domain/text/clause.ts";
import { fittedWords } from "#domain/text/forms.ts";
import { languageOf } from "#domain/text/language-of.ts";
import { leadKind } from "#domain/text/lead-words.ts";
import type { PlainDraft } from "#domain/text/plain-findings.ts";
import { type Paragraph, paragraphs } from "#domain/text/plain-paragraphs.ts";
import { readClauses } from "#domain/text/plain-reading.ts";
import { type PlainSignature, takeSignatures } from "#domain/text/plain-signatures.ts";
import { isFormula, isMastHead, isNumberedTitle } from "#domain/text/plain-signs.ts";

export interface PlainOptions {
  newId: () => string;
  /** Of the text, if known; otherwise guessed. */
  language?: string;
  kind?: TextKind;
}

/** What the person who imports should know; the sentences are in the catalogue of words. */
export type ImportNotice = "empty" | "no-title" | "mast-head-left-out" | "signatures-apart" | "notes-kept";

export interface PlainImport {
  clauses: Clause[];
  language: string;
  notices: ImportNotice[];
  /** The parties that signed, in order. */
  signatories: string[];
  /** The same with the persons who signed for them. */
  signatures: PlainSignature[];
}

export function importPlain(input: string, options: PlainOptions): PlainImport {
  const all = paragraphs(fittedWords(input.replace(/[\f\v]/gu, "\n\n")));
  const language = options.language ?? languageOf(all.map(({ text }) => text).join(" "));
  const body = withoutMastHead(all, language);
  const { signatures, rest } = takeSignatures(body);
  const drafts = readClauses(rest, language, options.kind);
  return {
    clauses: drafts.map((draft, at) => clauseOf(draft, drafts[at + 1], options.newId())),
    language,
    notices: noticesOf(drafts, body.length < all.length, signatures.length > 0),
    signatories: signatures.map(({ party }) => party),
    signatures,
  };
}

/** No mast-head is longer; further down, "The General Assembly," is part of some other text. */
const LONGEST_MAST_HEAD = 40;

/** Up to the title, which is the numbered line, or the last one, before "The General Assembly,". */
function withoutMastHead(all: Paragraph[], language: string): Paragraph[] {
  if (!all.slice(0, 4).some(({ text }) => isMastHead(text))) return all;
  const head = all.slice(0, LONGEST_MAST_HEAD);
  const formula = head.findIndex(({ text }, at) => {
    const next = all[at + 1];
    const hangs = text.endsWith(",") || (next && (next.label || leadKind(next.text, language)));
    return at > 0 && isFormula(text) && hangs;
  });
  if (formula < 0) return all;
  const numbered = head.slice(0, formula).findLastIndex(({ text }) => isNumberedTitle(text));
  return all.slice(numbered < 0 ? formula - 1 : numbered);
}

function clauseOf(draft: PlainDraft, next: PlainDraft | undefined, id: string): Clause {
  const governs = next?.kind === draft.kind && next.level > draft.level;
  const text = isNumbered(draft.kind) ? withoutEnding(draft.text, governs) : draft.text;
  return { id, kind: draft.kind, level: draft.level, runs: [{ text }] };
}

/** The full stop of "etc.", "2025 г." or "..." belongs to the word. */
const ABBREVIATED = /(?:etc|(?<!\p{L})(?:г|гг|др|пр|т\. ?д|т\. ?п|т\. ?е|p|pp|No))\.$|\.\.$/u;

/** Numbering draws the closing mark; a colon only while sub-paragraphs follow. */
function withoutEnding(text: string, governs: boolean): string {
  if (ABBREVIATED.test(text)) return text;
  return text.replace(governs ? /\s*[,;.:]$/u : /\s*[,;.]$/u, "");
}

function noticesOf(drafts: PlainDraft[], mastHead: boolean, signed: boolean): ImportNotice[] {
  const notices: ImportNotice[] = [];
  if (!drafts.length) notices.push("empty");
  else if (drafts[0]?.kind !== "title") notices.push("no-title");
  if (mastHead) notices.push("mast-head-left-out");
  if (signed) notices.push("signatures-apart");
  if (drafts.some(({ kind }) => kind === "note")) notices.push("notes-kept");
  return notices;
}
