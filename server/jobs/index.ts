/**
 * What happens by itself: the outbox is drained when somebody nudges, what fell due is written down, and the log is
 * folded when it has grown. Each turn of one waits for the one before; a turn that fails says so and the next one tries
 * again.
 */
import { outboxFor } from "#server/jobs/drain-outbox.ts";
import { foldingOf, type Progress } from "#server/jobs/fold-versions.ts";
import { settleTexts } from "#server/jobs/settle-texts.ts";
import type { Notice } from "#server/store/notices.ts";
import type { Store } from "#server/store/open.ts";

export interface Jobs {
  /** Something waits in the outbox. */
  wake(): void;
  /** Ends after the turn under way. */
  stop(): Promise<void>;
}

/** How late a version or a notice of another process may be seen. */
const EVERY_MS = 700;
/** A damaged snapshot costs time, nothing else. */
const MEND_EVERY_MS = 60_000;
/** A log that is so far ahead of its versions is worth a line, so often. */
const FAR_BEHIND = 10_000;
const SAY_EVERY_MS = 5_000;

interface JobsGiven {
  store: Store;
  tell(notice: Notice): void;
  now(): Date;
  /** Other processes have something to tell, too. */
  nudge?(): void;
}

export function startJobs(given: JobsGiven): Jobs {
  const outbox = outboxFor({ ...given, first: given.nudge });
  const folding = foldingOf(given.store, sayNowAndThen());
  const telling = turns(async () => {
    await outbox.drain();
  });
  // On its own, too: what is to be told is told whatever happens to a deadline.
  const settling = turns(async () => {
    if (await settleTexts(given.store, given.now)) telling.wake();
  });
  let mended = Number.NEGATIVE_INFINITY;
  // On its own: a long log takes seconds to fold, and a notice must not wait for it.
  const folded = turns(async (goOn) => {
    if (!(await given.store.locks.leading())) return folding.close();
    while (goOn() && (await folding.run())) telling.wake();
    if (goOn() && performance.now() - mended > MEND_EVERY_MS) await mend();
  });

  async function mend(): Promise<void> {
    await folding.mend();
    mended = performance.now();
  }

  const wake = () => [settling, telling, folded].forEach((one) => void one.wake());
  const timer = setInterval(wake, EVERY_MS);
  return {
    wake,
    async stop() {
      clearInterval(timer);
      await Promise.all([settling, telling, folded].map((one) => one.stop()));
      folding.close();
      await given.store.locks.resign();
    },
  };
}

interface Turns {
  /** A turn begins, now or after the one under way. */
  wake(): void;
  stop(): Promise<void>;
}

function turns(turn: (goOn: () => boolean) => Promise<void>): Turns {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  async function run(): Promise<void> {
    while (again && !stopped) {
      again = false;
      await turn(() => !stopped).catch((fault: Error) => console.error(`jobs: ${fault.message}`));
    }
    running = null;
  }

  return {
    wake() {
      again = true;
      running ??= run();
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}

function sayNowAndThen(): (at: Progress) => void {
  let said = 0;
  return ({ sheet, folded, head }) => {
    if (head - folded < FAR_BEHIND || performance.now() - said < SAY_EVERY_MS) return;
    said = performance.now();
    console.log(`jobs: versions of sheet ${sheet} are folded from ${folded} of ${head} changes`);
  };
}
