/** What an attack is told, and the hands that all of them use: people with seats, who come again when they are sent away. */
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
  /** Of people who may write, a good many. */
  cookies: readonly string[];
  /** Of one who may only read. */
  reader: string;
  /** The moment at which it ends, on the clock of `now`. */
  until: number;
}

export interface Attack {
  name: string;
  run(target: Target): Promise<void>;
}

/** Nobody who is sent away comes back faster than this. */
const BACK_AFTER_MS = 5;

/** Somebody does it over and over, coming in again whenever the line was closed. */
export async function persist(
  target: Target,
  deed: (wire: Wire, round: number) => unknown,
  { as = target.cookies, pauseMs = 2 } = {},
): Promise<void> {
  // One person may come so often only: whoever is sent away comes as the next.
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

/** What came of it, to see that it was an attack at all. */
export const tally: Record<string, number> = {};

export function count(what: string): void {
  tally[what] = (tally[what] ?? 0) + 1;
}

/** Several do it at once, each under names of his own. */
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

/** Comes in and waits until it is heard. */
export async function letIn({ at, sheet }: Target, cookie: string): Promise<Wire> {
  const received = Promise.withResolvers<void>();
  const wire = await open({ at, sheet, cookie }, () => received.resolve());
  await Promise.race([received.promise, wire.closed]);
  return wire;
}

/** The text as it stands, read over a line of one's own. */
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

/** Updates as an honest hand makes them: a clause of its own, and letters in it. */
export function honest(letters: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const words = ownClause(doc);
  for (let i = 0; i < letters; i++) words.insert(words.length, "x");
  return updates;
}

export const changes = (updates: readonly Uint8Array[]) => updates.map(changeFrame);

/** Numbers one after the other, as the wire has them. */
export function numbers(...list: readonly number[]): Uint8Array {
  return written(list);
}

export function written(list: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of list) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

/** The same chances in each run. */
export const chances = () => mulberry(20);
