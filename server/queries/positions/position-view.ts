/** A position as pages read it, and who is looking. */
import type { Position, PositionViewer } from "#domain/positions/index.ts";
import { type Seat, sideOf } from "#domain/rights/index.ts";
import { type Clause, clauseDigest } from "#domain/text/index.ts";
import type { DelegationRow } from "#server/store/meetings/meetings.ts";

export interface PositionData extends Omit<Position, "digest" | "clause"> {
  /** The clause reads otherwise now. */
  outdated: boolean;
}

export function viewerAt({ role, delegation }: Seat): PositionViewer {
  return { side: sideOf(role), delegation };
}

/** In: positions on one clause that the reader may see, and the present clause; null where it is deleted. */
export function positionViews(
  positions: readonly Position[],
  clause: Clause | null,
  delegations: readonly DelegationRow[],
): PositionData[] {
  const digest = clause && clauseDigest(clause);
  return delegations.flatMap(({ id }) =>
    positions
      .filter((position) => position.delegation === id)
      .map(({ digest: then, clause: _, ...view }) => ({ ...view, outdated: then !== digest })),
  );
}
