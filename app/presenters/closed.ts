/**
 * Why a text can be read but not written, from the answer of the query: the phase first, then the pen, then the seat.
 */

import type { Closed } from "#app/presenters/text.ts";
import { accepts, type Phase } from "#domain/life/index.ts";
import { type Role, sideOf } from "#domain/rights/index.ts";

export function closedBecause(phase: Phase, role: Role): Closed {
  if (accepts(phase) === "nobody") return phase.name as Closed;
  if (sideOf(role) === "guest") return "seat";
  return phase.name === "preparing" ? "preparing" : "pen";
}
