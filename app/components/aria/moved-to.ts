/**
 * An order with one item at another index. Apart from the list that uses it, so that the order can be computed without
 * loading the list.
 */
export function movedTo(ids: readonly string[], from: number, to: number): string[] {
  const order = [...ids];
  const [one] = order.splice(from, 1);
  if (one) order.splice(to, 0, one);
  return order;
}
