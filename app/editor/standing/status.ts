/** Where clauses stand, bracketed derived: for outline, counts and panel alike. */
import type { Drawn } from "../drawing.ts";
import type { NegotiationShown } from "./shown.ts";

export const STATUSES = ["open", "bracketed", "held", "agreed-ad-ref", "agreed"] as const;
export type ShownStatus = (typeof STATUSES)[number];

type Standings = NegotiationShown["standings"];

/** What was said of a clause comes first; of one of which nothing was said, its brackets. */
export function statusOf({ id, open }: Pick<Drawn, "id" | "open">, standings: Standings): ShownStatus {
  const said = standings[id]?.status;
  return said ?? (open ? "bracketed" : "open");
}

export function isAgreed(status: ShownStatus): boolean {
  return status === "agreed" || status === "agreed-ad-ref";
}

export function countsOf(clauses: readonly Drawn[], standings: Standings): Record<ShownStatus, number> {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<ShownStatus, number>;
  for (const clause of clauses) counts[statusOf(clause, standings)] += 1;
  return counts;
}

/** Index of the next clause that is not agreed, after the current one and round the end; null where all are. */
export function nextOpen(clauses: readonly Drawn[], standings: Standings, current: number): number | null {
  const { length } = clauses;
  for (let step = 1; step <= length; step++) {
    const at = (current + step) % length;
    if (!isAgreed(statusOf(clauses[at] as Drawn, standings))) return at;
  }
  return null;
}

/** Ids of the clauses that stand otherwise than before. */
export function changedStandings(before: Standings, after: Standings): string[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].filter((id) => toldOf(before[id]) !== toldOf(after[id]));
}

function toldOf(standing: Standings[string] | undefined): string {
  return standing ? JSON.stringify([standing.status, standing.asked, standing.correction]) : "";
}
