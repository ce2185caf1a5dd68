/**
 * Variants: competing wordings of one paragraph, drawn as 5, 5 bis, 5 ter (PRACTICE.md 2).
 * A clause says of which other clause it is a variant, by id, so that nobody who inserts, moves or deletes in between
 * changes whose variant it is. The one that stands first carries the number. All are unsettled until one is left. Pure.
 */
import type { Clause } from "#domain/text/clause.ts";
import { depths } from "#domain/text/depths.ts";

/** One of the wordings: a clause with its sub-paragraphs, as [start, end) in the list of clauses. */
export interface Alternative {
  start: number;
  end: number;
}

/** The wordings of one paragraph, at least two, in the order in which they stand. */
export type Slot = Alternative[];

type Positioned = Pick<Clause, "id" | "kind" | "level" | "variant">;

/** All paragraphs of which more than one wording stands. */
export function slots(clauses: readonly Positioned[]): Slot[] {
  // Nearly every text, at every key press.
  if (!clauses.some(({ variant }) => variant)) return [];
  const deep = depths(clauses);
  const key = keysOf(clauses);
  const found = new Map<string, Slot>();
  for (const [at, { kind }] of clauses.entries()) {
    // With another rank than the first it counts as a separate clause, until it gets its rank back.
    const name = `${kind} ${deep[at]} ${key(at)}`;
    const wording = { start: at, end: endOf(clauses, deep, at) };
    found.set(name, [...(found.get(name) ?? []), wording]);
  }
  return [...found.values()].filter((slot) => slot.length > 1);
}

/** Is a paragraph left of which more than one wording stands? Then the text is not settled. */
export function hasVariants(clauses: readonly Positioned[]): boolean {
  return slots(clauses).length > 0;
}

/** The wordings among which the clause with this id is one; null where it is the only one. */
export function slotOf(clauses: readonly Positioned[], id: string): Slot | null {
  const at = clauses.findIndex((one) => one.id === id);
  return slots(clauses).find((slot) => slot.some(({ start }) => start === at)) ?? null;
}

/**
 * The same text, in which variants name the clause that carries the number, and no clause names one that is gone. So a
 * text in which one wording was chosen looks the same as a text that never had another.
 */
export function tidyVariants(clauses: readonly Clause[]): Clause[] {
  const named = new Map<number, string>();
  for (const [first, ...others] of slots(clauses))
    for (const { start } of others) named.set(start, clauses[first?.start ?? 0]?.id ?? "");
  return clauses.map(({ variant: _, ...clause }, at) => {
    const variant = named.get(at);
    return variant ? { ...clause, variant } : clause;
  });
}

const LATIN = ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies"];

/** In: 1 for the first variant. Out: "bis". */
export function latin(n: number): string {
  return LATIN[n - 1] ?? `alt. ${n + 1}`;
}

/** What all wordings of one paragraph have in common: the id at the end of the way of who is whose variant. */
function keysOf(clauses: readonly Positioned[]): (at: number) => string {
  const named = new Map(clauses.map((clause) => [clause.id, clause]));
  return (at) => {
    const seen = new Set<string>();
    let clause = clauses[at] as Positioned;
    while (clause.variant && !seen.has(clause.id)) {
      seen.add(clause.id);
      const next = named.get(clause.variant);
      if (!next) return clause.variant;
      clause = next;
    }
    return clause.id || `at ${at}`;
  };
}

/** Behind the clause at this place and its sub-paragraphs. */
export function endOf(clauses: readonly Positioned[], deep: readonly number[], at: number): number {
  let end = at + 1;
  while (clauses[end]?.kind === clauses[at]?.kind && (deep[end] ?? 0) > (deep[at] ?? 0)) end++;
  return end;
}
