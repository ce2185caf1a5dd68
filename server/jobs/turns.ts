/** Work that is done in turns: each waits for the one before; one that fails says so and the next one tries again. */
export interface Turns {
  /** A turn begins, now or after the one under way. */
  wake(): void;
  /** Ends after the turn under way. */
  stop(): Promise<void>;
}

export function turns(turn: (goOn: () => boolean) => Promise<void>): Turns {
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
