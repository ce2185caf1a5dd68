/**
 * Who is connected to a room, and what each is asked for: on connecting, for everything that it has, and again where
 * something it sent depends on words that are not here. Such a change is dropped, never kept pending: the answer
 * includes it. A receipt that was requested after it waits for that answer, too.
 */
import type { Peer } from "#server/realtime/peer.ts";

/** Rounds of "something is missing" before a copy is taken to be beyond repair. */
const MOST_GAPS = 5;

interface PeerState {
  /** Our question was sent. */
  asked: boolean;
  gaps: number;
  /** Receipts that wait for its answer; null where nothing was dropped. */
  held: Uint8Array[] | null;
}

export class Peers {
  readonly #states = new Map<Peer, PeerState>();
  readonly #question: () => Uint8Array;

  /** `question` is the frame that asks for everything that we do not have. */
  constructor(question: () => Uint8Array) {
    this.#question = question;
  }

  get size(): number {
    return this.#states.size;
  }

  has(peer: Peer): boolean {
    return this.#states.has(peer);
  }

  join(peer: Peer): void {
    this.#states.set(peer, { asked: true, gaps: 0, held: null });
    peer.send(this.#question());
  }

  leave(peer: Peer): void {
    this.#states.delete(peer);
  }

  /** The same bytes to everybody. */
  broadcast(frame: Uint8Array): void {
    for (const peer of this.#states.keys()) peer.send(frame);
  }

  /** Everybody leaves. */
  clear(): Peer[] {
    const peers = [...this.#states.keys()];
    this.#states.clear();
    return peers;
  }

  /** It has answered our question: if something is missing now, a new question is needed. */
  answered(peer: Peer): void {
    const state = this.#states.get(peer);
    if (state) state.asked = false;
  }

  /**
   * For example, what an honest client types between connecting and our first question depends on words that are not
   * here.
   */
  missing(peer: Peer): void {
    const state = this.#states.get(peer);
    if (!state) return;
    state.held ??= [];
    if (state.asked) return;
    state.gaps += 1;
    state.asked = true;
    if (state.gaps > MOST_GAPS) peer.close(4403, "missing-dependencies");
    else peer.send(this.#question());
  }

  /** True where the receipt has to wait for words that were dropped. */
  hold(peer: Peer, receipt: Uint8Array): boolean {
    const held = this.#states.get(peer)?.held;
    held?.push(receipt);
    return held !== null && held !== undefined;
  }

  /** Its answer was applied, and with it all that had to be dropped: returns the receipts that waited. */
  complete(peer: Peer): Uint8Array[] {
    const state = this.#states.get(peer);
    const held = state?.held ?? [];
    if (state) state.held = null;
    return held;
  }
}
