/**
 * People at a real server over real sockets: one types in a clause of their own, one reads. Both record what they were
 * shown and what was acknowledged, so that it can be checked later.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { CLAUSE_NODE, FRAGMENT, SCHEMA_VERSION } from "#domain/text/schema.ts";
import { askStateFrame, changeFrame, readFrame, stateFrame } from "#server/realtime/frames.ts";
import { idOf } from "#server/store/database/new-id.ts";

/** How far each Yjs client's words were seen: client id -> clock. */
export type Reach = Map<number, number>;

export function reach(into: Reach, client: number, clock: number): void {
  if (clock > (into.get(client) ?? 0)) into.set(client, clock);
}

export interface Place {
  /** host:port */
  at: string;
  sheet: string;
  cookie: string;
}

const EMPTY_VECTOR = new Uint8Array([0]);
const EMPTY_STATE = new Uint8Array([0, 0]);

/** A person who was never there before reads the whole sheet, to the last change. This client brings no copy. */
export async function readAfresh(place: Place): Promise<Reach> {
  const held: Reach = new Map();
  const socket = await connect(place, (update) => note(held, update));
  const whole = new Promise<void>((resolve, reject) => {
    socket.on("message", (data: Buffer) => readFrame(data).type === "receipt" && resolve());
    socket.once("close", (code) => reject(new Error(`The reader was closed with ${code}.`)));
  });
  socket.send(askStateFrame(EMPTY_VECTOR));
  socket.send(receiptFrame(1));
  await whole;
  socket.terminate();
  return held;
}

/** Receives everything that the readers of a sheet are shown. */
export async function watch(place: Place, viewed: Reach): Promise<{ gone: Promise<void> }> {
  const socket = await connect(place, (update) => note(viewed, update));
  socket.send(askStateFrame(EMPTY_VECTOR));
  return { gone: goneOf(socket) };
}

export interface Typist {
  client: number;
  /** One letter, one frame. */
  type(): void;
  typed(): number;
  gone: Promise<void>;
}

/** After so many letters the client asks whether they are durable, as our editor does in a pause. */
const LETTERS_TO_RECEIPT = 5;

export async function sitDown(place: Place, viewed: Reach, acknowledged: Reach): Promise<Typist> {
  const doc = new Y.Doc();
  const socket = await connect(place, (update) => note(viewed, update));
  socket.on("message", (data: Buffer) => {
    const frame = readFrame(data);
    if (frame.type === "receipt") reach(acknowledged, doc.clientID, receiptOf(frame.bytes));
  });
  doc.on("update", (update: Uint8Array) => socket.send(changeFrame(update)));
  const words = ownClause(doc);
  const typed = () => Y.getState(doc.store, doc.clientID);
  return {
    client: doc.clientID,
    type() {
      if (socket.readyState !== WebSocket.OPEN) return;
      words.insert(words.length, "a");
      // The number in the receipt is the number of letters typed until then.
      if (typed() % LETTERS_TO_RECEIPT === 0) socket.send(receiptFrame(typed()));
    },
    typed,
    gone: goneOf(socket),
  };
}

function ownClause(doc: Y.Doc): Y.XmlText {
  const words = new Y.XmlText(" ");
  doc.transact(() => {
    const clause = new Y.XmlElement(CLAUSE_NODE);
    clause.setAttribute("id", idOf(`${doc.clientID}`));
    clause.insert(0, [words]);
    doc.getXmlFragment(FRAGMENT).insert(0, [clause]);
  });
  return words;
}

function note(into: Reach, update: Uint8Array): void {
  for (const [client, clock] of Y.parseUpdateMeta(update).to) reach(into, client, clock);
}

async function connect(
  { at, sheet, cookie }: Place,
  received: (update: Uint8Array) => void,
): Promise<WebSocket> {
  const socket = new WebSocket(`ws://${at}/collab/${sheet}?schema=${SCHEMA_VERSION}`, {
    headers: { cookie },
    perMessageDeflate: false,
  });
  socket.on("message", (data: Buffer) => {
    const frame = readFrame(data);
    if (frame.type === "ask-state") socket.send(stateFrame(EMPTY_STATE));
    if (frame.type === "change") received(frame.update);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => resolve());
    socket.once("error", reject);
  });
  // A killed server resets the connection.
  socket.on("error", () => {});
  socket.on("close", (code, reason) => {
    if (code >= 4000) throw new Error(`The server closed with ${code} ${reason}.`);
  });
  return socket;
}

function goneOf(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => socket.once("close", () => resolve()));
}

function receiptFrame(number: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 102);
  encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

function receiptOf(bytes: Uint8Array): number {
  const decoder = decoding.createDecoder(bytes);
  decoding.readVarUint(decoder);
  return decoding.readVarUint(decoder);
}
