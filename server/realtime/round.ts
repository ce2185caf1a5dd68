/**
 * The changes of presence since the last time, as one message for everybody; and for a client that is in it the same
 * without its own entry, as parts of the same bytes: a crowd of two hundred costs one message, not as many.
 */
import * as encoding from "lib0/encoding";
import { presenceHead } from "#server/realtime/frames.ts";

export class Round {
  readonly #body: Uint8Array;
  readonly #places = new Map<number, { from: number; to: number }>();
  readonly #all: Uint8Array;

  /** Entries as they are sent, by Yjs client id. */
  constructor(changed: ReadonlyMap<number, Uint8Array>) {
    const body = encoding.createEncoder();
    let from = 0;
    for (const [client, bytes] of changed) {
      encoding.writeUint8Array(body, bytes);
      this.#places.set(client, { from, to: from + bytes.length });
      from += bytes.length;
    }
    this.#body = encoding.toUint8Array(body);
    this.#all = Buffer.concat([presenceHead(changed.size, this.#body.length), this.#body]);
  }

  /** The message in parts; none where there is nothing to send to this one. */
  messageFor(own: number | undefined): readonly Uint8Array[] {
    const place = own === undefined ? undefined : this.#places.get(own);
    if (!place) return [this.#all];
    if (this.#places.size === 1) return [];
    const { from, to } = place;
    const head = presenceHead(this.#places.size - 1, this.#body.length - (to - from));
    return [head, this.#body.subarray(0, from), this.#body.subarray(to)];
  }
}
