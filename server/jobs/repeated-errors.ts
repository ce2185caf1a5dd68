/**
 * Work on many things (sheets, people, mails), one of which may be broken. An error stays with its own thing: it is
 * reported, and that thing is tried again later and later, while the others go on. A success resets the wait.
 */

export interface RepeatedErrors {
  /** The work's result; undefined where it failed, or where it is too early to try again. */
  attempt<T>(name: string, work: () => Promise<T>): Promise<T | undefined>;
  /** How many things fail at present. */
  count(): number;
}

interface RepeatedError {
  times: number;
  again: number;
}

/** Reports into the log of the process; the clock does not go back. */
export const jobErrors = () =>
  repeatedErrorsOf(
    () => performance.now(),
    (sentence) => console.error(`jobs: ${sentence}`),
  );

const FIRST_WAIT_MS = 2_000;
/** An error that needs a person is worth a line in the log this often. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** `now` in ms, by any clock that does not go back; `report` writes into the log. */
export function repeatedErrorsOf(now: () => number, report: (sentence: string) => void): RepeatedErrors {
  const errors = new Map<string, RepeatedError>();

  /** A thing that still exists is tried when its wait is over. One that was not tried for so long no longer exists. */
  function forget(): void {
    for (const [name, { again }] of errors) if (again + LONGEST_WAIT_MS < now()) errors.delete(name);
  }

  function failed(name: string, error: unknown): void {
    const times = (errors.get(name)?.times ?? 0) + 1;
    const wait = waitAfter(times);
    errors.set(name, { times, again: now() + wait });
    report(`${name}: ${sentenceOf(error)} (failed ${times} times in a row, next try in ${wait / 1_000} s)`);
  }

  function worked(name: string): void {
    if (errors.delete(name)) report(`${name}: works again`);
  }

  return {
    async attempt(name, work) {
      if ((errors.get(name)?.again ?? 0) > now()) return undefined;
      try {
        const result = await work();
        worked(name);
        return result;
      } catch (error) {
        failed(name, error);
        return undefined;
      }
    },
    count() {
      forget();
      return errors.size;
    },
  };
}

/**
 * For work that is tried again at once, however often it fails: its error is reported at first and then later and
 * later.
 */
export function reportsOf(now: () => number, report: (sentence: string) => void) {
  let times = 0;
  let again = 0;
  return {
    failed(error: unknown): void {
      times++;
      if (now() < again) return;
      again = now() + waitAfter(times);
      report(`${sentenceOf(error)} (failed ${times} times in a row)`);
    },
    worked(): void {
      if (times) report("works again");
      times = again = 0;
    },
    count: () => Number(times > 0),
  };
}

function waitAfter(times: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (times - 1));
}

/** A database error repeats a whole statement with its values: the beginning is enough. */
const LONGEST_SENTENCE = 400;

function sentenceOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.trim().slice(0, LONGEST_SENTENCE);
}
