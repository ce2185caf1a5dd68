/**
 * The wire, byte for byte (y-websocket's protocol and the types 102 and 103): what a frame says, and how ours are written. Pure. Reading never
 * throws: a frame is understood whole, to its last byte, or it is malformed.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

export type Frame =
  | { type: "ask-state"; vector: Uint8Array }
  | { type: "change"; step: 2 | "update"; update: Uint8Array }
  | { type: "presence"; update: Uint8Array }
  | { type: "ask-presence" }
  /** To be sent back unchanged, once all that came before it is durable. */
  | { type: "receipt"; bytes: Uint8Array }
  | { type: "malformed" }
  | { type: "unknown"; number: number };

const SYNC = 0;
const PRESENCE = 1;
const ASK_PRESENCE = 3;
const RECEIPT = 102;
const NOTICE = 103;
/** A WebSocket message in one frame (FIN) of bytes (opcode 2). */
const BINARY = 0x82;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

export function readFrame(bytes: Uint8Array): Frame {
  try {
    const decoder = decoding.createDecoder(bytes);
    const frame = read(decoder, bytes);
    return decoder.pos === bytes.length || frame.type === "unknown" ? frame : { type: "malformed" };
  } catch {
    return { type: "malformed" };
  }
}

function read(decoder: decoding.Decoder, bytes: Uint8Array): Frame {
  const number = decoding.readVarUint(decoder);
  if (number === SYNC) return readSync(decoder);
  if (number === PRESENCE) return { type: "presence", update: decoding.readVarUint8Array(decoder) };
  if (number === ASK_PRESENCE) return { type: "ask-presence" };
  if (number !== RECEIPT) return { type: "unknown", number };
  decoding.readVarUint(decoder);
  return { type: "receipt", bytes };
}

function readSync(decoder: decoding.Decoder): Frame {
  const step = decoding.readVarUint(decoder);
  const content = decoding.readVarUint8Array(decoder);
  if (step === STEP_1) return { type: "ask-state", vector: content };
  if (step === STEP_2) return { type: "change", step: 2, update: content };
  return step === UPDATE ? { type: "change", step: "update", update: content } : { type: "malformed" };
}

export const askStateFrame = (vector: Uint8Array) => syncFrame(STEP_1, vector);
export const stateFrame = (update: Uint8Array) => syncFrame(STEP_2, update);
export const changeFrame = (update: Uint8Array) => syncFrame(UPDATE, update);

export function presenceFrame(entries: readonly Uint8Array[]): Uint8Array {
  const update = encoding.createEncoder();
  encoding.writeVarUint(update, entries.length);
  for (const entry of entries) encoding.writeUint8Array(update, entry);
  return framed(PRESENCE, encoding.toUint8Array(update));
}

/** The header before so many entries of so many bytes. */
export function presenceHead(entries: number, bytes: number): Uint8Array {
  const count = encoding.createEncoder();
  encoding.writeVarUint(count, entries);
  const head = encoding.createEncoder();
  encoding.writeVarUint(head, PRESENCE);
  encoding.writeVarUint(head, encoding.length(count) + bytes);
  encoding.writeUint8Array(head, encoding.toUint8Array(count));
  return encoding.toUint8Array(head);
}

/** A stock client closes after 30 seconds without a message; a ping does not count. This message has no content. */
export const STILL_HERE = presenceFrame([]);

export function noticeFrame(notice: { type: string }): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, NOTICE);
  encoding.writeVarString(encoder, JSON.stringify(notice));
  return encoding.toUint8Array(encoder);
}

/** The frame as it goes over the socket, RFC 6455: binary, whole, unmasked. To be written unchanged, to many. */
export function onTheWire(frame: Uint8Array): Buffer {
  const head = wireHead(frame.length);
  return Buffer.concat([head, frame]);
}

/** The header before a message of so many bytes. */
export function wireHead(length: number): Buffer {
  if (length < 126) return Buffer.from([BINARY, length]);
  const head = Buffer.alloc(length < 2 ** 16 ? 4 : 10);
  head[0] = BINARY;
  head[1] = head.length === 4 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

function syncFrame(step: number, content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, content);
  return encoding.toUint8Array(encoder);
}

function framed(number: number, content: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, number);
  encoding.writeVarUint8Array(encoder, content);
  return encoding.toUint8Array(encoder);
}
