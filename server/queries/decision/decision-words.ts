/**
 * The frozen words that a decision is about, in each of their languages; and what a proposed correction would change.
 */
import { type Frozen, hashesOf, type TextRecord } from "#domain/life/index.ts";
import { clauseDigest, type FrozenText, numbering, wordsOf } from "#domain/text/index.ts";
import type { QueryContext } from "#server/queries/context.ts";
import type { DraftRow } from "#server/store/texts/texts.ts";

export interface FrozenIn {
  language: string;
  hash: string;
  words: FrozenText;
}

export interface CorrectedClause {
  clause: string;
  reference: string;
  language: string;
  before: string;
  after: string;
}

/** What is under decision or was adopted last, in the authentic languages. */
export async function frozenWords(
  { store }: QueryContext,
  text: string,
  record: TextRecord,
): Promise<FrozenIn[]> {
  const frozen = record.editions.at(-1) ?? record.phase;
  if (!("draft" in frozen)) return [];
  const draft = await store.texts.draft(text, frozen.draft);
  return draft ? wordsIn(draft, record, frozen) : [];
}

export async function correctedClauses(
  { store }: QueryContext,
  text: string,
  record: TextRecord,
): Promise<CorrectedClause[]> {
  const { correction } = record;
  const newest = record.editions.at(-1);
  if (!correction || !newest) return [];
  const [before, after] = await Promise.all(
    [newest.draft, correction.draft].map((number) => store.texts.draft(text, number)),
  );
  if (!before || !after) return [];
  const old = wordsIn(before, record, newest);
  return wordsIn(after, record, correction).flatMap(({ language, words }) =>
    changes(old.find((one) => one.language === language)?.words ?? null, words),
  );
}

function wordsIn(draft: DraftRow, { language }: TextRecord, frozen: Frozen): FrozenIn[] {
  return hashesOf(frozen, language).flatMap((one) => {
    const other = draft.languages.find((each) => each.language === one.language)?.canonical;
    const canonical = one.language === language ? draft.canonical : other;
    return canonical ? [{ ...one, words: JSON.parse(canonical) as FrozenText }] : [];
  });
}

function changes(before: FrozenText | null, after: FrozenText): CorrectedClause[] {
  const known = new Map(before?.clauses.map((clause) => [clause.id, clause]));
  const marks = numbering(after.clauses);
  return after.clauses.flatMap((clause, at) => {
    const old = known.get(clause.id);
    if (old && clauseDigest(old) === clauseDigest(clause)) return [];
    const { language } = after;
    const words = { before: old ? wordsOf(old) : "", after: wordsOf(clause) };
    return [{ clause: clause.id, reference: marks[at]?.reference ?? "", language, ...words }];
  });
}
