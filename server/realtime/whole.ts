/**
 * The whole text for a client that has nothing of it, as frames that are ready to be sent: two hundred people who open
 * a text at once cost one encoding, also while somebody types, because what was added since follows as one more frame.
 */
import { changeFrame, stateFrame } from "#server/realtime/frames.ts";
import { merged } from "#server/realtime/merge.ts";

/** Past this, merging what was added since costs as much as encoding anew. */
const LONGEST_TAIL = 200;

export class Whole {
  readonly #encode: () => Uint8Array;
  #state: Uint8Array | null;
  #since: Uint8Array[];
  #sinceBytes: number;
  #tail: Uint8Array | null = null;

  /** `updates` are the text as it was read; `encode` makes one update of the present text. */
  constructor([state, ...since]: readonly Uint8Array[], encode: () => Uint8Array) {
    this.#encode = encode;
    this.#state = state ? stateFrame(state) : null;
    this.#since = since;
    this.#sinceBytes = since.reduce((sum, update) => sum + update.length, 0);
  }

  /** The same objects for everybody, until something changes. */
  frames(): Uint8Array[] {
    this.#state ??= stateFrame(this.#encode());
    if (!this.#since.length) return [this.#state];
    this.#tail ??= changeFrame(merged(this.#since));
    return [this.#state, this.#tail];
  }

  /** The document has applied this. */
  grew(update: Uint8Array): void {
    if (!this.#state) return;
    this.#tail = null;
    this.#since.push(update);
    this.#sinceBytes += update.length;
    if (this.#since.length <= LONGEST_TAIL && this.#sinceBytes <= this.#state.length / 4) return;
    this.#state = null;
    this.#since = [];
    this.#sinceBytes = 0;
  }
}
