/**
 * A person at a real socket: a copy of the text that behaves as our editor does. It sends its words as they are typed,
 * asks now and then whether they are saved, and connects again when the connection breaks, to the address that it gets
 * then.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as awareness from "y-protocols/awareness";
import * as Y from "yjs";
import { type Pass, writePasses } from "#domain/text/client-ids.ts";
import { FRAGMENT, SCHEMA_VERSION } from "#domain/text/schema.ts";
import { askStateFrame, changeFrame, readFrame, stateFrame } from "#server/realtime/frames.ts";
import { noticesIn, receipt, wordsOf } from "./stand-ins.ts";

export interface Seat {
  /** host:port, asked for at each connection. */
  at: () => string;
  sheet: string;
  cookie: string;
  /** The copy from an earlier visit. */
  copy?: Uint8Array;
  /** The client id with which it writes, and the passes that it shows. */
  ids?: { client: number; passes: readonly Pass[] };
}

/** A server that is starting refuses connections: wait this long, then try again. */
const BACK_AFTER_MS = 20;

export class Sitter {
  readonly doc = new Y.Doc();
  readonly presence = new awareness.Awareness(this.doc);
  readonly frames: Uint8Array[] = [];
  readonly closes: { code: number; reason: string }[] = [];
  readonly #seat: Seat;
  #socket: WebSocket | null = null;
  #whole = false;
  #asked = 0;
  #answered = 0;
  #over = false;

  constructor(seat: Seat) {
    this.#seat = seat;
    this.doc.getXmlFragment(FRAGMENT);
    if (seat.copy) Y.applyUpdate(this.doc, seat.copy);
    if (seat.ids) this.doc.clientID = seat.ids.client;
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#send(changeFrame(update));
    });
    this.#come();
  }

  /** It has the text, and the server has everything that it brought. */
  get settled(): boolean {
    return this.#whole && this.#socket?.readyState === WebSocket.OPEN;
  }

  get words(): string[] {
    return wordsOf(this.doc);
  }

  get notices(): { type: string }[] {
    return noticesIn(this.frames);
  }

  /** Asks whether everything typed so far is saved; returns the number of the question. */
  ask(): number {
    this.#asked += 1;
    if (this.#whole) this.#send(receipt(this.#asked));
    return this.#asked;
  }

  /** The number of the last question that was answered. */
  get answered(): number {
    return this.#answered;
  }

  /** Sends its presence and, if a test wants it, the name of somebody else. */
  show(state: Record<string, unknown>): void {
    this.presence.setLocalState(state);
    const { clientID } = this.doc;
    this.#send(new Uint8Array([1, ...lengthed(awareness.encodeAwarenessUpdate(this.presence, [clientID]))]));
  }

  sees(other: Sitter): Record<string, unknown> | undefined {
    return this.presence.getStates().get(other.doc.clientID);
  }

  /** Leaves and does not come back. */
  leave(): void {
    this.#over = true;
    this.presence.destroy();
    this.#socket?.terminate();
  }

  #come(): void {
    const { at, sheet, cookie, ids } = this.#seat;
    const viewed = ids ? `&ids=${writePasses(ids.passes)}` : "";
    const address = `ws://${at()}/collab/${sheet}?schema=${SCHEMA_VERSION}${viewed}`;
    const socket = new WebSocket(address, { headers: { cookie }, perMessageDeflate: false });
    this.#socket = socket;
    socket.on("open", () => this.#send(askStateFrame(Y.encodeStateVector(this.doc))));
    socket.on("message", (data: Buffer) => this.#receive(new Uint8Array(data)));
    socket.on("error", () => {});
    socket.on("close", (code, reason) => {
      this.#whole = false;
      this.closes.push({ code, reason: String(reason) });
      if (!this.#over) setTimeout(() => this.#over || this.#come(), BACK_AFTER_MS);
    });
  }

  #receive(bytes: Uint8Array): void {
    this.frames.push(bytes);
    const frame = readFrame(bytes);
    if (frame.type === "ask-state") {
      this.#send(stateFrame(Y.encodeStateAsUpdate(this.doc, frame.vector)));
      this.#whole = true;
    }
    if (frame.type === "change") Y.applyUpdate(this.doc, frame.update, this);
    if (frame.type === "presence") awareness.applyAwarenessUpdate(this.presence, frame.update, this);
    if (frame.type === "receipt") this.#answered = Math.max(this.#answered, numberOf(bytes));
  }

  #send(frame: Uint8Array): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(frame);
  }
}

function numberOf(bytes: Uint8Array): number {
  const decoder = decoding.createDecoder(bytes);
  decoding.readVarUint(decoder);
  return decoding.readVarUint(decoder);
}

function lengthed(bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}
