/**
 * A comparison as it is drawn: words with their marks, what happened to each clause, which delegations changed it. Made
 * on the server, so that a reader's browser neither compares nor needs the catalogue of lead words.
 */

import type { DrawnPart } from "#domain/text/index.ts";
import {
  type ClauseChange,
  type Comparison,
  type Counts,
  concordance,
  type Happening,
  isChanged,
  type Kind,
  type Level,
  type MarkChange,
  markReader,
  type Part,
  type Run,
  type Stand,
  wordsOf,
} from "#domain/text/index.ts";
import { leadLength } from "#domain/text/lead-words.ts";
import { type FieldName, fieldsOf, withLead } from "./drawn-text.ts";

export interface DrawnField {
  name: FieldName;
  parts: Part[];
}

/** A clause in one of the texts: how it is named and drawn there. */
export interface DrawnStand {
  kind: Kind;
  depth: number;
  label: string;
  reference: string;
  ending: string;
}

export interface DrawnChange {
  id: string;
  /** Drawn where a moved clause was before. */
  left: boolean;
  changed: boolean;
  happened: Happening[];
  before: DrawnStand | null;
  after: DrawnStand | null;
  parts: DrawnPart[];
  formatted: MarkChange[];
  kind: [Kind, Kind] | null;
  level: [Level, Level] | null;
  fields: DrawnField[];
  /** Names of the delegations that changed it, where that is known. */
  by: string[];
}

export interface DrawnComparison {
  alignedBy: Comparison["alignedBy"];
  counts: Counts;
  rows: DrawnChange[];
  /** Unchanged clauses that `rows` leaves out. */
  hidden: number;
  concordance: ReturnType<typeof concordance>;
}

interface Reader {
  /** Of the texts. */
  language: string;
  /** Writes an ISO day in the reader's language. */
  day(isoDate: string): string;
  /** Names of the delegations that changed a clause. */
  by?: (clause: string) => string[];
  /** Which rows are wanted. */
  only?: (change: ClauseChange) => boolean;
}

export function compared(comparison: Comparison, reader: Reader): DrawnComparison {
  const { alignedBy, counts } = comparison;
  const wanted = comparison.rows.filter(({ change }) => !reader.only || reader.only(change));
  return {
    alignedBy,
    counts,
    rows: wanted.map(({ change, left }) => ({ ...drawnChange(change, reader), left })),
    hidden: comparison.rows.length - wanted.length,
    concordance: concordance(comparison),
  };
}

function drawnChange(change: ClauseChange, reader: Reader): Omit<DrawnChange, "left"> {
  const { id, happened, before, after, formatted, kind, level } = change;
  return {
    ...{ id, happened, formatted, kind, level },
    changed: isChanged(change),
    before: standOf(before),
    after: standOf(after),
    parts: withMarks(change, reader.language),
    fields: fieldsDrawn(change, reader.day),
    by: reader.by?.(id) ?? [],
  };
}

function standOf(stand: Stand | null): DrawnStand | null {
  if (!stand) return null;
  const { clause, depth, label, reference, ending } = stand;
  return { kind: clause.kind, depth, label, reference, ending };
}

/** Removed words have their old marks, all others their present ones. Words are sent once: with marks, or plain. */
function withMarks({ parts, before, after }: ClauseChange, language: string): DrawnPart[] {
  const [old, fresh] = [markReader(leadRuns(before, language)), markReader(leadRuns(after, language))];
  return parts.map(({ text, change }) => {
    const was = change === "added" ? [] : old(text.length);
    const runs = change === "removed" ? was : fresh(text.length);
    return runs.some((run) => run.italic || run.bold) ? { change, text: "", runs } : { change, text };
  });
}

function leadRuns(stand: Stand | null, language: string): Run[] {
  if (!stand) return [];
  const { runs, kind } = stand.clause;
  return withLead(runs, leadLength(wordsOf({ runs }), kind, language));
}

/** The present fields, and the changed ones in their positions. */
function fieldsDrawn({ before, after, fields }: ClauseChange, day: Reader["day"]): DrawnField[] {
  const change = after ? (before ? null : "added") : "removed";
  const state = (after ?? before)?.clause;
  if (!state) return [];
  const changed = new Map(fields.map((one) => [one.name, one]));
  const names = new Map(fieldsOf(state, day).map(({ name, value }) => [name, value]));
  for (const { name } of fields) if (!names.has(name)) names.set(name, "");
  return [...names].map(([name, value]) => {
    const one = changed.get(name);
    if (!one) return { name, parts: [{ text: value, change: change ?? "same" }] };
    return {
      name,
      parts: ISO_DAY.test(one.before + one.after) ? days(one.before, one.after, day) : one.parts,
    };
  });
}

const ISO_DAY = /^(?:\d{4}-\d{2}-\d{2}){1,2}$/;

/** A day is one unit: "1 May 2027", struck, then "1 June 2027". */
function days(before: string, after: string, day: Reader["day"]): Part[] {
  return [
    ...(before ? [{ text: day(before), change: "removed" as const }] : []),
    ...(after ? [{ text: day(after), change: "added" as const }] : []),
  ];
}
