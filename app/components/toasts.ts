/**
 * What was done, in a few words for a while: sent by the code that did it, drawn and read out in one place
 * (Toasts.tsx).
 */
export interface Toast {
  id: number;
  words: string;
  /** The command that it offers. */
  command?: ToastAction;
}

export interface ToastAction {
  name: string;
  run(): void;
}

/** Long enough to be read twice. */
const TOAST_MS = 6_000;
/** Long enough to read it, think and press. */
const OFFERED_MS = 12_000;
/** More at once are too many to read. */
const MOST = 3;

let all: readonly Toast[] = [];
let last = 0;
const watchers = new Set<() => void>();

export function toast(words: string, command?: ToastAction): void {
  last += 1;
  const id = last;
  put([...all, { id, words, ...(command && { command }) }].slice(-MOST));
  setTimeout(leave, command ? OFFERED_MS : TOAST_MS, id);
}

export function leave(id: number): void {
  put(all.filter((one) => one.id !== id));
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
