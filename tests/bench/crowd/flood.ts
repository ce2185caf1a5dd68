/**
 * One person writes as fast as the connection takes it, one letter in a frame, and some read: how many letters a second
 * reach the last reader? The frames are made before, so that making them is not measured.
 */
import * as Y from "yjs";
import { changeFrame, readFrame, stateFrame } from "#server/realtime/frames.ts";
import { now, ownClause, pause } from "./type.ts";
import { framed, open } from "./wire.ts";

export interface Flooding {
  at: string;
  sheet: string;
  cookies: readonly string[];
  readers: number;
  letters: number;
}

export interface Flooded {
  letters: number;
  /** Until the last reader had the last letter, or nothing more came. */
  ms: number;
  arrived: number;
}

const WRITE = 64 * 1024;
const SILENCE_MS = 3_000;
/** The longest wait for a server that is far behind. */
const PATIENCE_MS = 25_000;

export async function flood(job: Flooding): Promise<() => Promise<Flooded>> {
  const { first, letters, client } = written(job.letters);
  const upTo: number[] = [];
  for (let i = 0; i < job.readers; i++) {
    const wire = await sit(job, i + 1);
    upTo[i] = 0;
    wire.receive = (message) => {
      const frame = readFrame(message);
      if (frame.type !== "change") return;
      upTo[i] = Math.max(upTo[i] ?? 0, Y.parseUpdateMeta(frame.update).to.get(client) ?? 0);
    };
  }
  const writer = await sit(job, 0);
  writer.send(changeFrame(first));
  await pause(500);
  const before = Math.min(...upTo);
  const arrived = () => Math.min(...upTo) - before;
  return async () => {
    const began = now();
    for (const piece of letters)
      if (!writer.socket.write(piece)) await new Promise((go) => writer.socket.once("drain", go));
    let [last, at] = [-1, now()];
    while (arrived() < job.letters && now() - began < PATIENCE_MS) {
      if (arrived() !== last) [last, at] = [arrived(), now()];
      else if (now() - at > SILENCE_MS) break;
      await pause(1);
    }
    return { letters: job.letters, ms: (arrived() < job.letters ? at : now()) - began, arrived: arrived() };
  };
}

async function sit(job: Flooding, i: number) {
  const wire = await open({ ...job, cookie: job.cookies[i % job.cookies.length] as string });
  wire.receive = (message) => {
    if (message[0] === 0 && message[1] === 0) wire.send(stateFrame(new Uint8Array([0, 0])));
  };
  return wire;
}

/** A clause, and then one letter in a frame, many frames in one buffer. */
function written(count: number) {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const words = ownClause(doc);
  for (let i = 0; i < count; i++) words.insert(words.length, "a");
  const [first, ...rest] = updates as [Uint8Array, ...Uint8Array[]];
  const letters: Buffer[] = [];
  let piece: Buffer[] = [];
  let bytes = 0;
  for (const update of rest) {
    const frame = framed(changeFrame(update));
    bytes += piece.push(frame) && frame.length;
    if (bytes < WRITE) continue;
    letters.push(Buffer.concat(piece));
    [piece, bytes] = [[], 0];
  }
  if (piece.length) letters.push(Buffer.concat(piece));
  return { first, letters, client: doc.clientID };
}
