/**
 * Writes down what time did: outcomes of silence and of corrections, and reminders. Only opening a record does it, as
 * every command does too; so a job that comes late, or never, changes nothing about what is so.
 */
import type { Store } from "#server/store/open.ts";

/** True where something was due. A text that cannot be settled says so and holds up no other. */
export async function settleTexts(store: Store, now: () => Date): Promise<boolean> {
  const due = await store.records.due(now());
  for (const text of due)
    await store
      .transaction((tables) => tables.records.open(text))
      .catch((fault: Error) => console.error(`jobs: text ${text}: ${fault.message}`));
  return due.length > 0;
}
