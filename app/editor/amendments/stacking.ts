/**
 * The positions of the cards in the margin: each beside its clause, none over another. Those of the clause with the
 * caret keep their positions, and the others make room. Pure.
 */
export interface Card {
  /** Where its clause begins. */
  at: number;
  height: number;
}

/** Between two cards, in pixels. */
const GAP = 12;

/**
 * In: cards from top to bottom, and the one that must stay at its clause, if any. Out: where each begins, from 0 on.
 */
export function stacked(cards: readonly Card[], current = -1): number[] {
  const tops = cards.map(({ at }) => at);
  for (let i = Math.max(current, 0) + 1; i < tops.length; i++)
    tops[i] = Math.max(wanted(cards, i), below(cards, tops, i));
  for (let i = current - 1; i >= 0; i--)
    tops[i] = Math.min(wanted(cards, i), (tops[i + 1] as number) - GAP - (cards[i]?.height ?? 0));
  if ((tops[0] ?? 0) >= 0) return tops;
  // There is not enough room above: then all cards move down, in their order.
  tops[0] = 0;
  for (let i = 1; i < tops.length; i++) tops[i] = Math.max(tops[i] as number, below(cards, tops, i));
  return tops;
}

function wanted(cards: readonly Card[], i: number): number {
  return cards[i]?.at ?? 0;
}

function below(cards: readonly Card[], tops: readonly number[], i: number): number {
  return (tops[i - 1] ?? 0) + (cards[i - 1]?.height ?? 0) + GAP;
}
