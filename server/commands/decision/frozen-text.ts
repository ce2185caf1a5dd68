/**
 * The words of a text at this moment in canonical form, in each of its languages, and what in them is unsettled. Takes
 * the sheets' locks. A clause that was typed a moment ago may still be without its id: then the caller tries again.
 */

import {
  type ClauseDigest,
  type LanguageHash,
  rulesOf,
  textObstacles,
  translationObstacles,
} from "#domain/life/index.ts";
import { type Obstacle, type Refusal, refuse } from "#domain/refusals.ts";
import {
  type Clause,
  canonicalText,
  clauseDigest,
  type FrozenText,
  hashOf,
  numberingOf,
  tidyVariants,
} from "#domain/text/index.ts";
import type { Tables } from "#server/store/open.ts";
import type { OpenRecord } from "#server/store/texts/records.ts";

export interface FrozenWords {
  canonical: string;
  hash: string;
  clauses: ClauseDigest[];
  n: number;
  languages: (LanguageHash & { clauses: ClauseDigest[]; canonical: string })[];
  obstacles: Obstacle[];
}

type Words = Omit<FrozenWords, "languages">;

export async function frozenText(tables: Tables, opened: OpenRecord): Promise<FrozenWords | Refusal> {
  const { kind, language } = opened.record;
  const main = await frozenSheet(tables, opened.sheet, { kind, language });
  if ("ok" in main) return main;
  const languages: FrozenWords["languages"] = [];
  const obstacles = [...main.obstacles];
  for (const one of opened.languages) {
    const words = await frozenSheet(tables, one.sheet, { kind, language: one.language });
    if ("ok" in words) return words;
    obstacles.push(...(await obstaclesIn(tables, opened, one, words.obstacles)));
    const { hash, clauses, canonical } = words;
    languages.push({ language: one.language, hash, clauses, canonical });
  }
  return { ...main, obstacles, languages };
}

/** Only authentic versions are obstacles: a courtesy translation may be unfinished. */
async function obstaclesIn(
  tables: Tables,
  opened: OpenRecord,
  { language, sheet }: OpenRecord["languages"][number],
  own: readonly Obstacle[],
): Promise<Obstacle[]> {
  if (!rulesOf(opened.record).languages.includes(language)) return [];
  const [source, version, rendered] = await Promise.all([
    tables.sheets.clauses(opened.sheet),
    tables.sheets.clauses(sheet),
    tables.languages.rendered(sheet),
  ]);
  const digests = new Map([...rendered].map(([clause, { digest }]) => [clause, digest]));
  return [...inLanguage(own, language), ...translationObstacles(source, version, digests, language)];
}

/** Canonical form, hash and digests of clauses that are not in a sheet. */
export function frozenClauses(
  clauses: readonly Clause[],
  { kind, language }: Pick<FrozenText, "kind" | "language">,
): Omit<Words, "n"> {
  const tidy = tidyVariants(clauses);
  const canonical = canonicalText({ kind, language, numbering: numberingOf(tidy), clauses: tidy });
  const digests = tidy.map((one) => ({ id: one.id, digest: clauseDigest(one) }));
  return { canonical, hash: hashOf(canonical), clauses: digests, obstacles: textObstacles(tidy) };
}

async function frozenSheet(
  tables: Tables,
  sheet: string,
  text: Pick<FrozenText, "kind" | "language">,
): Promise<Words | Refusal> {
  const { n, clauses } = await tables.sheets.frozen(sheet);
  if (clauses.some((clause) => !clause.id)) return refuse("changed-meanwhile");
  return { n, ...frozenClauses(clauses, text) };
}

/** "OP3 (ru)": the same clause may be settled in one language and not in another. */
function inLanguage(obstacles: readonly Obstacle[], language: string): Obstacle[] {
  return obstacles.map(({ what, where }) => ({ what, where: where.map((one) => `${one} (${language})`) }));
}
