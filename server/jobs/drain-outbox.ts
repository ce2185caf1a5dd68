/**
 * Broadcasts what happened, in the order of the commits. Each process notifies its own people, reading on from its
 * position. At least once: a listener asks for the facts. A notice that fails holds up no other.
 */

import { jobErrors, type RepeatedErrors } from "#server/jobs/repeated-errors.ts";
import type { WaitingNotice } from "#server/store/notifications/outbox.ts";
import type { Notice } from "#server/store/notifications/socket-notices.ts";
import type { Store } from "#server/store/open.ts";

const AT_ONCE = 200;
/**
 * A row gets its number before it is visible: a row that is written slowly appears after later ones. None takes longer
 * than this.
 */
const LATEST_MS = 60_000;

export interface Broadcasting {
  store: Pick<Store, "outbox">;
  broadcast(notice: Notice): void;
  now(): Date;
  /** Something was broadcast for the first time: the other processes have to do it, too. */
  first?(): void;
  errors?: RepeatedErrors;
}

export interface Outbox {
  /** Broadcasts all that waits. */
  drain(): Promise<void>;
}

/** Call it before anybody can connect: what others have broadcast by then is not needed here. */
export async function openOutbox({
  store,
  broadcast,
  now,
  first = () => {},
  errors = jobErrors(),
}: Broadcasting): Promise<Outbox> {
  /** Those that failed; after a minute nobody waits for them, because pages have asked again. */
  const failed = new Map<bigint, WaitingNotice>();
  let { after, notified } = await store.outbox.beginning(new Date(now().getTime() - LATEST_MS));

  async function drainSome(): Promise<boolean> {
    const waiting = await store.outbox.waiting(AT_ONCE, after, idsOf(notified));
    if (!waiting.length) return false;
    for (const one of waiting) await drainOne(one);
    remember(waiting);
    if (await store.outbox.done(idsOf(waiting), now())) first();
    return true;
  }

  async function drainOne(waiting: WaitingNotice): Promise<void> {
    const notified = await errors.attempt(`notice ${waiting.id}`, async () => {
      broadcast(waiting.notice);
      return true;
    });
    if (notified) failed.delete(waiting.id);
    else failed.set(waiting.id, waiting);
  }

  async function retryFailed(): Promise<void> {
    for (const waiting of [...failed.values()]) {
      await drainOne(waiting);
      if (now().getTime() - waiting.at.getTime() > LATEST_MS) failed.delete(waiting.id);
    }
  }

  function remember(waiting: readonly WaitingNotice[]): void {
    notified = [...notified, ...waiting.map(({ id, at }) => ({ id, at }))].sort((a, b) =>
      Number(a.id - b.id),
    );
    const settled = Math.max(...notified.map(({ at }) => at.getTime())) - LATEST_MS;
    while (notified[0] && notified[0].at.getTime() < settled) after = notified.shift()?.id ?? after;
  }

  return {
    async drain() {
      await retryFailed();
      while (await drainSome());
    },
  };
}

function idsOf(rows: readonly { id: bigint }[]): bigint[] {
  return rows.map(({ id }) => id);
}
