/**
 * What a page knows of its connection: that the browser is offline, or that the page itself is a saved copy and the
 * server has not answered since.
 */
const watchers = new Set<() => void>();

export const keptPage = {
  /** As the worker wrote it into the document. */
  when: (): string | null => document.documentElement.dataset.keptWhen ?? null,
  watch(changed: () => void): () => void {
    watchers.add(changed);
    return () => watchers.delete(changed);
  },
  isFresh(): void {
    delete document.documentElement.dataset.keptAt;
    delete document.documentElement.dataset.keptWhen;
    for (const changed of watchers) changed();
  },
};

export function connectionMissing(): boolean {
  return !navigator.onLine || keptPage.when() !== null;
}
