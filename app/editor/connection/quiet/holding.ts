/** Whether remote changes are held back, and how many: used where a text must not move. */
export interface Holding {
  on(): boolean;
  waiting(): number;
  /** Off: the waiting changes appear at once. */
  set(on: boolean): void;
  /** From the code that holds the updates: how many there are now, and how to release them. */
  count(waiting: number): void;
  onRelease(release: () => void): () => void;
  watch(changed: () => void): () => void;
}

export function startHolding(): Holding {
  let held = false;
  let updates = 0;
  const watchers = new Set<() => void>();
  const releases = new Set<() => void>();
  const notify = () => {
    for (const changed of watchers) changed();
  };
  return {
    on: () => held,
    waiting: () => updates,
    set(on) {
      held = on;
      if (!on) for (const release of releases) release();
      notify();
    },
    count(waiting) {
      updates = waiting;
      notify();
    },
    onRelease(release) {
      releases.add(release);
      return () => releases.delete(release);
    },
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}
