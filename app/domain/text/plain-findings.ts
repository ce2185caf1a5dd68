/**
 * What the reader of a plain text (plain-reading.ts) remembers, what it shows to a rule (plain-rules.ts), and what a
 * rule answers.
 */
import type { Kind, Level, TextKind } from "#domain/text/clause.ts";
import type { LeadKind } from "#domain/text/lead-words.ts";
import type { Paragraph } from "#domain/text/plain-paragraphs.ts";

export interface PlainDraft {
  kind: Kind;
  level: Level;
  text: string;
}

export interface Reading {
  language: string;
  textKind: TextKind | undefined;
  /** Most paragraphs end with a mark, so that a short line without one is a heading. */
  punctuated: boolean;
  out: PlainDraft[];
  /** Styles of the lists that are open, outermost first. */
  lists: string[];
  /** The last letter used as a label: after (h), "(i)" is a letter; otherwise it is a roman one. */
  letter: string;
  /** Seen since the text, or the annex, began. */
  enacted: boolean;
  recitals: boolean;
  operative: boolean;
  /** Under a heading "Preamble", an article, a list of actions. */
  preamble: boolean;
  article: boolean;
  actions: boolean;
}

/** One paragraph with what surrounds it. */
export interface Here {
  text: string;
  label: Paragraph["label"];
  lead: LeadKind | null;
  level: Level;
  next: Paragraph | undefined;
  nextLead: LeadKind | null;
  /** This one and all that follow. */
  ahead: () => readonly Paragraph[];
  reading: Readonly<Reading>;
}

/** What a rule finds. `takes` paragraphs become one clause. */
export interface Finding {
  kind: Kind;
  text?: string;
  level?: Level;
  takes?: number;
}

/** Answers, or passes on. */
export type PlainRule = (here: Here) => Finding | null;
