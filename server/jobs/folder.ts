/**
 * Folds the log in a separate thread, over separate connections: milliseconds for each changed clause, and a tenth of a
 * second for a long text, would otherwise delay everybody's keystrokes. This file is both ends: the handle, and what
 * runs in the thread.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { BATCH, foldingOf, type Progress } from "#server/jobs/fold-versions.ts";
import { jobErrors } from "#server/jobs/repeated-errors.ts";
import { turns } from "#server/jobs/turns.ts";
import type { Unfolded } from "#server/store/log/folding.ts";
import { openStore } from "#server/store/open.ts";

/** How late a version may be seen. */
const EVERY_MS = 700;
/**
 * For a text with typing without a pause: more often costs a crowd as much as its letters do, less often means longer
 * spells of work.
 */
const AT_LATEST_MS = 2_000;
/**
 * Where hundreds of texts grow at once, their versions wait, and their words do not: folding takes at most this share
 * of a core.
 */
const SHARE = 0.2;
/** Work up to this long (the texts of one meeting together) is done at once. */
const AT_A_STRETCH_MS = 300;
/** A damaged snapshot only costs time. */
const MEND_EVERY_MS = 60_000;
/** A log that is so far ahead of its versions is reported in the process log, once per this many changes. */
const FAR_BEHIND = 10_000;
const SAY_EVERY_MS = 5_000;
/** Where hundreds of texts grow, the clock of jobs/index.ts decides how much is folded between two nudges. */
const NUDGE_MS = 200;
/** A thread that failed is started again after this time. */
const AGAIN_MS = 5_000;

export interface Folder {
  /** Ends after the current batch. */
  stop(): Promise<void>;
  /** How many sheets cannot be folded at present. */
  failing(): number;
}

/** The thread's messages: there are new versions, or so many sheets fail. */
type Message = "moved" | { failing: number };

/** `moved`: there are new versions, and a notice of that waits in the outbox. */
export function startFolder(database: string, moved: () => void): Folder {
  let stopping = false;
  let failing = 0;
  let thread = start();

  function start(): { worker: Worker; gone: Promise<void> } {
    const worker = new Worker(new URL(import.meta.url), { workerData: { database } });
    worker.on("message", (message: Message) => {
      if (message === "moved") moved();
      else failing = message.failing;
    });
    worker.on("error", (failure) => console.error(`jobs: the folding of the log ended: ${failure}`));
    const gone = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
    gone.then(() => setTimeout(startAgain, AGAIN_MS).unref());
    return { worker, gone };
  }

  function startAgain(): void {
    if (!stopping) thread = start();
  }

  return {
    failing: () => failing,
    async stop() {
      stopping = true;
      thread.worker.postMessage("stop");
      await thread.gone;
    },
  };
}

async function fold(database: string): Promise<void> {
  const store = await openStore({ url: database });
  const print = sayNowAndThen();
  let nudged = Number.NEGATIVE_INFINITY;
  const moved = (at: Progress) => {
    print(at);
    if (performance.now() - nudged < NUDGE_MS) return;
    nudged = performance.now();
    parentPort?.postMessage("moved");
  };
  const pace = paced(() => performance.now());
  const ending = new AbortController();
  const rest = (took: number) => sleep(pace(took), undefined, { signal: ending.signal }).catch(() => {});
  const due = dueBy(() => performance.now());
  const errors = jobErrors();
  const folding = foldingOf(store, moved, rest, due, errors);
  let mended = Number.NEGATIVE_INFINITY;
  let failing = 0;
  const folds = turns("versions", async (goOn) => {
    if (!(await store.locks.leading())) return folding.close();
    while (goOn() && (await folding.run()));
    if (errors.count() !== failing) parentPort?.postMessage({ failing: errors.count() } satisfies Message);
    failing = errors.count();
    if (!goOn() || performance.now() - mended < MEND_EVERY_MS) return;
    await folding.mend();
    mended = performance.now();
  });
  const timer = setInterval(folds.wake, EVERY_MS);
  parentPort?.once("message", async () => {
    ending.abort();
    clearInterval(timer);
    await folds.stop();
    folding.close();
    await store.locks.resign();
    await store.close();
  });
}

/** How long to rest after work that took so long, so that it takes no more than its share. */
export function paced(now: () => number): (took: number) => number {
  let owed = 0;
  let at = now();
  return (took) => {
    owed = Math.max(0, owed - (now() - at) * SHARE) + took;
    at = now();
    return Math.max(0, owed - AT_A_STRETCH_MS) / SHARE;
  };
}

/**
 * Whether it is time to fold. A text that is no longer written is folded at once; a growing one when it pauses, or when
 * it has waited for long.
 */
export function dueBy(now: () => number): (unfolded: Unfolded) => boolean {
  const looks = new Map<string, { head: number; taken: number }>();
  return ({ sheet, folded, head }) => {
    const before = looks.get(sheet) ?? { head: -1, taken: Number.NEGATIVE_INFINITY };
    const due = head === before.head || head - folded >= BATCH || now() - before.taken >= AT_LATEST_MS;
    looks.set(sheet, { head, taken: due ? now() : before.taken });
    return due;
  };
}

function sayNowAndThen(): (at: Progress) => void {
  let content = 0;
  return ({ sheet, folded, head }) => {
    if (head - folded < FAR_BEHIND || performance.now() - content < SAY_EVERY_MS) return;
    content = performance.now();
    console.log(`jobs: versions of sheet ${sheet} are folded from ${folded} of ${head} changes`);
  };
}

if (!isMainThread && workerData?.database) await fold(workerData.database);
