/**
 * Somebody at a real socket: a copy of the text that behaves as our editor's does. Its words are sent as they are
 * typed, it asks now and then whether they are kept, and when the line breaks it comes back by itself, to whichever
 * address it is told then.
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
  /** host:port, asked at each coming. */
  at: () => string;
  sheet: string;
  cookie: string;
  /** What it has from an earlier visit. */
  copy?: Uint8Array;
  /** The id that it writes with, and the passes that it shows. */
  ids?: { client: number; passes: readonly Pass[] };
}

/** A server that is being started refuses the line: a moment, then again. */
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

  /** It has the text, and the server has all that it brought. */
  get settled(): boolean {
    return this.#whole && this.#socket?.readyState === WebSocket.OPEN;
  }

  get words(): string[] {
    return wordsOf(this.doc);
  }

  get notices(): { type: string }[] {
    return noticesIn(this.frames);
  }

  /** Asks whether all that was typed so far is kept; the number of the question. */
  ask(): number {
    this.#asked += 1;
    if (this.#whole) this.#send(receipt(this.#asked));
    return this.#asked;
  }

  /** The last question that was answered with yes. */
  get answered(): number {
    return this.#answered;
  }

  /** Shows where it is and, if it likes, who it would like to be. */
  show(state: Record<string, unknown>): void {
    this.presence.setLocalState(state);
    const { clientID } = this.doc;
    this.#send(new Uint8Array([1, ...lengthed(awareness.encodeAwarenessUpdate(this.presence, [clientID]))]));
  }

  sees(other: Sitter): Record<string, unknown> | undefined {
    return this.presence.getStates().get(other.doc.clientID);
  }

  /** Goes for good. */
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
