/**
 * One socket of one person at one sheet: receives frames and passes each on, within the limits; sends, unless the
 * reader is too slow. Every error ends in a close code with a reason, and after that nothing more is received.
 */
import type { Duplex } from "node:stream";
import { WebSocket } from "ws";
import { Claims } from "#server/realtime/claims.ts";
import { noticeFrame, onTheWire, readFrame, STILL_HERE, wireHead } from "#server/realtime/frames.ts";
import type { Admitted } from "#server/realtime/gate.ts";
import {
  LARGEST_FRAME,
  limitsOf,
  MOST_OWED,
  MOST_OWED_FOR_PRESENCE,
  type RealtimeLimits,
} from "#server/realtime/limits.ts";
import type { Author, Peer } from "#server/realtime/peer.ts";
import type { Attendant, RoomPresence, User } from "#server/realtime/presence.ts";
import type { Room } from "#server/realtime/room.ts";

/** How long a client that flooded may take to read why. */
const FLOODED_MS = 1_000;

export class Connection implements Peer, Attendant {
  readonly admitted: Admitted;
  readonly author: Author;
  readonly user: User;
  readonly refusal: string | null;
  readonly claims: Claims;
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  readonly #limits: RealtimeLimits;
  #at: { room: Room; presence: RoomPresence<Connection> } | null = null;
  #closing = false;
  #unanswered = 0;

  /** `stream` is what the socket writes on: nothing is compressed, so the library buffers nothing. */
  constructor(socket: WebSocket, stream: Duplex, admitted: Admitted, now: () => number) {
    this.#socket = socket;
    this.#stream = stream;
    this.#limits = limitsOf(now);
    this.admitted = admitted;
    this.author = admitted.author;
    this.user = admitted.user;
    this.refusal = admitted.refusal;
    this.claims = new Claims(admitted.blocks);
    socket.on("ping", (data) => this.#may(this.#limits.message()) && socket.pong(data));
    socket.on("pong", () => {
      if (this.#may(this.#limits.message())) this.#unanswered = 0;
    });
    socket.on("message", (data, isBinary) => this.#receive(data as Buffer, isBinary));
    stream.on("data", (data: Buffer) => this.#may(this.#limits.bytes(data.length)));
  }

  /** From here on it receives. */
  enter(room: Room, presence: RoomPresence<Connection>): void {
    this.#at = { room, presence };
    room.join(this);
    presence.join(this);
    this.#socket.resume();
  }

  leave(): void {
    this.#closing = true;
    this.#at?.room.leave(this);
    this.#at?.presence.leave(this);
    this.#at = null;
  }

  /** Resolves when everything that it sent is in the log, or refused. */
  rest(): Promise<void> {
    return this.#at?.room.rest() ?? Promise.resolve();
  }

  send(frame: Uint8Array): void {
    if (this.#closing || this.#socket.readyState !== WebSocket.OPEN) return;
    if (this.#stream.writableLength > MOST_OWED) this.close(1013, "slow");
    else this.#stream.write(wireOf(frame));
  }

  sendIfIdle(...parts: readonly Uint8Array[]): void {
    const [whole] = parts;
    if (!whole || this.#stream.writableLength > MOST_OWED_FOR_PRESENCE) return;
    if (parts.length === 1) this.send(whole);
    else this.#sendInParts(parts);
  }

  /** The parts are shared with other connections, and are not copied. */
  #sendInParts(parts: readonly Uint8Array[]): void {
    if (this.#closing || this.#socket.readyState !== WebSocket.OPEN) return;
    this.#stream.cork();
    this.#stream.write(wireHead(parts.reduce((sum, part) => sum + part.length, 0)));
    for (const part of parts) if (part.length) this.#stream.write(part);
    this.#stream.uncork();
  }

  notify(notice: { type: string }): void {
    this.send(noticeFrame(notice));
  }

  close(code: number, reason: string): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#socket.resume();
    this.#socket.close(code, reason);
  }

  terminate(): void {
    this.#socket.terminate();
  }

  /** Once every 20 seconds. A client that left two pings without an answer is gone. */
  ping() {
    if (this.#unanswered >= 2) return this.terminate();
    this.#unanswered += 1;
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.ping();
    this.send(STILL_HERE);
  }

  #receive(data: Buffer, isBinary: boolean) {
    if (this.#closing || !this.#at) return;
    if (!isBinary) return this.close(1003, "text");
    if (data.length > LARGEST_FRAME) return this.close(4413, "too-large");
    if (this.#may(this.#limits.message())) this.#pass(data, this.#at);
  }

  /**
   * A client that floods is told once, and not read any more: the rest waits on its own machine until the connection is
   * closed.
   */
  #may(within: boolean): boolean {
    if (this.#closing || within) return !this.#closing;
    this.close(4429, "too-many");
    this.#stream.pause();
    setTimeout(() => this.terminate(), FLOODED_MS).unref();
    return false;
  }

  #pass(data: Buffer, { room, presence }: { room: Room; presence: RoomPresence<Connection> }) {
    const frame = readFrame(data);
    switch (frame.type) {
      case "ask-state":
        return this.#may(this.#limits.state()) ? room.answer(this, frame.vector) : undefined;
      case "change":
        return room.change(this, frame.update, frame.step);
      case "presence":
        if (!presence.receive(this, frame.update)) this.close(1007, "malformed");
        return;
      case "ask-presence":
        return presence.answer(this);
      case "receipt":
        return room.receipt(this, frame.bytes);
      case "malformed":
        return this.close(1007, "malformed");
      case "unknown":
        return this.close(1003, "unknown-type");
    }
  }
}

/** What goes to many is framed once: the same bytes get the same Buffer, as long as anybody holds them. */
const wires = new WeakMap<Uint8Array, Buffer>();

function wireOf(frame: Uint8Array): Buffer {
  const ready = wires.get(frame);
  if (ready) return ready;
  const wire = onTheWire(frame);
  wires.set(frame, wire);
  return wire;
}
