/**
 * Makes the checkpoint of every day that is over and has none, in order: each names the one before. Its content is
 * computed as of the day's end, so an installation that was stopped for a week computes the same heads, and states when
 * it did.
 */
import { canonicalJson, hashOf } from "#domain/text/index.ts";
import { checkpointOf, dayAfter, endOf } from "#domain/trail/index.ts";
import { jobErrors } from "#server/jobs/repeated-errors.ts";
import type { Store } from "#server/store/open.ts";

export interface CheckpointOptions {
  store: Store;
  now(): Date;
}

/** The time of an entry is taken before its transaction commits, and no transaction takes this long. */
const SETTLED_MS = 5 * 60_000;

/** How many were made. */
export async function makeCheckpoints({ store, now }: CheckpointOptions): Promise<number> {
  const made = now();
  let before = await store.checkpoints.newest();
  let day = before
    ? dayAfter(before.day)
    : (await store.checkpoints.firstEntry())?.toISOString().slice(0, 10);
  let count = 0;
  for (; day && Date.parse(endOf(day)) + SETTLED_MS <= made.getTime(); day = dayAfter(day)) {
    const heads = await store.checkpoints.headsBefore(endOf(day));
    const facts = { day, made: made.toISOString(), heads };
    const document = canonicalJson(checkpointOf(facts, before?.document ?? null, store.seal));
    await store.checkpoints.put({ day, document, digest: hashOf(document) });
    // Another process may have been faster; then its checkpoint is the one that is continued.
    before = await store.checkpoints.newest();
    count++;
  }
  return count;
}

/** Looks often, since a look is one query; an error is reported and a later look tries again. */
const EVERY_MS = 60_000;

export function startCheckpoints(sealing: CheckpointOptions): { failing(): number; stop(): Promise<void> } {
  const errors = jobErrors();
  let running: Promise<unknown> = Promise.resolve();
  const look = () => {
    running = errors.attempt("checkpoints", () => makeCheckpoints(sealing));
  };
  look();
  const timer = setInterval(look, EVERY_MS);
  return {
    failing: errors.count,
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
