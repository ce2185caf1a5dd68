/** A position as pages show it: whose, what, to whom, and when in words. */
import type { PositionAudience, Stance } from "#domain/positions/index.ts";

export interface PositionView {
  /** Id of a delegation. */
  by: string;
  stance: Stance;
  note: string;
  audience: PositionAudience;
  when: string;
  /** The clause has other words now. */
  outdated: boolean;
}
