/**
 * Writes what became due with time: outcomes of silence procedures and of corrections, and reminders. Opening a record
 * writes them, as every command does too; so a job that is late, or never runs, changes nothing about the outcome.
 */
import { jobErrors, type RepeatedErrors } from "#server/jobs/repeated-errors.ts";
import type { Store } from "#server/store/open.ts";

/** True where something was settled. A text that cannot be settled is reported, waits, and holds up no other. */
export async function settleTexts(
  store: Store,
  now: () => Date,
  errors: RepeatedErrors = jobErrors(),
): Promise<boolean> {
  let settled = false;
  for (const text of await store.records.due(now())) {
    const open = () => store.transaction((tables) => tables.records.open(text));
    if ((await errors.attempt(`what is due in text ${text}`, open)) !== undefined) settled = true;
  }
  return settled;
}
