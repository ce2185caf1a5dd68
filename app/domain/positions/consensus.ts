/**
 * Where consensus is missing: consensus is that nobody objects, not that everybody is enthusiastic. Computed clause by
 * clause from the positions that a viewer may see; delegations are never ranked.
 */
import type { Position, Stance } from "#domain/positions/position.ts";

/** From the worst: what stands in the way of a clause. */
export const OBSTACLES = ["objection", "reservation", "instructions"] as const;
export type Consensus = (typeof OBSTACLES)[number] | "no-objection" | "silent";

const OBSTACLE: Partial<Record<Stance, Consensus>> = {
  object: "objection",
  reserve: "reservation",
  "needs-instructions": "instructions",
};

/** In: the positions on one clause. */
export function consensusOf(positions: readonly Pick<Position, "stance">[]): Consensus {
  if (!positions.length) return "silent";
  const content = positions.map(({ stance }) => OBSTACLE[stance]);
  return OBSTACLES.find((obstacle) => content.includes(obstacle)) ?? "no-objection";
}

export function isMissing(consensus: Consensus): boolean {
  return (OBSTACLES as readonly Consensus[]).includes(consensus);
}
