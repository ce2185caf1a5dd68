/**
 * What a delegation thinks of a clause, for the audience that it chooses. A position is on no record and no trail: it
 * can be changed and taken back, and people outside its audience do not learn that there is one.
 */
import { LONGEST_REASON } from "#domain/life/chapter.ts";
import type { PhaseName } from "#domain/life/record.ts";
import type { Reason } from "#domain/refusals.ts";

export const STANCES = ["support", "live-with", "needs-instructions", "reserve", "object"] as const;
export type Stance = (typeof STANCES)[number];

/** From the narrowest to the widest; each takes in those before it. */
export const AUDIENCES = ["delegation", "chair", "all"] as const;
export type PositionAudience = (typeof AUDIENCES)[number];

export interface Position {
  clause: string;
  delegation: string;
  stance: Stance;
  note: string;
  audience: PositionAudience;
  at: string;
  /** Of the clause as it stood then. */
  digest: string;
}

/** Who reads: "all" are the chair's side and the member delegations. */
export interface PositionViewer {
  side: "chair" | "member" | "guest";
  delegation: string | null;
}

export function maySee(
  { delegation, audience }: Pick<Position, "delegation" | "audience">,
  viewer: PositionViewer,
): boolean {
  if (viewer.delegation === delegation) return viewer.side === "member";
  if (viewer.side === "chair") return audience !== "delegation";
  return viewer.side === "member" && audience === "all";
}

export function seenBy<P extends Pick<Position, "delegation" | "audience">>(
  positions: readonly P[],
  viewer: PositionViewer,
): P[] {
  return positions.filter((position) => maySee(position, viewer));
}

/** The wider of two: everybody who saw a position must see that it is gone. */
export function widest(
  one: PositionAudience | null,
  other: PositionAudience | null,
): PositionAudience | null {
  const rank = (audience: PositionAudience | null) => (audience ? AUDIENCES.indexOf(audience) : -1);
  return rank(one) > rank(other) ? one : other;
}

/** Why a position cannot be taken now, or null. */
export function positionError(phase: PhaseName, note: string): Reason | null {
  if (phase !== "drafting") return "not-in-this-phase";
  return note.length > LONGEST_REASON ? "too-long" : null;
}
