/** What was done, in a few words for a while: said by whatever did it, drawn and read out in one place (Said.tsx). */
export interface Toast {
  id: number;
  words: string;
}

/** Long enough to be read twice. */
const SAID_MS = 6_000;
/** More at once are noise. */
const MOST = 3;

let all: readonly Toast[] = [];
let last = 0;
const watchers = new Set<() => void>();

export function toast(words: string): void {
  last += 1;
  const id = last;
  put([...all, { id, words }].slice(-MOST));
  setTimeout(() => put(all.filter((one) => one.id !== id)), SAID_MS);
}

export const toasts = {
  now: (): readonly Toast[] => all,
  watch(changed: () => void): () => void {
    watchers.add(changed);
    return () => watchers.delete(changed);
  },
};

function put(next: readonly Toast[]): void {
  all = next;
  for (const changed of watchers) changed();
}
