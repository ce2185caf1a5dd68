/** Tells the world what happened, in the order in which it was kept. Told at least once: a listener asks for the facts. */
import type { Notice } from "#server/store/notices.ts";
import type { Store } from "#server/store/open.ts";

const AT_ONCE = 200;

export async function drainOutbox(
  store: Store,
  tell: (notice: Notice) => void,
  now: () => Date,
): Promise<boolean> {
  const waiting = await store.outbox.waiting(AT_ONCE);
  if (!waiting.length) return false;
  for (const { notice } of waiting) tell(notice);
  await store.outbox.done(
    waiting.map((one) => one.id),
    now(),
  );
  return true;
}
