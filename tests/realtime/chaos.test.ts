/**
 * Several people, one sheet, and everything that goes wrong on the way: a seeded scheduler shuffles the connections'
 * progress, doubles and drops frames with the connection, kills the room before and after the write, and lets copies
 * come back. In the end all hold the same text, and nothing that anybody was told or shown is lost.
 */
import { expect, test } from "vitest";
import * as Y from "yjs";
import { FRAGMENT } from "#domain/text/schema.ts";
import { changeFrame } from "#server/realtime/frames.ts";
import type { Room } from "#server/realtime/room.ts";
import {
  addClause,
  Copy,
  docOf,
  hear,
  idsOf,
  type MemoryLog,
  memoryLog,
  openRoom,
  receipt,
  SHEET,
  seeded,
  textAt,
  wordsOf,
} from "./stand-ins.ts";

const PEOPLE = ["aigul", "bakyt", "chynara", "dilnoza"];
const STEPS = 150;
const RUNS = Number(process.env.CHAOS_RUNS ?? 25);
const FIRST = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e6));

/** A connection whose two directions move one frame at a time, when the scheduler says so. */
class Wire {
  copy: Copy;
  up: Uint8Array[] = [];
  down: Uint8Array[] = [];
  room: Room | null = null;
  /** Words that somebody was told are kept: markers covered by a receipt that came back. */
  readonly told: string[] = [];
  #sent: string[] = [];
  #receipts = new Map<number, string[]>();
  #number = 0;
  /** The server's question was read on this line: what was written off it is on its way, ahead of any receipt. */
  #answered = false;

  constructor(person: string) {
    this.copy = this.#fresh(person);
  }

  /** The page is closed without a word, and what only it had is gone. */
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

  /** As our editor does (app/editor/kept.ts): never before what was written off the line has been sent. */
  ask(): void {
    if (!this.#answered) return;
    this.#number += 1;
    this.#receipts.set(this.#number, [...this.#sent]);
    this.up.push(receipt(this.#number));
  }

  heard(frame: Uint8Array): void {
    if (frame[0] === 102)
      for (const marker of this.#receipts.get(frame[1] ?? 0) ?? []) this.told.push(marker);
    else this.copy.read(frame);
    if (frame[0] === 0 && frame[1] === 0) this.#answered = true;
  }
}

/** How often each deed is done, against the others. */
const WEIGHTS = {
  ...{ type: 3, clause: 1, up: 3, twice: 1, down: 4, late: 1, receipt: 2 },
  ...{ drop: 1, burn: 1, connect: 2, turn: 2, kill: 1 },
};
type Deed = keyof typeof WEIGHTS;
const DEEDS = (Object.keys(WEIGHTS) as Deed[]).flatMap((deed) => Array<Deed>(WEIGHTS[deed]).fill(deed));

interface World {
  log: MemoryLog;
  opened: Awaited<ReturnType<typeof openRoom>>;
  wires: Wire[];
  /** What stood on a screen other than its author's. */
  shown: Set<string>;
  random(): number;
}

async function run(seed: number): Promise<void> {
  const random = mulberry(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const log = memoryLog();
  await seeded(log);
  const wires = PEOPLE.map((person) => new Wire(person));
  const world: World = { log, opened: await openRoom(log), wires, shown: new Set(), random };
  for (const wire of wires) wire.connect(world.opened.room);
  for (let step = 0; step < STEPS; step++) {
    await doing[pick(DEEDS)](pick(wires), world);
    await mend(world, seed);
  }
  await calm(world);
  await judge(world, seed);
}

const doing: Record<Deed, (wire: Wire, world: World) => void | Promise<void>> = {
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
    if (frame && wire.room) hear(wire.room, wire.copy, frame);
  },
  twice(wire) {
    const frame = wire.up[0];
    if (frame && wire.room && frame[0] === 0) hear(wire.room, wire.copy, frame);
  },
  down(wire, { shown }) {
    const frame = wire.down.shift();
    if (frame) wire.heard(frame);
    for (const marker of othersIn(wire.copy)) shown.add(marker);
  },
  late(wire) {
    if (wire.room) hear(wire.room, wire.copy, changeFrame(Y.encodeStateAsUpdate(wire.copy.doc)));
  },
  receipt(wire) {
    if (wire.room) wire.ask();
  },
  drop: (wire) => wire.drop(),
  burn: (wire) => wire.burn(),
  connect(wire, { opened }) {
    if (wire.copy.closed) wire.drop();
    if (!wire.room) wire.connect(opened.room);
  },
  turn: () => new Promise((resolve) => setImmediate(resolve)),
  kill(_, { log, random }) {
    if (random() < 0.2) log.failNext(random() < 0.5 ? "before" : "after");
  },
};

/** A room that failed is built again, and everybody's connection with it. Nobody may be closed for any other reason. */
async function mend(world: World, seed: number): Promise<void> {
  const closed = world.wires.flatMap((wire) => wire.copy.closed ?? []);
  expect(
    closed.filter(({ code }) => code !== 1013),
    `seed ${seed}`,
  ).toEqual([]);
  if (!closed.length) return;
  for (const wire of world.wires) wire.drop();
  for (const wire of world.wires) wire.copy.closed = null;
  world.opened = await openRoom(world.log);
}

/** Nothing more is armed to fail, and whoever is left comes to a room that lives. */
async function calm(world: World): Promise<void> {
  world.log.failNext(null);
  await world.opened.committer.idle();
  for (const wire of world.wires) wire.drop();
  world.opened = await openRoom(world.log);
  await settle(world.wires, world.opened);
}

async function judge({ log, wires, shown }: World, seed: number): Promise<void> {
  const replayed = docOf([(await log.load(SHEET)).state]);
  const text = wordsOf(replayed).join("\n");
  for (const wire of wires) {
    expect(wire.copy.words, `seed ${seed}: ${wire.copy.author.person} differs`).toEqual(wordsOf(replayed));
    for (const marker of wire.told) expect(text, `seed ${seed}: told and lost`).toContain(marker);
  }
  for (const marker of shown) expect(text, `seed ${seed}: shown and lost`).toContain(marker);
  expect(replayed.store.pendingStructs, `seed ${seed}`).toBeNull();
  const ids = idsOf(replayed);
  expect(new Set(ids).size, `seed ${seed}: ids ${ids}`).toBe(ids.length);
  expect(ids, `seed ${seed}`).not.toContain("");
}

async function settle(wires: readonly Wire[], opened: Awaited<ReturnType<typeof openRoom>>): Promise<void> {
  for (const wire of wires) wire.connect(opened.room);
  for (let quiet = 0; quiet < 3; ) {
    let moved = false;
    for (const wire of wires) {
      const down = wire.down.shift();
      if (down) wire.heard(down);
      const up = wire.up.shift();
      if (up && wire.room) hear(wire.room, wire.copy, up);
      moved ||= Boolean(down || up);
    }
    await opened.committer.idle();
    quiet = moved ? 0 : quiet + 1;
  }
}

function othersIn(copy: Copy): string[] {
  const markers = copy.words.join("\n").match(/‹[^‹›]*›/g) ?? [];
  return markers.filter((marker) => !marker.startsWith(`‹${copy.author.person}`));
}

/** A place between markers, so that no marker is ever written into another. */
function markerFree(text: Y.XmlText, random: () => number): number {
  const words = text.toString().replace(/<[^>]*>/g, "");
  const places = Array.from({ length: words.length + 1 }, (_, i) => i).filter(
    (i) => words.lastIndexOf("‹", i - 1) <= words.lastIndexOf("›", i - 1),
  );
  return places[Math.floor(random() * places.length)] ?? 0;
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

test(`W13 shuffled, dropped, doubled, killed between append and tell: all converge, nothing told is lost (seeds ${FIRST} ff.)`, async () => {
  for (let i = 0; i < RUNS; i++) await run(FIRST + i);
}, 60_000);
