/**
 * Two honest people type to each other while something else goes on at their text: how long the longest wait for a
 * letter was, and what each of them has on the screen in the end.
 */
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import { askStateFrame, changeFrame, readFrame, stateFrame } from "#server/realtime/frames.ts";
import { now, ownClause, pause } from "./type.ts";
import { open } from "./wire.ts";

export interface Pairing {
  at: string;
  sheet: string;
  cookies: readonly [string, string];
  forMs: number;
}

export interface Paired {
  /** In ms; a letter that never came counts until the end. */
  longest: number;
  typed: readonly string[];
  /** What each of the two has of the words of both. */
  seen: readonly string[][];
  /** The codes with which the server closed their connections. */
  closed: number[];
}

const TYPE_MS = 25;
const PATIENCE_MS = 3_000;

export async function pair(job: Pairing): Promise<() => Promise<Paired>> {
  const hands = new Set<number>();
  const two = await Promise.all(job.cookies.map((cookie) => sitDown(job, cookie, hands)));
  const [first, second] = two as [Typist, Typist];
  await pause(200);
  return async () => {
    const end = now() + job.forMs;
    for (let i = 0; now() < end; i++) {
      (i % 2 ? first : second).type();
      await pause(TYPE_MS);
    }
    const late = now() + PATIENCE_MS;
    while (now() < late && !(sees(first, second) && sees(second, first))) await pause(5);
    return {
      longest: Math.max(...waits(first, second), ...waits(second, first)),
      typed: two.map((one) => one.words.toString()),
      seen: two.map(({ doc }) => wordsIn(doc)),
      closed: two.flatMap((one) => one.closed),
    };
  };
}

interface Typist {
  doc: Y.Doc;
  words: Y.XmlText;
  /** When each letter was sent, by its clock. */
  sent: Map<number, number>;
  /** When each letter of the other was seen. */
  result: Map<number, number>;
  closed: number[];
  type(): void;
}

/** `hands`: the client ids of the two. */
async function sitDown({ at, sheet }: Pairing, cookie: string, hands: Set<number>): Promise<Typist> {
  const doc = new Y.Doc();
  hands.add(doc.clientID);
  doc.getXmlFragment(FRAGMENT);
  const whole = Promise.withResolvers<void>();
  const [sent, result] = [new Map<number, number>(), new Map<number, number>()];
  const closed: number[] = [];
  const seen = new Map<number, number>();
  const wire = await open({ at, sheet, cookie }, (message) => {
    const frame = readFrame(message);
    if (frame.type === "ask-state") wire.send(stateFrame(Y.encodeStateAsUpdate(doc, frame.vector)));
    if (frame.type !== "change") return;
    const moment = now();
    Y.applyUpdate(doc, frame.update, "line");
    // Counts only the letters of the other honest person: an attacker may claim two thousand million letters.
    for (const client of [...hands].filter((one) => one !== doc.clientID)) {
      const clock = Y.getState(doc.store, client);
      for (let i = seen.get(client) ?? 0; i < clock; i++) result.set(keyOf(client, i), moment);
      seen.set(client, clock);
    }
    if (frame.step === 2) whole.resolve();
  });
  wire.closed.then(({ code }) => closed.push(code));
  wire.send(askStateFrame(new Uint8Array([0])));
  await whole.promise;
  doc.on("update", (update: Uint8Array, from: unknown) => from !== "line" && wire.send(changeFrame(update)));
  const words = ownClause(doc);
  return {
    ...{ doc, words, sent, result, closed },
    type() {
      sent.set(keyOf(doc.clientID, Y.getState(doc.store, doc.clientID)), now());
      words.insert(words.length, String.fromCharCode(97 + (words.length % 26)));
    },
  };
}

const MOST_CLOCKS = 2 ** 20;
const keyOf = (client: number, clock: number) => client * MOST_CLOCKS + clock;

const sees = (one: Typist, other: Typist) => [...other.sent.keys()].every((key) => one.result.has(key));

function waits(one: Typist, other: Typist): number[] {
  return [...one.sent].map(([key, moment]) => (other.result.get(key) ?? now()) - moment);
}

export function wordsIn(doc: Y.Doc): string[] {
  const clauses = doc.getXmlFragment(FRAGMENT).toArray() as Y.XmlElement[];
  return clauses.map((clause) => (clause.get(0) as Y.XmlText).toString());
}
