/**
 * The client end of a WebSocket, without a library: a load generator that costs little, and that can also send what no
 * library would send. The mask is all zeros, so the bytes of a frame do not change and can be made before.
 */
import { randomBytes } from "node:crypto";
import net from "node:net";
import { SCHEMA_VERSION } from "#domain/text/schema.ts";

export interface Place {
  /** host:port */
  at: string;
  sheet: string;
  cookie: string;
}

export interface Wire {
  socket: net.Socket;
  /** Number of frames and bytes that came, of all kinds. */
  readonly frames: number;
  readonly bytes: number;
  /** Called with each message; the bytes are valid only during the call. If it is null, messages are only counted. */
  receive: ((message: Buffer) => void) | null;
  send(message: Uint8Array): void;
  /** The code with which it was closed; 1006 if there was none. */
  closed: Promise<{ code: number; reason: string }>;
  end(): void;
}

export async function open(place: Place, receive: Wire["receive"] = null): Promise<Wire> {
  const [host, port] = place.at.split(":") as [string, string];
  const socket = net.connect({ host, port: Number(port), noDelay: true });
  socket.write(handshake(place));
  const rest = await answered(socket);
  return listening(socket, rest, receive);
}

export function handshake({ at, sheet, cookie }: Place): string {
  return [
    `GET /collab/${sheet}?schema=${SCHEMA_VERSION} HTTP/1.1`,
    `Host: ${at}`,
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    `Cookie: ${cookie}`,
    "\r\n",
  ].join("\r\n");
}

/** The bytes that came after the answer already belong to the first frames. */
function answered(socket: net.Socket): Promise<Buffer> {
  let head = Buffer.alloc(0);
  return new Promise((resolve, reject) => {
    const receive = (data: Buffer) => {
      head = Buffer.concat([head, data]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      socket.off("data", receive);
      const line = head.toString("latin1", 0, head.indexOf("\r\n"));
      if (line.startsWith("HTTP/1.1 101")) resolve(head.subarray(end + 4));
      else reject(new Error(`The server answered ${line}.`));
    };
    socket.on("data", receive);
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("The server hung up before it answered.")));
  });
}

const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const MASKED = 0x80;

function listening(socket: net.Socket, first: Buffer, receive: Wire["receive"]): Wire {
  let saying = { code: 1006, reason: "" };
  const closed = Promise.withResolvers<typeof saying>();
  const wire = {
    socket,
    frames: 0,
    bytes: 0,
    receive,
    send: (message: Uint8Array) => void socket.write(framed(message)),
    closed: closed.promise,
    end: () => void socket.destroy(),
  };
  let rest: Buffer = Buffer.alloc(0);
  const take = (data: Buffer) => {
    wire.bytes += data.length;
    const buffer = rest.length ? Buffer.concat([rest, data]) : data;
    let at = 0;
    for (let frame = cut(buffer, at); frame; frame = cut(buffer, at)) {
      wire.frames += 1;
      at = frame.end;
      // A crowd gets a million frames a second: nothing is made of those that nobody reads.
      if (frame.opcode === BINARY && !wire.receive) continue;
      const message = buffer.subarray(frame.start, frame.end);
      if (frame.opcode === PING) socket.write(framed(message, 0x8a));
      else if (frame.opcode === CLOSE) {
        if (message.length >= 2)
          saying = { code: message.readUInt16BE(0), reason: message.toString("utf8", 2) };
        socket.end(framed(message, 0x88));
      } else wire.receive?.(message);
    }
    rest = buffer.subarray(at);
  };
  socket.on("data", take);
  socket.on("error", () => {});
  socket.once("close", () => closed.resolve(saying));
  if (first.length) take(first);
  return wire;
}

/** The frame that begins at `at`, if all of it has come. */
function cut(buffer: Buffer, at: number): { opcode: number; start: number; end: number } | null {
  const left = buffer.length - at;
  if (left < 2) return null;
  const short = (buffer[at + 1] as number) & 0x7f;
  const head = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (left < head) return null;
  const length =
    short < 126
      ? short
      : short === 126
        ? buffer.readUInt16BE(at + 2)
        : Number(buffer.readBigUInt64BE(at + 2));
  const start = at + head;
  if (start + length > buffer.length) return null;
  return { opcode: (buffer[at] as number) & 0x0f, start, end: start + length };
}

/** A whole binary message as it is sent. */
export function framed(message: Uint8Array, first = 0x82): Buffer {
  const { length } = message;
  const start = length < 126 ? 2 : length < 2 ** 16 ? 4 : 10;
  const frame = Buffer.alloc(start + 4 + length);
  frame[0] = first;
  frame[1] = MASKED | (start === 2 ? length : start === 4 ? 126 : 127);
  if (start === 4) frame.writeUInt16BE(length, 2);
  if (start === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(message, start + 4);
  return frame;
}
