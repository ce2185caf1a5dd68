/**
 * Where the words of a copy differ from the published record, clause by clause. It only helps the reader: whether a
 * copy is genuine is decided by the domain's verification alone.
 */
import {
  type Clause,
  clauseDigest,
  difference,
  type FrozenText,
  numbering,
  type Part,
  wordsOf,
} from "#domain/text/index.ts";
import { readEdition, textsOf } from "#domain/trail/index.ts";

export interface ClauseDifference {
  id: string;
  /** The language of the words. */
  language: string;
  reference: string;
  /** Published words against those of the copy; without any change if only its kind, level or details differ. */
  parts: Part[];
}

/** Nothing if either cannot be read. */
export function copyDifferences(published: string, copy: string): ClauseDifference[] {
  const [ours, theirs] = [readEdition(published), readEdition(copy)];
  if (!ours.ok || !theirs.ok) return [];
  return textsOf(ours.edition).flatMap(({ text }) => {
    const copied = textsOf(theirs.edition).find((one) => one.text.language === text.language);
    return differencesIn(text, copied?.text.clauses ?? []);
  });
}

function differencesIn({ clauses, language }: FrozenText, copied: readonly Clause[]): ClauseDifference[] {
  const before = referenced(clauses);
  const after = referenced(copied);
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    if (was && is && clauseDigest(was.clause) === clauseDigest(is.clause)) return [];
    const parts = difference(was ? wordsOf(was.clause) : "", is ? wordsOf(is.clause) : "", language);
    return [{ id, language, reference: (was ?? is)?.reference ?? "", parts }];
  });
}

function referenced(clauses: readonly Clause[]): Map<string, { clause: Clause; reference: string }> {
  const marks = numbering(clauses);
  return new Map(clauses.map((clause, at) => [clause.id, { clause, reference: marks[at]?.reference ?? "" }]));
}
