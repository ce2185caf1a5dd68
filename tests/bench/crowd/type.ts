/**
 * Many people type at once, each in a clause of their own, as delegations mostly do. Some also read, and report how
 * long each letter took to reach their screen. All use the clock of the machine, so times can be compared.
 */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { CLAUSE_NODE, FRAGMENT } from "#domain/text/schema.ts";
import { changeFrame, presenceFrame, readFrame, stateFrame } from "#server/realtime/frames.ts";
import { idOf } from "#server/store/database/new-id.ts";
import { open, type Wire } from "./wire.ts";

export interface Typing {
  at: string;
  /** They are divided among these in turn. */
  sheets: readonly string[];
  cookies: readonly string[];
  typists: number;
  readers: number;
  /** Letters of one typist in a second. */
  perSecond: number;
  forMs: number;
  /** A caret moves with each letter. */
  carets?: boolean;
  /** They send back what they receive of the carets of others, as stock clients do. */
  echo?: boolean;
}

export interface Typed {
  letters: number;
  /** The share of the letters that reached the readers. */
  arrived: number;
  /** In ms, sorted. */
  taken: number[];
  /** To one connection, on average. */
  frames: number;
}

/** So many people report what they see; for the others only bytes are counted. */
const READING = 12;
/** After so long without a letter no more are expected. */
const SILENCE_MS = 2_000;
/** The longest wait for a server that is far behind. */
const PATIENCE_MS = 12_000;
const TICK_MS = 1;

/** When each clock of each Yjs client was sent. */
type Sent = Map<number, Map<number, number>>;

export async function typeTogether(job: Typing): Promise<() => Promise<Typed>> {
  const sent: Sent = new Map();
  const eyes: Eye[] = [];
  const count = job.typists + job.readers;
  const every = Math.max(1, Math.floor(count / READING));
  const people: Person[] = [];
  // A few at a time, as people come into a meeting.
  for (let from = 0; from < count; from += 20)
    people.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(20, count - from) }, (_, i) => sitDown(job, from + i, sent)),
      )),
    );
  const reading = people.filter((_, i) => i % every === 0);
  for (const person of reading) eyes.push(eyeOf(person, people, sent));
  await pause(500);
  return async () => {
    if (!job.echo) for (const { wire } of people.filter((one) => !reading.includes(one))) wire.receive = null;
    for (const { wire } of people) wire.frames = 0;
    const typed = await typeInTurn(people.slice(job.readers), job);
    await until(() => eyes.every((eye) => eye.taken.length === eye.awaited()), eyes);
    const [awaited, seen] = [sum(eyes.map((eye) => eye.awaited())), sum(eyes.map((eye) => eye.taken.length))];
    return {
      letters: typed,
      arrived: awaited ? seen / awaited : 1,
      taken: eyes.flatMap((eye) => eye.taken).sort((a, b) => a - b),
      frames: sum(people.map(({ wire }) => wire.frames)) / count,
    };
  };
}

interface Person {
  wire: Wire & { frames: number };
  sheet: string;
  client: number;
  type(): void;
}

async function sitDown(job: Typing, i: number, sent: Sent): Promise<Person> {
  const sheet = job.sheets[i % job.sheets.length] as string;
  const cookie = job.cookies[i % job.cookies.length] as string;
  const wire = await open({ at: job.at, sheet, cookie });
  wire.receive = (message) => {
    if (job.echo && message[0] === PRESENCE && message.length > 3) wire.send(message.slice());
    if (message[0] === 0 && message[1] === 0) wire.send(NOTHING);
  };
  wire.closed.then(({ code, reason }) => {
    if (code > 1006) throw new Error(`Somebody was closed with ${code} ${reason}.`);
  });
  const doc = new Y.Doc();
  const times = new Map<number, number>();
  sent.set(doc.clientID, times);
  doc.on("update", (update: Uint8Array) => wire.send(changeFrame(update)));
  const words = i < job.readers ? null : ownClause(doc);
  return {
    wire,
    sheet,
    client: doc.clientID,
    type() {
      times.set(Y.getState(doc.store, doc.clientID), now());
      words?.insert(words.length, "a");
      if (job.carets) wire.send(caretOf(doc.clientID, words?.length ?? 0));
    },
  };
}

const PRESENCE = 1;
const NOTHING = stateFrame(new Uint8Array([0, 0]));

export function ownClause(doc: Y.Doc): Y.XmlText {
  const words = new Y.XmlText(" ");
  doc.transact(() => {
    const clause = new Y.XmlElement(CLAUSE_NODE);
    clause.setAttribute("id", idOf(`${doc.clientID}`));
    clause.insert(0, [words]);
    doc.getXmlFragment(FRAGMENT).insert(0, [clause]);
  });
  return words;
}

/** What an editor sends for a caret: a name, a colour, and two positions in the text. */
function caretOf(client: number, at: number): Uint8Array {
  const place = { type: { client, clock: 2 }, tname: null, item: { client, clock: at }, assoc: 0 };
  const state = {
    user: { name: `Delegate ${client}`, color: "#5b6470" },
    cursor: { anchor: place, head: place },
  };
  const entry = encoding.createEncoder();
  encoding.writeVarUint(entry, client);
  encoding.writeVarUint(entry, at);
  encoding.writeVarString(entry, JSON.stringify(state));
  return presenceFrame([encoding.toUint8Array(entry)]);
}

interface Eye {
  taken: number[];
  awaited(): number;
}

/** Records when the letters of others at the same sheet come to this person's screen. */
function eyeOf(person: Person, people: readonly Person[], sent: Sent): Eye {
  const others = people.filter((one) => one !== person && one.sheet === person.sheet);
  const clients = new Set(others.map((one) => one.client));
  const upTo = new Map<number, number>();
  const taken: number[] = [];
  const before = person.wire.receive;
  person.wire.receive = (message) => {
    before?.(message);
    const frame = readFrame(message);
    if (frame.type !== "change") return;
    const moment = now();
    for (const [client, clock] of Y.parseUpdateMeta(frame.update).to) {
      if (!clients.has(client)) continue;
      for (let i = upTo.get(client) ?? 0; i < clock; i++) {
        const at = sent.get(client)?.get(i);
        // Creating the clause is not timed.
        if (at !== undefined) taken.push(moment - at);
      }
      upTo.set(client, Math.max(clock, upTo.get(client) ?? 0));
    }
  };
  const awaited = () => sum([...clients].map((client) => sent.get(client)?.size ?? 0));
  return { taken, awaited };
}

/** They take turns, so that the letters are spread evenly over the time. */
async function typeInTurn(people: readonly Person[], { perSecond, forMs }: Typing): Promise<number> {
  let typed = 0;
  const began = now();
  for (let past = 0; past < forMs; past = now() - began) {
    const due = (past / 1_000) * perSecond * people.length;
    for (; typed < due; typed++) people[typed % people.length]?.type();
    await pause(TICK_MS);
  }
  return typed;
}

async function until(all: () => boolean, eyes: readonly Eye[]): Promise<void> {
  const end = now() + PATIENCE_MS;
  let [last, at] = [-1, now()];
  while (!all() && now() < end) {
    const seen = sum(eyes.map((eye) => eye.taken.length));
    if (seen !== last) [last, at] = [seen, now()];
    else if (now() - at > SILENCE_MS) return;
    await pause(20);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** One clock for all processes. */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}
