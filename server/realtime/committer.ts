/**
 * One commit for everything that gathered in all rooms during the last one: the commit's own time is the window, and
 * only a room with a crowd waits for a clock. At most one statement is in flight, and it has a bounded size. A room
 * gets the outcome of its changes before it is asked for more.
 */
import type { Append, Appended } from "#server/store/log/changes.ts";

export interface CommittedRoom {
  /** How long it wants to be left alone after its last commit, in ms: what it has to say then costs a crowd of writes. */
  readonly spacing: number;
  /** The next changes, in order, within the budget: at least one if any waits. */
  take(budget: Budget): Append[];
  /** The outcome of those that were taken last. */
  settle(results: readonly Appended[]): void | Promise<void>;
  fail(error: unknown): void;
}

export interface Budget {
  bytes: number;
  changes: number;
}

export interface Committer {
  /** This room has changes to be kept. */
  wake(room: CommittedRoom): void;
  /** Resolves when nothing waits and nothing is in flight. */
  idle(): Promise<void>;
}

/** One statement of this size takes some milliseconds; a larger one would make the others wait for it. */
const BATCH: Budget = { bytes: 256 * 1024, changes: 2_000 };

export function groupCommit(append: (batch: readonly Append[]) => Promise<Appended[]>): Committer {
  const waiting = new Set<CommittedRoom>();
  const alarm = alarmClock();
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    // What arrives in the same turn of the loop goes into the same commit.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (waiting.size) {
      const batch = gather(waiting);
      if (batch.length) await commit(append, batch);
      else if (waiting.size) await alarm.sleep(soonest(waiting));
    }
    running = null;
  }

  return {
    wake(room) {
      if (waiting.has(room)) return;
      waiting.add(room);
      running ??= run();
      alarm.ring();
    },
    async idle() {
      while (running) await running;
    },
  };
}

/** When each room's last commit ended. */
const lastCommit = new WeakMap<CommittedRoom, number>();

/** For how long a room is to be left alone yet. */
function restOf(room: CommittedRoom): number {
  return (lastCommit.get(room) ?? Number.NEGATIVE_INFINITY) + room.spacing - performance.now();
}

function soonest(waiting: ReadonlySet<CommittedRoom>): number {
  return Math.max(0, Math.min(...[...waiting].map(restOf)));
}

/** Sleeps for so long, or until it is woken. */
function alarmClock() {
  let wakeUp = () => {};
  return {
    ring: () => wakeUp(),
    async sleep(ms: number): Promise<void> {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      wakeUp = resolve;
      await promise;
      clearTimeout(timer);
    },
  };
}

type Batch = { room: CommittedRoom; changes: Append[] }[];

function gather(waiting: Set<CommittedRoom>): Batch {
  const budget = { ...BATCH };
  const batch: Batch = [];
  for (const room of waiting) {
    if (room.spacing && restOf(room) > 0) continue;
    const changes = room.take(budget);
    if (changes.length) batch.push({ room, changes });
    else waiting.delete(room);
    budget.changes -= changes.length;
    budget.bytes -= changes.reduce((sum, change) => sum + change.bytes.length, 0);
    if (budget.changes <= 0 || budget.bytes <= 0) break;
  }
  // A room that had its turn goes to the end, so that a flood in one does not keep the others waiting.
  for (const { room } of batch) if (waiting.delete(room)) waiting.add(room);
  return batch;
}

async function commit(
  append: (batch: readonly Append[]) => Promise<Appended[]>,
  batch: Batch,
): Promise<void> {
  if (!batch.length) return;
  let results: Appended[];
  try {
    results = await append(batch.flatMap(({ changes }) => changes));
  } catch (error) {
    for (const { room } of batch) room.fail(error);
    return;
  }
  let from = 0;
  const settling = batch.map(({ room, changes }) => {
    const own = results.slice(from, from + changes.length);
    from += changes.length;
    return settle(room, own);
  });
  // A room that first has to read what another machine wrote does not delay the readers of the others.
  await Promise.all(settling);
}

async function settle(room: CommittedRoom, results: readonly Appended[]): Promise<void> {
  try {
    await room.settle(results);
  } catch (error) {
    room.fail(error);
  }
  if (room.spacing) lastCommit.set(room, performance.now());
}
