/**
 * Reads paragraphs from first to last and classifies each. What came before matters ("after the enacting words", "under
 * an article", "in a list of actions"): that memory is the `Reading`, and only this file changes it. The rules are in
 * plain-rules.ts, tried in order.
 */
import type { Level, TextKind } from "#domain/text/clause.ts";
import { isNumbered } from "#domain/text/clause.ts";
import { leadKind } from "#domain/text/lead-words.ts";
import type { Finding, Here, PlainDraft, Reading } from "#domain/text/plain-findings.ts";
import { levelOf } from "#domain/text/plain-levels.ts";
import type { Paragraph } from "#domain/text/plain-paragraphs.ts";
import { RULES } from "#domain/text/plain-rules.ts";
import {
  announcesActions,
  articleAndText,
  endsOpen,
  isAnnex,
  isArticle,
  isDateOf,
  isPlaceAndDate,
  isPreamble,
  isPunctuated,
  wordCount,
} from "#domain/text/plain-signs.ts";

export function readClauses(all: readonly Paragraph[], language: string, textKind?: TextKind): PlainDraft[] {
  const split = all.flatMap(articleApart);
  const reading = begin(split, language, textKind);
  for (let at = 0; at < split.length; ) {
    const paragraph = split[at] as Paragraph;
    const { level, lists, letter } = levelOf(paragraph, reading);
    const here = look(split, at, reading, level);
    at += 1;
    if (continues(here)) continue;
    const finding = find(here);
    at += (finding.takes ?? 1) - 1;
    Object.assign(reading, { lists, letter });
    keep(reading, finding, here);
  }
  return reading.out;
}

function begin(all: readonly Paragraph[], language: string, textKind: TextKind | undefined): Reading {
  const long = all.filter(({ text }) => wordCount(text) > 12);
  return {
    language,
    textKind,
    punctuated: long.filter(({ text }) => isPunctuated(text)).length * 2 >= long.length,
    out: [],
    lists: [],
    letter: "",
    enacted: false,
    recitals: false,
    operative: false,
    preamble: false,
    article: false,
    actions: false,
  };
}

function articleApart(paragraph: Paragraph): Paragraph[] {
  const parts = paragraph.label ? null : articleAndText(paragraph.text);
  return parts ? parts.map((text) => ({ text, label: null })) : [paragraph];
}

function look(all: readonly Paragraph[], at: number, reading: Reading, level: Level): Here {
  const { text, label } = all[at] as Paragraph;
  const next = all[at + 1];
  const leadOf = (words = "") => leadKind(words, reading.language);
  const lead = leadOf(text);
  // Few rules look far ahead: a copy for each paragraph would cost the square of a long text.
  return {
    text,
    label,
    lead,
    level,
    next,
    nextLead: leadOf(next?.text),
    ahead: () => all.slice(at),
    reading,
  };
}

function find(here: Here): Finding {
  for (const rule of RULES) {
    const finding = rule(here);
    if (finding) return finding;
  }
  return { kind: "operative", level: here.level };
}

/** A line that goes on with a small letter where the one before had not ended; the date below a meeting's number. */
function continues(here: Here): boolean {
  const last = here.reading.out.at(-1);
  if (!last || here.label || here.lead) return false;
  if (isPlaceAndDate(here.text) && !isDateOf(last.text, here.text)) return false;
  const broken = /^\p{Ll}/u.test(here.text) && !isPunctuated(last.text) && !endsOpen(last.text);
  if (!broken && !isDateOf(last.text, here.text)) return false;
  last.text += ` ${here.text}`;
  return true;
}

function keep(reading: Reading, finding: Finding, here: Here): void {
  const text = finding.text ?? here.text;
  const level = isNumbered(finding.kind) ? (finding.level ?? 0) : 0;
  if (!isNumbered(finding.kind)) reading.lists = [];
  if (finding.kind === "heading") underHeading(reading, text);
  reading.enacted ||= finding.kind === "enacting";
  reading.recitals ||= finding.kind === "preambular";
  reading.operative ||= finding.kind === "operative" || finding.kind === "action";
  reading.out.push({ kind: finding.kind, level, text });
}

function underHeading(reading: Reading, text: string): void {
  if (isAnnex(text)) Object.assign(reading, { enacted: false, recitals: false, operative: false });
  reading.preamble = isPreamble(text);
  reading.article = isArticle(text);
  reading.actions = announcesActions(text, reading.language);
}
