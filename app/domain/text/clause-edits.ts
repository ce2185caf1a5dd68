/** What is done to the clauses of a text, one after the other: the server does it in a sheet, here it is foreseen. */
import type { Clause } from "#domain/text/clause.ts";

/** `after` is the clause that it will follow; nothing is the very top. */
export type ClauseEdit =
  | { type: "reword"; clause: Clause }
  | { type: "insert"; clause: Clause; after: string | null }
  | { type: "remove"; clause: string }
  | { type: "move"; clause: string; after: string | null };

/** Does it bring, take or move clauses? Then everybody who writes in one of them at this moment must be asked again. */
export function isStructural(edit: ClauseEdit): boolean {
  return edit.type !== "reword";
}

/** The text after these edits. One on a clause that is not there does nothing. */
export function clausesAfter(clauses: readonly Clause[], edits: readonly ClauseEdit[]): Clause[] {
  return edits.reduce<Clause[]>(once, [...clauses]);
}

function once(clauses: Clause[], edit: ClauseEdit): Clause[] {
  switch (edit.type) {
    case "reword":
      return clauses.map((clause) => (clause.id === edit.clause.id ? edit.clause : clause));
    case "insert":
      return insertedAfter(clauses, edit.clause, edit.after);
    case "remove":
      return clauses.filter((clause) => clause.id !== edit.clause);
    case "move": {
      const found = clauses.find((clause) => clause.id === edit.clause);
      const others = clauses.filter((clause) => clause !== found);
      return found ? insertedAfter(others, found, edit.after) : clauses;
    }
  }
}

function insertedAfter(clauses: readonly Clause[], clause: Clause, after: string | null): Clause[] {
  const at = clauses.findIndex((one) => one.id === after) + 1;
  return [...clauses.slice(0, at), clause, ...clauses.slice(at)];
}

/** The clause itself where it stands, else the nearest before it, in the order of that day, that stands; or the top. */
export function currentPlace(
  place: string | null,
  order: readonly string[],
  now: readonly Clause[],
): string | null {
  const state = new Set(now.map((clause) => clause.id));
  if (place === null || state.has(place)) return place;
  return order.slice(0, Math.max(0, order.indexOf(place))).findLast((id) => state.has(id)) ?? null;
}
