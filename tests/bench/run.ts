/**
 * npm run bench: how long a keystroke takes to another screen, through our server, where it is durable before anybody
 * sees it, and in the same run through a bare relay and the stock pattern, where it is not. Only the ratios mean
 * anything. Loopback only; stops by itself. Then crowd.ts: what a crowd costs. Then history.ts: what a long log costs.
 */
import { WebSocket } from "ws";
import * as Y from "yjs";
import { CLAUSE_NODE, FRAGMENT, SCHEMA_VERSION } from "#domain/text/schema.ts";
import { changeFrame, readFrame, stateFrame } from "#server/realtime/frames.ts";
import { benchCrowds } from "./crowd.ts";
import { type Server, start } from "./servers.ts";

const KINDS = ["relay", "stock", "ours"] as const;
const SAID: Record<string, string> = {
  relay: "bare relay, keeps nothing   ",
  stock: "in memory, stored later     ",
  ours: "ours, durable before shown  ",
};
const SCENES = [1, 10];
/** Rounds take turns, so that what else the machine does falls on all alike. */
const ROUNDS = 2;
const ROUND_MS = 2_000;
/** A fast typist makes ten a second; three times that gives enough to count. */
const KEY_MS = 33;

const pad = (ms: number) => ms.toFixed(2).padStart(7).padEnd(9);

const late = setTimeout(() => {
  console.error("The bench took longer than it may, and stops.");
  process.exit(1);
}, 88_000);

const servers = await Promise.all(KINDS.map(start));
try {
  for (const typists of SCENES) await compare(typists);
} finally {
  await Promise.all(servers.map((server) => server.end()));
}
await benchCrowds();
clearTimeout(late);
await import("./history.ts");

async function compare(typists: number): Promise<void> {
  const taken = new Map<string, number[]>(KINDS.map((kind) => [kind, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const server of servers) taken.get(server.kind)?.push(...(await measure(server, typists)));
  const floor = figures(taken.get("relay") ?? []);
  console.log(`\n${typists} typing, 1 reading${" ".repeat(9)}p50 ms   p99 ms   keys   ratio to the relay`);
  for (const kind of KINDS) {
    const { p50, p99, keys } = figures(taken.get(kind) ?? []);
    const ratio = `${(p50 / floor.p50).toFixed(1)} x p50, ${(p99 / floor.p99).toFixed(1)} x p99`;
    console.log(`  ${SAID[kind]}${pad(p50)}${pad(p99)}${String(keys).padStart(7)}   ${ratio}`);
  }
}

function figures(taken: number[]): { p50: number; p99: number; keys: number } {
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), keys: sorted.length };
}

/** When each clock of each typist was sent. */
type Sent = Map<number, Map<number, number>>;

async function measure(server: Server, typists: number): Promise<number[]> {
  const sent: Sent = new Map();
  const taken: number[] = [];
  const reader = await connect(server, "reader", new Y.Doc(), (update) => {
    const now = performance.now();
    for (const [client, upto] of Y.parseUpdateMeta(update).to) count(sent.get(client), upto, now, taken);
  });
  const people = await Promise.all(
    Array.from({ length: typists }, (_, i) => typist(server, `typist-${i}`, sent)),
  );
  await pause(200);
  await Promise.all(people.map((person) => person.type()));
  await pause(300);
  for (const { socket } of [reader, ...people]) socket.terminate();
  await pause(100);
  return taken;
}

function count(times: Map<number, number> | undefined, upto: number, now: number, taken: number[]): void {
  for (const [clock, at] of times ?? []) {
    if (clock >= upto) continue;
    taken.push(now - at);
    times?.delete(clock);
  }
}

/** Everybody types in a clause of his own, as delegations mostly do. */
async function typist(server: Server, name: string, sent: Sent) {
  const doc = new Y.Doc();
  const { socket } = await connect(server, name, doc, () => {});
  const times = new Map<number, number>();
  sent.set(doc.clientID, times);
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "wire") socket.send(changeFrame(update));
  });
  const words = new Y.XmlText(" ");
  doc.transact(() => {
    const clause = new Y.XmlElement(CLAUSE_NODE);
    clause.setAttribute("id", `c-${doc.clientID}`);
    clause.insert(0, [words]);
    doc.getXmlFragment(FRAGMENT).insert(0, [clause]);
  });
  const type = async () => {
    await pause(Math.random() * KEY_MS);
    for (let end = performance.now() + ROUND_MS; performance.now() < end; await pause(KEY_MS)) {
      times.set(Y.getState(doc.store, doc.clientID), performance.now());
      words.insert(words.length, "a");
    }
  };
  return { socket, type };
}

async function connect(server: Server, name: string, doc: Y.Doc, heard: (update: Uint8Array) => void) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/collab/bench-sheet?schema=${SCHEMA_VERSION}`, {
    headers: { cookie: `session=${name}` },
    perMessageDeflate: false,
  });
  socket.on("message", (data: Buffer) => {
    const frame = readFrame(data);
    if (frame.type === "ask-state") socket.send(stateFrame(new Uint8Array([0, 0])));
    if (frame.type !== "change") return;
    heard(frame.update);
    if (name === "reader") Y.applyUpdate(doc, frame.update, "wire");
  });
  socket.on("close", (code, reason) => {
    if (code >= 4000) throw new Error(`The server "${server.kind}" closed with ${code} ${reason}.`);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => resolve());
    socket.once("error", reject);
  });
  return { socket };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

// After the servers have gone, so that neither disturbs the other.
const { benchComparison } = await import("./comparison.ts");
benchComparison();
