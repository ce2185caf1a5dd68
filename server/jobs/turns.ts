/** Work in turns: each waits for the one before; a failure is reported and the next one tries again. */
import { reportsOf } from "#server/jobs/repeated-errors.ts";

export interface Turns {
  /** Starts a turn, now or after the current one. */
  wake(): void;
  /** Ends after the current turn. */
  stop(): Promise<void>;
  /** 1 while it fails. */
  failing(): number;
}

export function turns(name: string, turn: (goOn: () => boolean) => Promise<void>): Turns {
  const reports = reportsOf(
    () => performance.now(),
    (sentence) => console.error(`jobs: ${name}: ${sentence}`),
  );
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  async function run(): Promise<void> {
    while (again && !stopped) {
      again = false;
      await turn(() => !stopped).then(reports.worked, reports.failed);
    }
    running = null;
  }

  return {
    failing: reports.count,
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
