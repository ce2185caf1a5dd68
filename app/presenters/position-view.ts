/** Positions in the reader's language and the time of the meeting's venue. */

import type { Services } from "#app/context.ts";
import type { Consensus } from "#domain/positions/index.ts";
import type { Formats } from "#words/format.ts";
import type { StatusName } from "./negotiation.ts";
import type { PositionView } from "./position.ts";

export interface MatrixRow {
  id: string;
  name: string;
  /** Its first words. */
  words: string;
  status: StatusName;
  consensus: Consensus;
  /** In seat order, those that this reader may see. */
  positions: PositionView[];
}

type Page = Extract<Awaited<ReturnType<Services["queries"]["positions"]>>, { ok: true }>;
type Found = Page["rows"][number]["positions"][number];

export function positionView(position: Found, zone: string, formats: Formats): PositionView {
  const { delegation, stance, note, audience, at, outdated } = position;
  return { ...{ by: delegation, stance, note, audience, outdated }, when: formats.moment(at, zone) };
}
