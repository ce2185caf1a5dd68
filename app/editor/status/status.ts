/** The status of clauses; "bracketed" is derived. For outline, counts and panel alike. */
import type { Drawn } from "#app/editor/drawing/drawing.ts";
import { type NegotiationView, STATUSES, type StatusName } from "#app/presenters/negotiation.ts";

type Statuses = NegotiationView["statuses"];

/** The clause's status on the record comes first; without one, its brackets. */
export function statusOf({ id, open }: Pick<Drawn, "id" | "open">, statuses: Statuses): StatusName {
  const content = statuses[id]?.status;
  return content ?? (open ? "bracketed" : "open");
}

export function isAgreed(status: StatusName): boolean {
  return status === "agreed" || status === "agreed-ad-ref";
}

export function countsOf(clauses: readonly Drawn[], statuses: Statuses): Record<StatusName, number> {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<StatusName, number>;
  for (const clause of clauses) counts[statusOf(clause, statuses)] += 1;
  return counts;
}

/**
 * Index of the next clause that is not agreed, after the current one and then from the beginning; null if all are
 * agreed.
 */
export function nextOpen(clauses: readonly Drawn[], statuses: Statuses, current: number): number | null {
  const { length } = clauses;
  for (let step = 1; step <= length; step++) {
    const at = (current + step) % length;
    if (!isAgreed(statusOf(clauses[at] as Drawn, statuses))) return at;
  }
  return null;
}

/** Ids of the clauses whose status changed. */
export function changedStatuses(before: Statuses, after: Statuses): string[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].filter((id) => notifiedFor(before[id]) !== notifiedFor(after[id]));
}

function notifiedFor(clauseState: Statuses[string] | undefined): string {
  return clauseState ? JSON.stringify([clauseState.status, clauseState.asked, clauseState.correction]) : "";
}
