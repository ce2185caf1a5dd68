/**
 * Which client ids that the log has never bound one socket may bring in. An issued id needs its pass. Of the ids that
 * Yjs draws a socket has one: the one that it is present under, else the first that it writes with. So a stock client
 * works, and a copy that holds somebody else's words cannot hand them in as its own.
 */
import { blockOf, isIssued } from "#domain/text/client-ids.ts";

export class Claims {
  /** The first ids of the blocks for which it has shown a pass. */
  readonly #blocks: ReadonlySet<number>;
  #drawn: number | null = null;

  constructor(blocks: ReadonlySet<number> = new Set()) {
    this.#blocks = blocks;
  }

  /** It is present under this id; only the first call counts. */
  present(client: number): void {
    this.#drawn ??= client;
  }

  /** May it be present under this id? For an issued one, whoever shows its pass may, or others would not be seen. */
  holds(client: number): boolean {
    return !isIssued(client) || this.#blocks.has(blockOf(client));
  }

  /** Whether it may bring in all of these ids. None of them is bound. */
  cover(unbound: readonly number[]): boolean {
    const drawn = unbound.filter((client) => !isIssued(client));
    const [own = null, ...more] = drawn;
    if (!unbound.every((client) => this.holds(client)) || more.length) return false;
    if (own === null) return true;
    this.#drawn ??= own;
    return this.#drawn === own;
  }
}
