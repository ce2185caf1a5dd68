/** The rows of the decision board: the status of each delegation, as far as this reader may know it. */
import {
  type Answer,
  type NamedDelegation,
  openAmendments,
  type TextRecord,
  type Viewer,
} from "#domain/life/index.ts";
import type { Position } from "#domain/positions/index.ts";
import { type BoardRow, board } from "#domain/signoff/index.ts";

export interface DecisionRow extends BoardRow {
  /**
   * When head or alternate were notified of the present question, and when one of them saw it. Advisory: nothing
   * depends on it.
   */
  informed: { notified: string; seen: string | null } | null;
  /** A positive answer to the silence procedure. */
  answer: string | null;
  /** It broke the most recent silence procedure. */
  broke: string | null;
  /** Open amendments in its name, and clauses on which it still asks its capital. Null where names are not shown. */
  position: { amendments: number; adRef: number } | null;
  /** On how many clauses it objects, reserves its position or needs instructions, as far as this reader may see. */
  stances: { object: number; reserve: number; instructions: number };
  /** Numbers of the statements that it made or joined. */
  statements: number[];
  acceptedRules: string | null;
}

export type Stances = readonly Pick<Position, "delegation" | "stance">[];
type Reached = ReadonlyMap<string, { notified: Date; seen: Date | null }>;

export function decisionRows(
  record: TextRecord,
  viewer: Viewer,
  reached: Reached,
  positions: Stances,
): DecisionRow[] {
  const answers = visibleAnswers(record, viewer);
  const last = record.silences.at(-1);
  return board(record).map((row) => {
    const own = (party: NamedDelegation | null | undefined) => party?.delegation === row.party.delegation;
    const reach = reached.get(row.party.delegation);
    return {
      ...row,
      informed: reach
        ? { notified: reach.notified.toISOString(), seen: reach.seen?.toISOString() ?? null }
        : null,
      answer: answers.find((one) => own(one.party))?.at ?? null,
      broke: last?.ended === "broken" && own(last.party) && record.phase.name === "drafting" ? last.at : null,
      position: positionOf(record, viewer, row.party),
      stances: stancesOf(positions, row.party),
      statements: record.statements.filter((one) => one.parties.some(own)).map((one) => one.number),
      acceptedRules: record.acceptances.find((one) => own(one.party))?.at ?? null,
    };
  });
}

function stancesOf(positions: Stances, { delegation }: NamedDelegation): DecisionRow["stances"] {
  const on = (stance: Position["stance"]) =>
    positions.filter((one) => one.delegation === delegation && one.stance === stance).length;
  return { object: on("object"), reserve: on("reserve"), instructions: on("needs-instructions") };
}

function visibleAnswers({ answers }: TextRecord, viewer: Viewer): Answer[] {
  return answers.filter(({ to, party }) => to === "all" || viewer.side === "chair" || isOwn(viewer, party));
}

/** Where the chair hides the names of amendments, the board does not show them either. */
function positionOf(record: TextRecord, viewer: Viewer, party: NamedDelegation): DecisionRow["position"] {
  if (!record.attribution && viewer.side !== "chair" && !isOwn(viewer, party)) return null;
  const amendments = openAmendments(record).filter((one) => one.party.delegation === party.delegation).length;
  const adRef = Object.values(record.statuses).filter(
    (one) =>
      one.status === "agreed-ad-ref" && one.parties.some((each) => each.delegation === party.delegation),
  ).length;
  return { amendments, adRef };
}

function isOwn(viewer: Viewer, { delegation }: NamedDelegation): boolean {
  return viewer.side === "delegation" && viewer.delegation === delegation;
}
