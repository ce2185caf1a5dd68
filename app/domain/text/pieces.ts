/**
 * The result of a merge: stretches without a conflict, and stretches with one, each with its three wordings. In reading
 * order; together they are the whole passage, and a break between two paragraphs is a separate run (BREAK in
 * passage.ts).
 */
import type { Run } from "#domain/text/clause.ts";

export type Piece =
  | { kind: "agreed"; runs: Run[] }
  /** As it stood, as it stands now, as it is proposed. */
  | { kind: "conflict"; base: Run[]; ours: Run[]; theirs: Run[] };
