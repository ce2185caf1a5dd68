/**
 * What a paragraph is: rules in the order of their certainty, each a few lines that answer or pass on. The general
 * ones look at form and place and work in any language; lead verbs are known in English and Russian.
 */
import { isNumbered } from "#domain/text/clause.ts";
import { leadKind } from "#domain/text/lead-words.ts";
import type { Finding, Here, PlainRule, Reading } from "#domain/text/plain-findings.ts";
import type { Paragraph } from "#domain/text/plain-paragraphs.ts";
import {
  announcesActions,
  endsOpen,
  isAnnex,
  isFootnote,
  isFormula,
  isMarkedHeading,
  isPlaceAndDate,
  isPlainHeading,
  isPunctuated,
  isWe,
  wordCount,
} from "#domain/text/plain-signs.ts";

const HEADING: Finding = { kind: "heading" };
const ENACTING: Finding = { kind: "enacting" };

/** A title is a line, not a paragraph: with a closing mark it has at most this many words, without one three times. */
const TITLE_WORDS = 15;

function title({ text, label, lead, next, reading }: Here): Finding | null {
  if (reading.out.length || label || !next || isWe(text) || /[,;:]$/u.test(text)) return null;
  // "Concluding statement": opens like a recital, and yet it is a line without a mark among sentences with one.
  if (lead && !(reading.punctuated && isPlainHeading(text))) return null;
  if (isMarkedHeading(text, reading.language)) return null;
  const most = isPunctuated(text) ? TITLE_WORDS : TITLE_WORDS * 3;
  if (wordCount(text) > most) return null;
  return isCaption(text, next, reading.language)
    ? { kind: "title", text: `${text} ${next.text}`, takes: 2 }
    : { kind: "title" };
}

/** "DECLARATION" above the line that names its subject. */
function isCaption(text: string, next: Paragraph, language: string): boolean {
  if (text !== text.toUpperCase() || wordCount(text) > 4 || next.label || !isPlainHeading(next.text))
    return false;
  return !isMarkedHeading(next.text, language) && !isPlaceAndDate(next.text) && !isFormula(next.text);
}

function footnote({ text, label, reading }: Here): Finding | null {
  const afterEnd = /^\d{1,3} \p{Lu}/u.test(text) && reading.out.some(({ kind }) => kind === "closing");
  return isFootnote({ text, label }) || (afterEnd && !isMarkedHeading(text, reading.language))
    ? { kind: "note" }
    : null;
}

/** At the top it is about the text ("adopted in Astana on ..."); the closing comes after the clauses. */
function placeAndDate({ text, label, reading }: Here): Finding | null {
  const adopted = /^\[.*\]\.?$/u.test(text) && reading.out.at(-1)?.kind === "closing";
  if (label || !(isPlaceAndDate(text) || adopted)) return null;
  return { kind: reading.out.some(({ kind }) => isNumbered(kind)) ? "closing" : "note" };
}

/** Below the place and date, with no clause to come: the record of a vote, a footer. */
function afterword({ ahead, reading }: Here): Finding | null {
  const last = reading.out.at(-1);
  if (!last || isAnnex(last.text) || !reading.out.some(({ kind }) => kind === "closing")) return null;
  const clause = ({ text, label }: Paragraph) =>
    label || leadKind(text, reading.language) || isMarkedHeading(text, reading.language);
  return ahead().some(clause) ? null : { kind: "note" };
}

function markedHeading({ text, label, reading }: Here): Finding | null {
  return !label && isMarkedHeading(text, reading.language) ? HEADING : null;
}

/** "They agreed on the following actions:", with a list below. */
function announcement({ text, label, next, reading }: Here): Finding | null {
  if (label || !text.endsWith(":") || !isItem(next)) return null;
  return announcesActions(text, reading.language) ? HEADING : null;
}

function isItem(paragraph: Paragraph | undefined): boolean {
  return ["box", "bullet", "dash", "decimal", "paren"].includes(paragraph?.label?.style ?? "");
}

/** The opening narrative up to the line that introduces the clauses is one clause. */
function opening(here: Here): Finding | null {
  const { reading } = here;
  if (reading.enacted || reading.recitals || reading.operative || reading.preamble || reading.article)
    return null;
  const ahead = here.ahead();
  const length = narrativeLength(ahead, reading);
  const last = ahead[length - 1]?.text;
  if (!last) return null;
  const next = ahead[length];
  const hangs = /[,:]$/u.test(last) || (next && leadKind(next.text, reading.language)) || isFormula(last);
  if (!hangs) return here.next ? ENACTING : null;
  const joined = ahead.slice(0, length).map(({ text }) => text);
  return { kind: "enacting", text: joined.join(" "), takes: length };
}

/** How many paragraphs from here on describe who met and why, before the first clause, heading or date. */
function narrativeLength(ahead: readonly Paragraph[], reading: Readonly<Reading>): number {
  const end = ahead.findIndex((paragraph, at) => {
    const before = ahead[at - 1]?.text ?? "";
    return (
      !isNarrative(paragraph, ahead[at + 1], reading) ||
      /:$/u.test(before) ||
      beginsRecital(paragraph, before)
    );
  });
  return end < 0 ? ahead.length : end;
}

function isNarrative(
  { text, label }: Paragraph,
  next: Paragraph | undefined,
  reading: Readonly<Reading>,
): boolean {
  const lead = leadKind(text, reading.language);
  if (label || (lead && !hangsWithLead(text, lead, next, reading.language))) return false;
  if (isMarkedHeading(text, reading.language) || isPlaceAndDate(text)) return false;
  if (/^\p{L}+:$/u.test(text) || (isItem(next) && announcesActions(text, reading.language))) return false;
  return !isPlainHeading(text) || hangsBare(text, next, reading.language);
}

/** "The General Assembly" without its comma, if a clause follows. */
function hangsBare(text: string, next: Paragraph | undefined, language: string): boolean {
  return isFormula(text) && !!next && (!!next.label || leadKind(next.text, language) !== null);
}

/** "Guided by the Paris Principles, the Ombudsmen:" opens like a recital, and yet the clauses hang on it. */
function hangsWithLead(
  text: string,
  lead: Here["lead"],
  next: Paragraph | undefined,
  language: string,
): boolean {
  if (lead !== "preambular" || !text.endsWith(":") || !next) return false;
  return next.label?.style === "decimal" || isItem(next) || leadKind(next.text, language) === "operative";
}

/** "Meeting in Astana ..." continues that description. */
const MEETS =
  /^(?:meeting|gather|assembl|conven|represent|participat|acting on behalf|собрав|встретив|участвуя|представля|действуя от)/iu;

/** After "We, the ...," a paragraph that opens with an -ing or a gerund is a recital, whatever the verb. */
function beginsRecital({ text }: Paragraph, before: string): boolean {
  if (MEETS.test(text)) return false;
  const formed = /^(?:\p{L}+ly )?(?:\p{L}+(?:ing|ая|яя|уя|ясь|вшись))(?!\p{L})/iu.test(text);
  return formed && before.endsWith(",") && endsOpen(text);
}

/** Later enacting words: "The General Assembly," after the recitals; "have agreed as follows:"; "DECLARE:". */
function hangLine({ text, label, lead, next, nextLead, reading }: Here): Finding | null {
  if (label || !next || reading.article) return null;
  if (reading.operative)
    return isFormula(text) && text.endsWith(",") && (next.label || nextLead) ? ENACTING : null;
  if (isWe(text) && !reading.enacted) return ENACTING;
  if (text.endsWith(":") && (!lead || isCall(text, lead, next, nextLead))) return ENACTING;
  return formula({ text, lead, next, reading }) ? ENACTING : null;
}

/** In a preamble a recital may be as short as eight words; elsewhere an organ may have a long name. */
const SHORT_FORMULA = 4;
const LONG_FORMULA = 12;

function formula({ text, lead, next, reading }: Pick<Here, "text" | "lead" | "next" | "reading">): boolean {
  if (lead || wordCount(text) > (reading.preamble ? SHORT_FORMULA : LONG_FORMULA)) return false;
  const due = reading.preamble && reading.recitals && !reading.enacted && isPlainHeading(text);
  return due || (isFormula(text) && (text.endsWith(",") || hangsBare(text, next, reading.language)));
}

/** "Declare:" alone in its line, with numbered or lead-verb clauses below; with (a) below it is a chapeau. */
function isCall(text: string, lead: Here["lead"], next: Paragraph, nextLead: Here["nextLead"]): boolean {
  const clauses = next.label ? next.label.style === "decimal" : nextLead !== null || isPunctuated(next.text);
  return lead === "operative" && wordCount(text) <= 4 && clauses;
}

/** "The participants recommend:" between two lists, "Declare the following:" over a heading: stands as written. */
function interim({ text, label, lead, next, reading }: Here): Finding | null {
  if (label || !next || !text.endsWith(":") || reading.article) return null;
  const overHeading = !next.label && isMarkedHeading(next.text, reading.language);
  return overHeading || (!lead && isItem(next)) ? HEADING : null;
}

/** A lead verb makes a clause of a short line, unless all other clauses carry closing marks and this one does not. */
const SHORTEST_CLAUSE = 5;

function plainHeading({ text, label, lead, next, reading }: Here): Finding | null {
  if (label || !next || !isPlainHeading(text)) return null;
  return !lead || (reading.punctuated && wordCount(text) <= SHORTEST_CLAUSE) ? HEADING : null;
}

/** "1. Introduction", with unnumbered or finer numbered paragraphs below. The number is part of the heading. */
function numberedHeading({ text, label, lead, next, reading }: Here): Finding | null {
  if (label?.style !== "decimal" || lead || !next || reading.actions) return null;
  if (!reading.punctuated || !isPlainHeading(text) || wordCount(text) > 8) return null;
  const parent = !next.label || next.label.style === "multi";
  return parent ? { kind: "heading", text: `${label.written} ${text}` } : null;
}

function action({ label, lead, level, reading }: Here): Finding | null {
  if (label?.style === "box")
    return { kind: "action", level: reading.out.at(-1)?.kind === "action" ? level : 0 };
  if (!label || level > 0) return null;
  const listed = reading.actions && (lead !== "operative" || label.style !== "decimal");
  return listed || (reading.textKind === "roadmap" && lead !== "preambular") ? { kind: "action" } : null;
}

/** A sub-paragraph is of its parent's kind. */
function subItem({ level, reading }: Here): Finding | null {
  const parent = reading.out.at(-1)?.kind;
  return level > 0 && parent && isNumbered(parent) ? { kind: parent, level } : null;
}

/** Recitals come before the operative part; a numbered one ends like a recital, or it is operative prose. */
function byLead({ text, label, lead, reading }: Here): Finding | null {
  if (label?.style === "recital") return { kind: "preambular" };
  if (label?.style === "operative" || lead === "operative") return { kind: "operative" };
  if (lead !== "preambular") return null;
  const open = endsOpen(text) || !isPunctuated(text);
  const recital = label?.style === "decimal" ? open && !reading.operative : open || !reading.operative;
  return recital ? { kind: "preambular" } : { kind: "operative" };
}

/** A language whose lead words nobody listed: a recital stands in the preamble, or it ends with a comma. */
function byPlace({ text, label, reading }: Here): Finding | null {
  if (label || reading.operative || reading.article) return null;
  if (reading.preamble && !reading.enacted) return { kind: "preambular" };
  return (reading.enacted || reading.recitals) && endsOpen(text) ? { kind: "preambular" } : null;
}

export const RULES: readonly PlainRule[] = [
  title,
  footnote,
  placeAndDate,
  afterword,
  markedHeading,
  announcement,
  opening,
  hangLine,
  interim,
  plainHeading,
  numberedHeading,
  action,
  subItem,
  byLead,
  byPlace,
];
