/**
 * Who sees a discussion: the audience that its author chooses. Nobody else learns what is written, or that something
 * is. There are four audiences, each of which includes those before it.
 */
import type { PositionViewer } from "#domain/positions/position.ts";
import type { Reason } from "#domain/refusals.ts";

/**
 * The own delegation; with the chair and the secretariat; with all member delegations; with everybody who has a seat.
 * The chair's side counts as a delegation here.
 */
export const AUDIENCES = ["delegation", "chair", "delegations", "table"] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface ThreadAudience {
  /** That began it; null for the chair's side. */
  delegation: string | null;
  audience: Audience;
}

export function sees({ delegation, audience }: ThreadAudience, viewer: PositionViewer): boolean {
  if (audience === "table" || isOf(delegation, viewer)) return true;
  if (viewer.side === "chair") return audience !== "delegation";
  return viewer.side === "member" && audience === "delegations";
}

/** Does this person sit where the discussion was begun? */
export function isOf(delegation: string | null, viewer: PositionViewer): boolean {
  return delegation === null ? viewer.side === "chair" : viewer.delegation === delegation;
}

/** What somebody who begins a discussion may choose from. The chair's side is with itself already. */
export function audiencesFor(viewer: PositionViewer): Audience[] {
  if (viewer.side === "chair") return ["delegation", "delegations", "table"];
  return viewer.delegation === null ? ["table"] : [...AUDIENCES];
}

/** Why a discussion cannot begin with this audience, or null. */
export function audienceError(audience: Audience, viewer: PositionViewer): Reason | null {
  return audiencesFor(viewer).includes(audience) ? null : "not-your-delegation";
}

export function isWider(audience: Audience, than: Audience): boolean {
  return AUDIENCES.indexOf(audience) > AUDIENCES.indexOf(than);
}
