/** What every view of amendments is computed from. */
import type { Amendment } from "#domain/life/index.ts";
import type { Clause, Mark, Revised, Revision } from "#domain/text/index.ts";
import type { NamedClause } from "#server/queries/texts/clause.ts";
import type { AmendmentRow } from "#server/store/amendments/amendments.ts";

/** An amendment, and how it fits into the present text. */
export interface Worked {
  row: AmendmentRow;
  onRecord: Amendment | null;
  proposed: Clause[];
  revision: Revision;
  revised: Revised;
}

/** The present text, and what is needed to name its clauses. */
export interface AmendmentGround {
  now: Clause[];
  /** How much of the sheet could not be read. */
  leftOut: number;
  marks: Mark[];
  language: string;
  /** What clauses that are gone were called last. */
  gone: Map<string, NamedClause>;
}
