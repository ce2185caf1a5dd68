/**
 * Clauses that a command took out of the document: moved (Yjs inserts them anew), merged or deleted. A client that does
 * not know yet and still writes in one would write into nothing: that is recognised by what was deleted, so that the
 * words can be refused and offered to their author instead.
 */
import type * as Y from "yjs";
import type { Id } from "#server/realtime/scan.ts";

type DeleteSet = Y.Transaction["deleteSet"];
type Range = readonly [from: number, to: number];

/** A long decision deletes a few dozen ranges. A client that does not know the oldest has been away for long. */
const MOST_RANGES = 2_000;

export class TakenAway {
  readonly #ranges = new Map<number, Range[]>();
  #count = 0;

  remember({ clients }: DeleteSet): void {
    for (const [client, items] of clients) {
      const ranges = items.map(({ clock, len }): Range => [clock, clock + len]);
      this.#ranges.set(client, [...(this.#ranges.get(client) ?? []), ...ranges]);
      this.#count += ranges.length;
    }
    if (this.#count > MOST_RANGES) this.#forget();
  }

  holds(ids: readonly Id[]): boolean {
    return ids.some(({ client, clock }) =>
      this.#ranges.get(client)?.some(([from, to]) => from <= clock && clock < to),
    );
  }

  #forget(): void {
    this.#ranges.clear();
    this.#count = 0;
  }
}
