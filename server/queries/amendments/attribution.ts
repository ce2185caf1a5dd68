/**
 * Whose words a reader may know: where the chair has attribution hidden, words of an amendment are attributed to the
 * decision alone, for all but the chair's side and the delegation itself. The record and the log keep it.
 */
import { sideOf } from "#domain/rights/index.ts";
import type { ReadableText } from "#server/queries/texts/readable-text.ts";

export interface Attributed {
  delegations: string[];
  amendment: string | null;
}

/** The delegation, or null where this reader may not know it. */
export function namesTo({ text, seat }: Pick<ReadableText, "text" | "seat">) {
  const all = text.record.attribution || sideOf(seat.role) === "chair";
  return (delegation: string | null): string | null =>
    all || delegation === seat.delegation ? delegation : null;
}

/** The same for everything that was folded from the log: a decision that is not attributed is the chair's. */
export function attributed<T extends Attributed>(
  found: Pick<ReadableText, "text" | "seat">,
  all: readonly T[],
): T[] {
  const named = namesTo(found);
  return all.map((one) =>
    one.amendment ? { ...one, delegations: one.delegations.map((by) => named(by) ?? "chair") } : one,
  );
}
