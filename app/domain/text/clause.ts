/**
 * The clause: the smallest negotiable unit of a text. A text is a flat list of clauses in order; depth is `level`.
 * Its number and its closing punctuation are derived (numbering.ts) and never stored: what delegations negotiate
 * is the words. `id` is permanent and is the only key of a clause.
 */

export const KINDS = [
  "title",
  "enacting",
  "heading",
  "preambular",
  "operative",
  "action",
  "closing",
  "note",
] as const;
export type Kind = (typeof KINDS)[number];

/** 0 is a paragraph; 1 is (a), 2 is (i), 3 is a further sub-paragraph. UN practice knows no more than four. */
export type Level = 0 | 1 | 2 | 3;

/** A stretch of words with one look. */
export interface Run {
  text: string;
  italic?: true;
  bold?: true;
}

/** What a row of a roadmap says beside its words. Dates are ISO calendar days (2026-11-22). */
export interface ActionFields {
  scope?: "regional" | "national";
  responsible?: string;
  partners?: string;
  starts?: string;
  due?: string;
  indicator?: string;
}

export interface Clause {
  id: string;
  kind: Kind;
  level: Level;
  runs: Run[];
  /** Only of an action. */
  fields?: ActionFields;
  /** Only of a numbered clause: the id of the clause of which it is another wording (variants.ts). */
  variant?: string;
}

export type TextKind = "declaration" | "outcome" | "roadmap";

/** The kinds that are numbered, indented and punctuated; the others stand as they are written. */
export const NUMBERED = ["preambular", "operative", "action"] as const satisfies readonly Kind[];
export type NumberedKind = (typeof NUMBERED)[number];

export function isNumbered(kind: Kind): kind is NumberedKind {
  return (NUMBERED as readonly Kind[]).includes(kind);
}

/** The words of a clause without their look. */
export function wordsOf(clause: Pick<Clause, "runs">): string {
  return clause.runs.map((run) => run.text).join("");
}

/** Joins neighbouring runs of one look and drops empty ones, so that equal words have one form. */
export function tidy(runs: readonly Run[]): Run[] {
  const tidied: Run[] = [];
  for (const run of runs) {
    const last = tidied.at(-1);
    if (!run.text) continue;
    if (last && last.italic === run.italic && last.bold === run.bold) last.text += run.text;
    else tidied.push({ ...run });
  }
  return tidied;
}
