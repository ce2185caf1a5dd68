/**
 * People type at one node; one reader is at the same node, the other at another node. How much later does the second
 * reader get each letter? Both readers are in this process, on one clock, and each letter is measured.
 */
import * as Y from "yjs";
import { changeFrame, readFrame, stateFrame } from "#server/realtime/frames.ts";
import { now, ownClause, pause } from "./type.ts";
import { open, type Wire } from "./wire.ts";

export interface Across {
  /** host:port of the node where they type, and of the other node. */
  here: string;
  there: string;
  sheet: string;
  cookies: readonly string[];
  perSecond: number;
  forMs: number;
}

export interface Crossed {
  /** From the key to the screen, in ms, sorted. */
  here: number[];
  there: number[];
  /** How much later the reader at the other node got the same letter, in ms, sorted. */
  later: number[];
}

const NOTHING = stateFrame(new Uint8Array([0, 0]));
const SETTLE_MS = 500;

export async function across(job: Across): Promise<() => Promise<Crossed>> {
  const hands = await Promise.all(
    job.cookies.map((cookie) => sit({ ...job, at: job.here, cookie }).then(handOf)),
  );
  const [cookie] = job.cookies as [string];
  const clients = new Set(hands.map(({ client }) => client));
  const here = read(await sit({ ...job, at: job.here, cookie }), clients);
  const there = read(await sit({ ...job, at: job.there, cookie }), clients);
  await pause(SETTLE_MS);
  return async () => {
    const began = now();
    let typed = 0;
    const sent = new Map<string, number>();
    for (let past = 0; past < job.forMs; past = now() - began) {
      for (const due = (past / 1_000) * job.perSecond * hands.length; typed < due; typed++) {
        const hand = hands[typed % hands.length] as Hand;
        sent.set(`${hand.client} ${hand.type()}`, now());
      }
      await pause(1);
    }
    await pause(SETTLE_MS);
    return compared(sent, here, there);
  };
}

type Seen = Map<string, number>;

function compared(sent: Seen, here: Seen, there: Seen): Crossed {
  const both = [...sent].filter(([letter]) => here.has(letter) && there.has(letter));
  const after = (seen: Seen) => both.map(([letter, at]) => (seen.get(letter) as number) - at);
  const later = both.map(([letter]) => (there.get(letter) as number) - (here.get(letter) as number));
  const sorted = (list: number[]) => list.sort((a, b) => a - b);
  return { here: sorted(after(here)), there: sorted(after(there)), later: sorted(later) };
}

async function sit({ at, sheet, cookie }: { at: string; sheet: string; cookie: string }): Promise<Wire> {
  const wire = await open({ at, sheet, cookie });
  wire.receive = (message) => {
    if (message[0] === 0 && message[1] === 0) wire.send(NOTHING);
  };
  return wire;
}

interface Hand {
  client: number;
  /** The clock of the letter. */
  type(): number;
}

function handOf(wire: Wire): Hand {
  const doc = new Y.Doc();
  doc.on("update", (update: Uint8Array) => wire.send(changeFrame(update)));
  const words = ownClause(doc);
  return {
    client: doc.clientID,
    type() {
      words.insert(words.length, "a");
      return Y.getState(doc.store, doc.clientID);
    },
  };
}

/** When each letter, by client and clock, was first on this screen. */
function read(wire: Wire, clients: ReadonlySet<number>): Seen {
  const seen: Seen = new Map();
  const upTo = new Map<number, number>();
  const before = wire.receive;
  wire.receive = (message) => {
    before?.(message);
    const frame = readFrame(message);
    if (frame.type !== "change") return;
    const moment = now();
    for (const [client, clock] of Y.parseUpdateMeta(frame.update).to) {
      if (!clients.has(client)) continue;
      for (let one = (upTo.get(client) ?? 0) + 1; one <= clock; one++) seen.set(`${client} ${one}`, moment);
      upTo.set(client, Math.max(clock, upTo.get(client) ?? 0));
    }
  };
  return seen;
}
