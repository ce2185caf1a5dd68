/**
 * A frozen text as it is drawn: labels and endings of the numbering with which it was adopted, its lead words marked,
 * its dates in words. Made on the server, so that a reader's browser gets only the page.
 */

import {
  type Clause,
  depths,
  FIELD_NAMES,
  type FrozenText,
  type Kind,
  numbering,
  type Run,
  wordsOf,
} from "#domain/text/index.ts";
import { leadLength } from "#domain/text/lead-words.ts";

export type FieldName = (typeof FIELD_NAMES)[number];

export interface DrawnClause {
  id: string;
  kind: Kind;
  depth: number;
  label: string;
  /** Words in their order; those of the lead phrase are italic. */
  runs: Run[];
  ending: string;
  fields: { name: FieldName; value: string }[];
}

/** `day` writes an ISO day in the reader's language. */
export function drawn(
  { clauses, language }: Pick<FrozenText, "clauses" | "language">,
  day: (isoDate: string) => string,
): DrawnClause[] {
  const marks = numbering(clauses);
  const deep = depths(clauses);
  return clauses.map((clause, at) => ({
    id: clause.id,
    kind: clause.kind,
    depth: deep[at] ?? 0,
    label: marks[at]?.label ?? "",
    runs: withLead(clause.runs, leadLength(wordsOf(clause), clause.kind, language)),
    ending: marks[at]?.ending ?? "",
    fields: fieldsOf(clause, day),
  }));
}

/** The first `length` characters in italics, whatever runs they are in. */
export function withLead(runs: readonly Run[], length: number): Run[] {
  let left = length;
  return runs.flatMap((run) => {
    const lead = run.text.slice(0, left);
    const rest = run.text.slice(left);
    left = Math.max(0, left - run.text.length);
    return [
      ...(lead ? [{ ...run, text: lead, italic: true as const }] : []),
      ...(rest ? [{ ...run, text: rest }] : []),
    ];
  });
}

export function fieldsOf({ fields }: Clause, day: (isoDate: string) => string): DrawnClause["fields"] {
  return FIELD_NAMES.flatMap((name) => {
    const value = fields?.[name];
    return value ? [{ name, value: /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value }] : [];
  });
}
