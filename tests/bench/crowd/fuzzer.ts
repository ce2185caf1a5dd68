/**
 * A client with a wider schema at one text: random changes of random kinds, one after the other. It records the answer
 * to each: the server's receipt, or the code of the closing. After a closing it connects again with a fresh copy.
 */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import { askStateFrame, changeFrame, readFrame, stateFrame } from "#server/realtime/frames.ts";
import { widerChange } from "../../support/wider-client.ts";
import { open, type Wire } from "./wire.ts";

export interface Fuzzed {
  taken: number;
  /** How often it was closed, by code. */
  closed: Map<number, number>;
  /** The results of the changes of each kind: taken, refused. */
  kinds: Map<string, [number, number]>;
}

const SYNC = 0;
const RECEIPT = 102;
const PATIENCE_MS = 10_000;

export class Fuzzer {
  readonly tally: Fuzzed = { taken: 0, closed: new Map(), kinds: new Map() };
  readonly #at: { at: string; sheet: string };
  readonly #cookies: readonly string[];
  readonly #random: () => number;
  /** Holds only what the server sent. */
  readonly mirror = new Y.Doc();
  #own = new Y.Doc();
  #wire: Wire | null = null;
  #comings = 0;
  #asked = 0;
  #answered: (outcome: "receipt" | "state" | number) => void = () => {};

  constructor(at: { at: string; sheet: string }, cookies: readonly string[], random: () => number) {
    this.#at = at;
    this.#cookies = cookies;
    this.#random = random;
    this.mirror.getXmlFragment(FRAGMENT);
  }

  /** Receives the text: what others write comes into its mirror. */
  async listen(): Promise<void> {
    this.#wire ??= await this.#comeIn();
  }

  /** Makes one change, and records its result. */
  async step(): Promise<void> {
    await this.listen();
    const before = Y.encodeStateVector(this.#own);
    let name = "what Yjs refuses itself";
    try {
      name = widerChange(this.#own, this.#random);
    } catch {
      // Half of the change may be done; that half is sent.
    }
    let update: Uint8Array;
    try {
      update = Y.encodeStateAsUpdate(this.#own, before);
    } catch {
      return this.#startAfresh();
    }
    const outcome = await this.#ask(() => this.#wire?.send(changeFrame(update)));
    const [taken, refused] = this.tally.kinds.get(name) ?? [0, 0];
    const fine = outcome === "receipt";
    this.tally.kinds.set(name, fine ? [taken + 1, refused] : [taken, refused + 1]);
    if (fine) this.tally.taken += 1;
    else this.#sentAway(outcome as number);
  }

  leave(): void {
    this.#wire?.end();
    this.#wire = null;
  }

  #sentAway(code: number): void {
    this.tally.closed.set(code, (this.tally.closed.get(code) ?? 0) + 1);
    this.#startAfresh();
  }

  #startAfresh(): void {
    this.leave();
    this.#own = new Y.Doc();
  }

  /** Connects as the next person, because one person may connect only a limited number of times. */
  async #comeIn(): Promise<Wire> {
    const cookie = this.#cookies[this.#comings++ % this.#cookies.length] as string;
    const wire = await open({ ...this.#at, cookie }, (message) => this.#receive(message));
    // The answer to the first question of the server: this client has nothing that the server does not have.
    wire.send(stateFrame(new Uint8Array([0, 0])));
    void wire.closed.then(({ code }) => this.#wire === wire && this.#answered(code));
    this.#wire = wire;
    await this.#ask(() => wire.send(askStateFrame(Y.encodeStateVector(this.mirror))), "state");
    Y.applyUpdate(this.#own, Y.encodeStateAsUpdate(this.mirror));
    return wire;
  }

  #receive(message: Buffer): void {
    if (message[0] === RECEIPT) this.#answered("receipt");
    if (message[0] !== SYNC) return;
    const frame = readFrame(message);
    if (frame.type !== "change") return;
    const update = frame.update.slice();
    Y.applyUpdate(this.mirror, update);
    Y.applyUpdate(this.#own, update);
    if (frame.step === 2) this.#answered("state");
  }

  async #ask(say: () => void, what: "receipt" | "state" = "receipt"): Promise<"receipt" | "state" | number> {
    const { promise, resolve, reject } = Promise.withResolvers<"receipt" | "state" | number>();
    const late = setTimeout(() => reject(new Error(`No ${what} within ten seconds.`)), PATIENCE_MS);
    this.#answered = (outcome) => {
      if (outcome === what || typeof outcome === "number") resolve(outcome);
    };
    say();
    if (what === "receipt") this.#wire?.send(receiptFrame(++this.#asked));
    return promise.finally(() => clearTimeout(late));
  }
}

function receiptFrame(number: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, RECEIPT);
  encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}
