/**
 * What a crowd costs the server: CPU per 1,000 deliveries at 50 and 200 readers, and per joiner of a large text. CPU
 * is the web process's alone, in the same run for all; the database's is not in it.
 */
import { WebSocket } from "ws";
import * as Y from "yjs";
import { CLAUSE_NODE, FRAGMENT, SCHEMA_VERSION } from "#domain/text/schema.ts";
import { askStateFrame, changeFrame, readFrame, stateFrame } from "#server/realtime/frames.ts";
import { type Kind, type Server, start } from "./servers.ts";

const CROWDS = [50, 200];
/** Forty people at five letters a second. */
const TYPISTS = 40;
const EDITS_PER_SECOND = 200;
const TYPING_MS = 2_500;
const JOINERS = 200;
/** So many letters at as many places make 311 kB, as the longest editing trace of the samples does. */
const STATE_STRUCTS = 8_150;

export async function benchCrowds(): Promise<void> {
  console.log(
    `\n${EDITS_PER_SECOND} letters a second${" ".repeat(13)}CPU ms per 1,000 deliveries   frames to each`,
  );
  for (const readers of CROWDS) await fanOut(readers);
  await joining();
}

async function fanOut(readers: number): Promise<void> {
  const servers = await Promise.all((["relay", "batched", "ours"] as const).map(start));
  console.log(`  ${readers} readers`);
  for (const server of servers) {
    const { cpu, edits, frames } = await type(server, readers);
    const each = ((cpu / (edits * readers)) * 1_000).toFixed(2);
    console.log(`    ${SAID[server.kind]}${each.padStart(10)}${(frames / readers).toFixed(0).padStart(30)}`);
  }
  await Promise.all(servers.map((server) => server.end()));
}

const SAID: Record<Kind, string> = {
  relay: "bare relay                ",
  batched: "relay that gathers 10 ms  ",
  stock: "in memory, stored later   ",
  ours: "ours                      ",
};

async function type(
  server: Server,
  readers: number,
): Promise<{ cpu: number; edits: number; frames: number }> {
  let frames = 0;
  const crowd = await Promise.all(Array.from({ length: readers }, (_, i) => connect(server, `reader-${i}`)));
  const people = await Promise.all(Array.from({ length: TYPISTS }, (_, i) => typist(server, `typist-${i}`)));
  await pause(300);
  for (const socket of crowd) socket.on("message", () => frames++);
  const before = await server.cpu();
  const edits = await typeInTurn(people);
  await pause(200);
  const cpu = (await server.cpu()) - before;
  for (const socket of [...crowd, ...people.map((person) => person.socket)]) socket.terminate();
  return { cpu, edits, frames };
}

async function typeInTurn(people: readonly { type(): void }[]): Promise<number> {
  let edits = 0;
  const began = performance.now();
  for (let past = 0; past < TYPING_MS; past = performance.now() - began) {
    for (; edits < (past / 1_000) * EDITS_PER_SECOND; edits++) people[edits % people.length]?.type();
    await pause(1);
  }
  return edits;
}

async function typist(server: Server, name: string) {
  const doc = new Y.Doc();
  const socket = await connect(server, name);
  doc.on("update", (update: Uint8Array) => socket.send(changeFrame(update)));
  const words = ownClause(doc);
  return { socket, type: () => words.insert(words.length, "a") };
}

async function joining(): Promise<void> {
  const state = largeState();
  console.log(
    `\n${JOINERS} join a text of ${Math.round(state.length / 1_000)} kB   CPU ms each   the last after ms`,
  );
  for (const kind of ["batched", "stock", "ours"] as const) {
    const server = await start(kind);
    const author = await connect(server, "author");
    author.send(changeFrame(state));
    // Who comes first waits until the server has taken it in.
    const first = await join(server, "first");
    await pause(300);
    const before = await server.cpu();
    const began = performance.now();
    const crowd = await Promise.all(Array.from({ length: JOINERS }, (_, i) => join(server, `joiner-${i}`)));
    const last = performance.now() - began;
    const each = ((await server.cpu()) - before) / JOINERS;
    console.log(`  ${SAID[kind]}${each.toFixed(2).padStart(14)}${last.toFixed(0).padStart(18)}`);
    for (const socket of [author, first, ...crowd]) socket.terminate();
    await server.end();
  }
}

async function join(server: Server, name: string): Promise<WebSocket> {
  const socket = await connect(server, name);
  const whole = new Promise<void>((resolve) => {
    // The last byte of a state tells nothing; its length does, and it is not read further.
    socket.on("message", (data: Buffer) => data.length > 100_000 && resolve());
  });
  socket.send(askStateFrame(new Uint8Array([0])));
  await whole;
  return socket;
}

/** Letters at places all over one clause, so that hardly two of them are one struct. */
function largeState(): Uint8Array {
  const doc = new Y.Doc();
  const words = ownClause(doc);
  doc.transact(() => {
    for (let i = 0; i < STATE_STRUCTS; i++) words.insert((i * 7_919) % words.length, "some");
  });
  return Y.encodeStateAsUpdate(doc);
}

function ownClause(doc: Y.Doc): Y.XmlText {
  const words = new Y.XmlText(" ");
  doc.transact(() => {
    const clause = new Y.XmlElement(CLAUSE_NODE);
    clause.setAttribute("id", `c-${doc.clientID}`);
    clause.insert(0, [words]);
    doc.getXmlFragment(FRAGMENT).insert(0, [clause]);
  });
  return words;
}

async function connect(server: Server, name: string): Promise<WebSocket> {
  const url = `ws://127.0.0.1:${server.port}/collab/bench-sheet?schema=${SCHEMA_VERSION}`;
  const options = { headers: { cookie: `session=${name}` }, perMessageDeflate: false };
  const socket = new WebSocket(url, options);
  socket.once("message", (data: Buffer) => {
    if (readFrame(data).type === "ask-state") socket.send(stateFrame(new Uint8Array([0, 0])));
  });
  socket.on("close", (code, reason) => {
    if (code >= 4000) throw new Error(`The server "${server.kind}" closed with ${code} ${reason}.`);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => resolve());
    socket.once("error", reject);
  });
  return socket;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
