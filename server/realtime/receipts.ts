/**
 * Clients that asked whether their words are saved, and wait for the answer: it is sent when everything before it is
 * settled.
 */
import type { Peer } from "#server/realtime/peer.ts";

interface Receipt {
  /** Number of the last change that was received before it. */
  after: number;
  peer: Peer;
  frame: Uint8Array;
}

export class ReceiptQueue {
  #waiting: Receipt[] = [];

  push(receipt: Receipt): void {
    this.#waiting.push(receipt);
  }

  /** Those that wait for nothing after change number `settled`. */
  ready(settled: number): Receipt[] {
    const ready = this.#waiting.filter((receipt) => receipt.after <= settled);
    if (ready.length) this.#waiting = this.#waiting.filter((receipt) => receipt.after > settled);
    return ready;
  }
}
