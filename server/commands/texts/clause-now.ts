/**
 * One clause of a text's main sheet at this moment, under the sheet's lock: nobody writes until the command ends. A
 * second clause with the same id waits until the room renames it; until then it is unclear which of them is meant.
 */
import type { ClauseNow } from "#domain/life/index.ts";
import { type Refusal, refuse } from "#domain/refusals.ts";
import { clauseDigest, countBrackets, numbering, wordsOf } from "#domain/text/index.ts";
import type { Tables } from "#server/store/open.ts";
import type { OpenRecord } from "#server/store/texts/records.ts";

export async function clauseNow(
  tables: Tables,
  { sheet }: OpenRecord,
  id: string,
): Promise<ClauseNow | Refusal> {
  const { clauses } = await tables.sheets.frozen(sheet);
  const at = clauses.findIndex((one) => one.id === id);
  const clause = clauses[at];
  if (!id || !clause) return refuse("unknown-clause");
  if (clauses.some((one, other) => other !== at && one.id === id)) return refuse("changed-meanwhile");
  return {
    ...{ id, kind: clause.kind, reference: numbering(clauses)[at]?.reference ?? "" },
    ...{ words: wordsOf(clause), digest: clauseDigest(clause), brackets: countBrackets([clause]) },
  };
}
