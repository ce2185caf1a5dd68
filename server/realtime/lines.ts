/**
 * Who is connected to a room, and what is asked of each: when it comes, for all that it has, and again where something
 * it sent stands on words that are not here. Such a change is dropped, never kept pending: the answer includes it. A
 * receipt that was asked for after it waits for that answer, too.
 */
import type { Peer } from "#server/realtime/line.ts";

/** Rounds of "you lack something" before a copy is taken to be past mending. */
const MOST_GAPS = 5;

interface Standing {
  /** Our question is on the way. */
  asked: boolean;
  gaps: number;
  /** Receipts that wait for its answer; null where nothing was dropped. */
  held: Uint8Array[] | null;
}

export class Peers {
  readonly #statuses = new Map<Peer, Standing>();
  readonly #question: () => Uint8Array;

  /** `question` is the frame that asks for whatever we do not have. */
  constructor(question: () => Uint8Array) {
    this.#question = question;
  }

  get size(): number {
    return this.#statuses.size;
  }

  has(peer: Peer): boolean {
    return this.#statuses.has(peer);
  }

  join(peer: Peer): void {
    this.#statuses.set(peer, { asked: true, gaps: 0, held: null });
    peer.send(this.#question());
  }

  leave(peer: Peer): void {
    this.#statuses.delete(peer);
  }

  /** The same bytes to everybody. */
  tell(frame: Uint8Array): void {
    for (const peer of this.#statuses.keys()) peer.send(frame);
  }

  /** Everybody leaves. */
  clear(): Peer[] {
    const peers = [...this.#statuses.keys()];
    this.#statuses.clear();
    return peers;
  }

  /** It has answered our question: whatever is missing now needs another. */
  answered(peer: Peer): void {
    const standing = this.#statuses.get(peer);
    if (standing) standing.asked = false;
  }

  /** What an honest client types between connecting and our first question stands on nothing, for one. */
  missing(peer: Peer): void {
    const standing = this.#statuses.get(peer);
    if (!standing) return;
    standing.held ??= [];
    if (standing.asked) return;
    standing.gaps += 1;
    standing.asked = true;
    if (standing.gaps > MOST_GAPS) peer.close(4403, "missing-dependencies");
    else peer.send(this.#question());
  }

  /** True where the receipt has to wait for words that were dropped. */
  hold(peer: Peer, receipt: Uint8Array): boolean {
    const held = this.#statuses.get(peer)?.held;
    held?.push(receipt);
    return held !== null && held !== undefined;
  }

  /** Its answer was taken in, and with it all that had to be dropped: the receipts that waited. */
  complete(peer: Peer): Uint8Array[] {
    const standing = this.#statuses.get(peer);
    const held = standing?.held ?? [];
    if (standing) standing.held = null;
    return held;
  }
}
