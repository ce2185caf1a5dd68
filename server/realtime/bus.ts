/**
 * Messages from one node to all others. The bus may lose anything, and promises only to know when it does not work: it
 * works for a node whose own pulse has come back lately. Nodes also receive each other's pulses, and learn when one
 * ends.
 */
import { randomBytes } from "node:crypto";

export interface Wire {
  send(bytes: Uint8Array): void;
  /** Messages that were sent before still go out, if they can. */
  close(): Promise<void>;
}

/** Called later, never at once. */
export interface WireEnds {
  receive(bytes: Uint8Array): void;
  /** Messages that are sent from now on may arrive. */
  ready(): void;
  /** Something may have been lost. */
  broke(error: Error): void;
}

export interface Ears {
  /** A message of another node. */
  receive(bytes: Uint8Array, node: string): void;
  /** From now on messages of the others arrive, or do not. What was sent in between is lost. */
  working(works: boolean): void;
  /** That node has ended, or was silent for long. */
  gone(node: string): void;
}

export interface Bus {
  readonly works: boolean;
  send(bytes: Uint8Array): void;
  close(): Promise<void>;
}

export type Connect = (ends: WireEnds) => Wire;

const PULSE_MS = 1_000;
/** Without its own pulse for so long, the bus does not work. */
const DEAF_MS = 3_000;
/** A node that is silent for so long is taken to be gone: its people are shown no more. */
const GONE_MS = 10_000;

const NAME_BYTES = 8;
const MESSAGE = 0;
const PULSE = 1;
const GOODBYE = 2;

export function openBus(
  connect: Connect,
  ears: Ears,
  { now = () => performance.now(), log = (_what: string, _facts: Record<string, unknown>) => {} } = {},
): Bus {
  const own = randomBytes(NAME_BYTES).toString("hex");
  const others = new Map<string, number>();
  let works = false;
  let beats = 0;
  /** Pulses before this one prove nothing: the connection broke after them. */
  let proof = 1;
  let receivedOwn = now();

  function turn(on: boolean, why: string): void {
    if (works === on) return;
    works = on;
    log(on ? "the nodes hear each other" : "the nodes do not hear each other", { why });
    ears.working(on);
  }

  function receive(bytes: Uint8Array): void {
    const node = Buffer.from(bytes.buffer, bytes.byteOffset, NAME_BYTES).toString("hex");
    const kind = bytes[NAME_BYTES];
    if (node === own) {
      if (kind === PULSE)
        receivedPulse(new DataView(bytes.buffer, bytes.byteOffset).getUint32(NAME_BYTES + 1));
    } else if (kind === GOODBYE) forget(node);
    else {
      others.set(node, now());
      if (kind === MESSAGE) ears.receive(bytes.subarray(NAME_BYTES + 1), node);
    }
  }

  function receivedPulse(beat: number): void {
    if (beat < proof) return;
    receivedOwn = now();
    turn(true, "pulse");
  }

  function forget(node: string): void {
    if (others.delete(node)) ears.gone(node);
  }

  function beat(): void {
    beats += 1;
    const number = Buffer.alloc(4);
    number.writeUInt32BE(beats);
    wire.send(framed(own, PULSE, number));
  }

  function tick(): void {
    if (now() - receivedOwn > DEAF_MS) turn(false, "silence");
    for (const [node, at] of others) if (now() - at > GONE_MS) forget(node);
    beat();
  }

  const wire = connect({
    receive,
    ready: () => beat(),
    broke(error) {
      proof = beats + 1;
      turn(false, error.message);
    },
  });
  const timer = setInterval(tick, PULSE_MS);
  timer.unref();

  return {
    get works() {
      return works;
    },
    send(bytes) {
      if (works) wire.send(framed(own, MESSAGE, bytes));
    },
    close() {
      clearInterval(timer);
      wire.send(framed(own, GOODBYE, new Uint8Array()));
      return wire.close();
    },
  };
}

function framed(node: string, kind: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(node, "hex"), Buffer.from([kind]), bytes]);
}
