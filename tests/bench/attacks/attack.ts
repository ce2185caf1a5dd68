/**
 * What an attack receives, and what all attacks share: people with seats who connect again after they are sent away.
 */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import { askStateFrame, changeFrame, readFrame } from "#server/realtime/frames.ts";
import { mulberry } from "../../support/mulberry.ts";
import { now, ownClause, pause } from "../crowd/type.ts";
import { open, type Wire } from "../crowd/wire.ts";

export interface Target {
  /** host:port */
  at: string;
  sheet: string;
  /** Many cookies of people who may write. */
  cookies: readonly string[];
  /** The cookie of a person who may only read. */
  reader: string;
  /** When the attack ends, on the clock of `now`. */
  until: number;
}

export interface Attack {
  name: string;
  run(target: Target): Promise<void>;
}

/** The shortest time before a person who was sent away connects again. */
const BACK_AFTER_MS = 5;

/** A person repeats something, and connects again whenever the connection was closed. */
export async function persist(
  target: Target,
  deed: (wire: Wire, round: number) => unknown,
  { as = target.cookies, pauseMs = 2 } = {},
): Promise<void> {
  // The server limits how often one person may connect, so after each closing the next person connects.
  for (let [round, who] = [0, 0]; now() < target.until; who++) {
    const wire = await letIn(target, as[who % as.length] as string).catch(() => null);
    let gone = wire === null;
    wire?.closed.then(({ code }) => {
      gone = true;
      if (now() < target.until) count(`closed ${code}`);
    });
    while (wire && !gone && now() < target.until) {
      await deed(wire, round++);
      count("done");
      await pause(pauseMs);
    }
    wire?.end();
    await pause(BACK_AFTER_MS);
  }
}

/** What the server did with the attack; it shows that there was an attack at all. */
export const tally: Record<string, number> = {};

export function count(what: string): void {
  tally[what] = (tally[what] ?? 0) + 1;
}

/** Several people do it at once, each with their own share of the cookies. */
export async function together(
  people: number,
  target: Target,
  one: (target: Target, i: number) => Promise<void>,
): Promise<void> {
  const hands = Array.from({ length: people }, (_, i) =>
    one({ ...target, cookies: target.cookies.filter((_, at) => at % people === i) }, i),
  );
  await Promise.all(hands);
}

/** Connects and waits until the server answers. */
export async function letIn({ at, sheet }: Target, cookie: string): Promise<Wire> {
  const received = Promise.withResolvers<void>();
  const wire = await open({ at, sheet, cookie }, () => received.resolve());
  await Promise.race([received.promise, wire.closed]);
  return wire;
}

/** The present text, read over a separate connection. */
export async function copyOf({ at, sheet }: Target, cookie: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  doc.getXmlFragment(FRAGMENT);
  const read = Promise.withResolvers<void>();
  const wire = await open({ at, sheet, cookie }, (message) => {
    const frame = readFrame(message);
    if (frame.type !== "change") return;
    Y.applyUpdate(doc, frame.update);
    if (frame.step === 2) read.resolve();
  });
  wire.send(askStateFrame(new Uint8Array([0])));
  await Promise.race([read.promise, wire.closed]);
  wire.end();
  return doc;
}

/** Updates as an honest client makes them: a clause of its own, and letters in it. */
export function honest(letters: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const words = ownClause(doc);
  for (let i = 0; i < letters; i++) words.insert(words.length, "x");
  return updates;
}

export const changes = (updates: readonly Uint8Array[]) => updates.map(changeFrame);

/** Numbers one after the other, in the encoding of the protocol. */
export function numbers(...list: readonly number[]): Uint8Array {
  return written(list);
}

export function written(list: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of list) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

/** The same random numbers in each run. */
export const chances = () => mulberry(20);
