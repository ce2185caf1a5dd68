/** An order with one of it at another place. Apart from the list that uses it, so that whoever wants the order alone loads no list. */
export function movedTo(ids: readonly string[], from: number, to: number): string[] {
  const order = [...ids];
  const [one] = order.splice(from, 1);
  if (one) order.splice(to, 0, one);
  return order;
}
