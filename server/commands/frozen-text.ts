/**
 * The words of a text's main sheet at this moment, in canonical form. Takes the sheet's lock. A clause that was typed
 * this instant may still be without its id: then the caller is asked to try again.
 */

import type { ClauseDigest } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import {
  type Clause,
  canonicalText,
  clauseDigest,
  hashOf,
  numberingOf,
  tidyVariants,
} from "#domain/text/index.ts";
import type { Tables } from "#server/store/open.ts";
import type { OpenRecord } from "#server/store/records.ts";

export interface FrozenWords {
  canonical: string;
  hash: string;
  clauses: ClauseDigest[];
  n: number;
}

export async function frozenText(
  tables: Tables,
  { sheet, record }: OpenRecord,
): Promise<FrozenWords | Refusal> {
  const { n, clauses: standing } = await tables.sheets.frozen(sheet);
  if (standing.some((clause) => !clause.id)) return refuse("changed-meanwhile");
  const clauses = tidyVariants(standing);
  const { kind, language } = record;
  const canonical = canonicalText({ kind, language, numbering: numberingOf(clauses), clauses });
  return { n, canonical, hash: hashOf(canonical), clauses: clauses.map(digestOf) };
}

function digestOf(clause: Clause): ClauseDigest {
  return { id: clause.id, digest: clauseDigest(clause) };
}
