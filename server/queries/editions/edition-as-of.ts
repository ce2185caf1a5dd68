/**
 * The row of an edition as of this moment: a corrigendum whose time limit is over replaces it whether a job has
 * recorded that or not. The first reader records it, as every command does.
 */
import type { QueryContext } from "#server/queries/context.ts";
import type { EditionPageRow } from "#server/store/editions/editions.ts";

export async function editionAsOf(
  { store, now }: QueryContext,
  slug: string,
  number: number | null,
): Promise<EditionPageRow | null> {
  const row = await store.editions.page(slug, number);
  if (!row?.due || row.due > now()) return row;
  await store.transaction((tables) => tables.records.open(row.text));
  return store.editions.page(slug, number);
}
