/**
 * Several people, one sheet, and everything that can go wrong on the way. A seeded scheduler shuffles the progress of
 * the connections, doubles frames, drops frames together with their connection, and makes the room fail before and
 * after a write. Copies come back, to the same machine or to another; messages between machines are late, swapped or
 * lost. In the end all hold the same text, and nothing is lost that anybody saw or that was confirmed as saved.
 */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import { changeFrame } from "#server/realtime/frames.ts";
import { decodeNodeMessage, encodeNodeMessage } from "#server/realtime/node-message.ts";
import type { Room } from "#server/realtime/room.ts";
import type { ChangeStretch } from "#server/realtime/tail.ts";
import { idOf } from "#server/store/database/new-id.ts";
import { mulberry } from "../support/mulberry.ts";
import {
  addClause,
  Copy,
  docOf,
  idsOf,
  type MemoryLog,
  memoryLog,
  openRoom,
  receipt,
  receive,
  SHEET,
  seeded,
  textAt,
  wordsOf,
} from "./stand-ins.ts";

const PEOPLE = ["aigul", "bakyt", "chynara", "dilnoza"];
const STEPS = 600;
const RUNS = Number(process.env.CHAOS_RUNS ?? 25);
const FIRST = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e6));

/** A connection whose two directions move one frame at a time, when the scheduler decides. */
class Wire {
  copy: Copy;
  up: Uint8Array[] = [];
  down: Uint8Array[] = [];
  room: Room | null = null;
  /** Words that were confirmed as saved: markers covered by a receipt that came back. */
  readonly notified: string[] = [];
  #sent: string[] = [];
  #receipts = new Map<number, string[]>();
  #number = 0;
  /**
   * True when the server's question was read on this connection: what was written offline is on its way, ahead of any
   * receipt.
   */
  #answered = false;

  constructor(person: string) {
    this.copy = this.#fresh(person);
  }

  /** The page is closed without notice, and what only it had is lost. */
  burn(): void {
    this.drop();
    this.copy = this.#fresh(this.copy.author.person as string);
    this.#sent = [];
  }

  #fresh(person: string): Copy {
    const copy = new Copy(person);
    copy.deliver = (frame) => this.down.push(frame);
    copy.connectBy((frame) => this.room && this.up.push(frame));
    return copy;
  }

  connect(room: Room): void {
    this.room = room;
    this.#answered = false;
    this.copy.closed = null;
    room.join(this.copy);
    room.answer(this.copy, Y.encodeStateVector(this.copy.doc));
  }

  drop(): void {
    this.room?.leave(this.copy);
    this.room = null;
    this.up = [];
    this.down = [];
    this.#receipts.clear();
    this.copy.connectBy((frame) => this.room && this.up.push(frame));
  }

  wrote(marker: string): void {
    this.#sent.push(marker);
  }

  /** As our editor does (app/editor/connection/save-state.ts): never before what was written offline has been sent. */
  ask(): void {
    if (!this.#answered) return;
    this.#number += 1;
    this.#receipts.set(this.#number, [...this.#sent]);
    this.up.push(receipt(this.#number));
  }

  received(frame: Uint8Array): void {
    if (frame[0] === 102)
      for (const marker of this.#receipts.get(frame[1] ?? 0) ?? []) this.notified.push(marker);
    else this.copy.read(frame);
    if (frame[0] === 0 && frame[1] === 0) this.#answered = true;
  }
}

/** How often each step is done, compared with the others. */
const WEIGHTS = {
  ...{ type: 8, clause: 1, up: 16, twice: 1, down: 24, late: 1, receipt: 5 },
  ...{ drop: 1, burn: 1, connect: 6, turn: 6, kill: 1 },
  // Between machines, if there are two.
  ...{ move: 3, carry: 3, swap: 1, lose: 1, look: 1 },
};
type Step = keyof typeof WEIGHTS;
const PERMISSIONS = (Object.keys(WEIGHTS) as Step[]).flatMap((deed) => Array<Step>(WEIGHTS[deed]).fill(deed));

interface Node {
  opened: Awaited<ReturnType<typeof openRoom>>;
  /** What the other machine has sent and is on its way here. */
  mail: Uint8Array[];
  failed: boolean;
}

interface World {
  log: MemoryLog;
  nodes: Node[];
  wires: Wire[];
  /** Markers that were on a screen other than their author's. */
  viewed: Set<string>;
  random(): number;
}

async function run(seed: number, count: number): Promise<void> {
  const random = mulberry(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const log = memoryLog();
  await seeded(log);
  const wires = PEOPLE.map((person) => new Wire(person));
  const world: World = { log, nodes: [], wires, viewed: new Set(), random };
  for (let i = 0; i < count; i++) world.nodes.push(await openNode(world));
  for (const wire of wires) wire.connect(pick(world.nodes).opened.room);
  for (let step = 0; step < STEPS; step++) {
    await doing[pick(PERMISSIONS)](pick(wires), world);
    await mend(world, seed);
  }
  await calm(world);
  await judge(world, seed);
}

/** A machine of its own: what it saves is sent to the others, in bytes. */
async function openNode(world: World): Promise<Node> {
  const kept = (stretch: ChangeStretch) => {
    const message = encodeNodeMessage({ type: "rows", sheet: SHEET, stretch });
    for (const other of world.nodes) if (other !== node) other.mail.push(message);
  };
  const dropped = () => {
    node.failed = true;
  };
  const node: Node = {
    opened: await openRoom(world.log, { newId: idOf, kept, dropped }),
    mail: [],
    failed: false,
  };
  return node;
}

function carry({ mail, opened }: Node): boolean {
  const message = decodeNodeMessage(mail.shift() ?? new Uint8Array());
  if (message?.type === "rows") void opened.room.receive(message.stretch);
  return message !== null;
}

async function look({ opened }: Node, log: MemoryLog): Promise<void> {
  if (opened.room.lacks(log.rows.length)) await opened.room.catchUp();
}

const doing: Record<Step, (wire: Wire, world: World) => void | Promise<void>> = {
  type(wire, { random }) {
    const { length } = wire.copy.doc.getXmlFragment(FRAGMENT);
    if (length === 0) return;
    const marker = `‹${wire.copy.author.person}${Math.floor(random() * 1e9)}›`;
    const text = textAt(wire.copy.doc, Math.floor(random() * length));
    text.insert(markerFree(text, random), marker);
    wire.wrote(marker);
  },
  clause({ copy }, { random }) {
    addClause(copy.doc, Math.floor(random() * (copy.doc.getXmlFragment(FRAGMENT).length + 1)), "new");
  },
  up(wire) {
    const frame = wire.up.shift();
    if (frame && wire.room) receive(wire.room, wire.copy, frame);
  },
  twice(wire) {
    const frame = wire.up[0];
    if (frame && wire.room && frame[0] === 0) receive(wire.room, wire.copy, frame);
  },
  down(wire, { viewed }) {
    const frame = wire.down.shift();
    if (frame) wire.received(frame);
    for (const marker of othersIn(wire.copy)) viewed.add(marker);
  },
  late(wire) {
    if (wire.room) receive(wire.room, wire.copy, changeFrame(Y.encodeStateAsUpdate(wire.copy.doc)));
  },
  receipt(wire) {
    if (wire.room) wire.ask();
  },
  drop: (wire) => wire.drop(),
  burn(wire, { random }) {
    if (random() < 0.3) wire.burn();
  },
  /** As the socket gate does: a person who connects may have seen elsewhere what this room has not received yet. */
  async connect(wire, { nodes, random }) {
    if (wire.copy.closed) wire.drop();
    const { room } = (nodes[Math.floor(random() * nodes.length)] as Node).opened;
    if (nodes.length > 1) await room.catchUp();
    if (!wire.room) wire.connect(room);
  },
  turn: () => new Promise((resolve) => setImmediate(resolve)),
  kill(_, { log, random }) {
    if (random() < 0.2) log.failNext(random() < 0.5 ? "before" : "after");
  },
  async move(wire, world) {
    if (world.nodes.length < 2) return;
    wire.drop();
    await doing.connect(wire, world);
  },
  carry(_, { nodes }) {
    for (const node of nodes) carry(node);
  },
  swap(_, { nodes }) {
    for (const { mail } of nodes) mail.push(...mail.splice(0, 1));
  },
  lose(_, { nodes }) {
    for (const { mail } of nodes) mail.shift();
  },
  async look(_, { nodes, log }) {
    if (nodes.length > 1) for (const node of nodes) await look(node, log);
  },
};

/** A room that failed is built again, with every connection to it. No connection may be closed for any other reason. */
async function mend(world: World, seed: number): Promise<void> {
  const closed = world.wires.flatMap((wire) => wire.copy.closed ?? []);
  expect(
    closed.filter(({ code }) => code !== 1013),
    `seed ${seed}`,
  ).toEqual([]);
  for (const [i, node] of world.nodes.entries()) {
    if (!node.failed) continue;
    for (const wire of world.wires) if (wire.room === node.opened.room) wire.drop();
    world.nodes[i] = await openNode(world);
  }
  for (const wire of world.wires) {
    if (wire.copy.closed) wire.drop();
    wire.copy.closed = null;
  }
}

/** From here on nothing fails, and everybody who is left connects to a working room. */
async function calm(world: World): Promise<void> {
  world.log.failNext(null);
  for (const { opened } of world.nodes) await opened.committer.idle();
  for (const wire of world.wires) wire.drop();
  for (const i of world.nodes.keys()) if (i === 0) world.nodes[i] = await openNode(world);
  for (const { opened } of world.nodes) await opened.room.catchUp();
  await settle(world);
}

async function judge({ log, wires, viewed }: World, seed: number): Promise<void> {
  const replayed = docOf([(await log.load(SHEET)).state]);
  const text = wordsOf(replayed).join("\n");
  for (const wire of wires) {
    expect(wire.copy.words, `seed ${seed}: ${wire.copy.author.person} differs`).toEqual(wordsOf(replayed));
    for (const marker of wire.notified) expect(text, `seed ${seed}: told and lost`).toContain(marker);
  }
  for (const marker of viewed) expect(text, `seed ${seed}: shown and lost`).toContain(marker);
  expect(replayed.store.pendingStructs, `seed ${seed}`).toBeNull();
  const ids = idsOf(replayed);
  expect(new Set(ids).size, `seed ${seed}: ids ${ids}`).toBe(ids.length);
  expect(ids, `seed ${seed}`).not.toContain("");
}

/** Runs until nobody has anything more to send. Messages between machines may be lost to the end. */
async function settle({ wires, nodes, log, random }: World): Promise<void> {
  for (const [i, wire] of wires.entries()) wire.connect((nodes[i % nodes.length] as Node).opened.room);
  for (let quiet = 0; quiet < 3; ) {
    let moved = false;
    for (const wire of wires) {
      const down = wire.down.shift();
      if (down) wire.received(down);
      const up = wire.up.shift();
      if (up && wire.room) receive(wire.room, wire.copy, up);
      moved ||= Boolean(down || up);
    }
    for (const node of nodes) {
      if (random() < 0.3) node.mail.shift();
      moved = carry(node) || moved;
      await node.opened.committer.idle();
      if (!moved) await look(node, log);
    }
    quiet = moved ? 0 : quiet + 1;
  }
}

function othersIn(copy: Copy): string[] {
  const markers = copy.words.join("\n").match(/‹[^‹›]*›/g) ?? [];
  return markers.filter((marker) => !marker.startsWith(`‹${copy.author.person}`));
}

/** A position between markers, so that no marker is ever written into another. */
function markerFree(text: Y.XmlText, random: () => number): number {
  const words = text.toString().replace(/<[^>]*>/g, "");
  const places = Array.from({ length: words.length + 1 }, (_, i) => i).filter(
    (i) => words.lastIndexOf("‹", i - 1) <= words.lastIndexOf("›", i - 1),
  );
  return places[Math.floor(random() * places.length)] ?? 0;
}

test(`W13 shuffled, dropped, doubled, killed between append and tell: all converge, nothing told is lost (seeds ${FIRST} ff.)`, async () => {
  for (let i = 0; i < RUNS; i++) await run(FIRST + i, 1);
}, 60_000);

test(`W13 W25 the same on two machines, with messages between them late, swapped and lost (seeds ${FIRST} ff.)`, async () => {
  for (let i = 0; i < RUNS; i++) await run(FIRST + i, 2);
}, 60_000);
