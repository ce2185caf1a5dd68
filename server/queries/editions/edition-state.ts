/**
 * The state of an edition's page, in one light statement. Requests while the same statement is running share its
 * answer: a text on the day of its adoption is read by many at once.
 */
import type { QueryContext } from "#server/queries/context.ts";

export function editionState({ store, now }: QueryContext) {
  const asked = new Map<string, Promise<string | null>>();
  return (slug: string, number: number | null): Promise<string | null> => {
    const name = `${slug}/${number ?? ""}`;
    const known = asked.get(name);
    if (known) return known;
    const answer = store.editionState(slug, number, now()).finally(() => asked.delete(name));
    asked.set(name, answer);
    return answer;
  };
}
